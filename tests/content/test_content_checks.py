"""Each check catches what it is there for. A check that finds nothing in bad words would pass on any."""

import checks
import measures
import pytest
from checks import Said

from connectwell.library import Idea, Library, Prompt
from connectwell.model.terms import DIRECTIONS, Depth, State

GOOD = (
    "Did anyone answer when you spoke or wrote in the last day? Who, if so?",
    "From where you are, what is staying still, if anything?",
    "What comfort from someone else is easiest to let in, if any?",
    "What turned up when expected, if anything: a bus, a voice, a cat?",
)


def one(text: str) -> list[Said]:
    return [Said("x", text)]


# --- Words and signs


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        (checks.NEVER, "Great job."),
        (checks.NEVER, "Why didn't you feel safe?"),
        (checks.NEVER, "You SHOULD rest."),
        (checks.NEVER, "You missed a day."),
        (checks.NEVER, "Was it a perfect day?"),
        (checks.NEVER, "These numbers were verified."),
        (checks.JARGON, "How well did you keep your boundaries?"),
        (checks.JARGON, "How is your nervous system?"),
        (checks.JARGON, "Was there a safe space?"),
        (checks.JARGON, "What self-care did you do?"),
        (checks.PROMISES, "Reach out to a friend."),
        (checks.HARMFUL, "Close your eyes and breathe deeply."),
        (checks.HARMFUL, "What are you grateful for?"),
        (checks.PROMISES, "Call a friend. You'll feel better."),
        (checks.NOT_THE_LAST_DAY, "What held this morning?"),
    ],
)
def test_a_forbidden_word_is_found(phrases: tuple[str, ...], text: str) -> None:
    assert checks.forbidden(one(text), phrases)


@pytest.mark.parametrize(
    "text", [*GOOD, "A mustard seed.", "The shoulder of a road.", "An underscored line.", "Goalkeepers.", "whyever"]
)
def test_words_are_forbidden_only_as_a_whole(text: str) -> None:
    for phrases in (checks.NEVER, checks.JARGON, checks.HARMFUL, checks.PROMISES, checks.NOT_THE_LAST_DAY):
        assert checks.forbidden(one(text), phrases) == []


@pytest.mark.parametrize(
    "text",
    ["Well done!", "A cup \u2615?", "It\u2019s here?", 'Who said "hello"?', "Here; there?", "A *kind* word?", "[b]",
     "a\tb", "Here \u2013 there?", "\u201cHello\u201d?", "Wait\u2026"],
)  # fmt: skip
def test_an_odd_sign_is_found(text: str) -> None:
    assert checks.odd_signs(one(text))


@pytest.mark.parametrize("text", [*GOOD, "It's a caf\u00e9, isn't it?", "Call 112 (free), or 08-15: 24/7."])
def test_plain_signs_are_fine(text: str) -> None:
    assert checks.odd_signs(one(text)) == []


# --- One question, short, of the last day


@pytest.mark.parametrize(
    "text",
    [
        "Name someone who noticed you.",
        "Who noticed you? And how long did it take you to notice them in return?",
        "Who was there? Where? When?",
        "Think of the last day. What was in it?",
        "",
    ],
)
def test_what_does_not_ask_one_thing_is_found(text: str) -> None:
    assert checks.not_one_question(one(text))


@pytest.mark.parametrize("text", [*GOOD, "Was there something you kept to yourself? No need to say what."])
def test_one_question_with_a_short_tail_is_fine(text: str) -> None:
    assert checks.not_one_question(one(text)) == []


def test_too_many_words_are_found() -> None:
    assert checks.too_long(one("word " * 26), 25)
    assert checks.too_long(one("word " * 25), 25) == []


def test_today_is_for_gentle_prompts_alone() -> None:
    def deck(depth: Depth) -> list[Prompt]:
        return [Prompt("seen.others.01", "seen", "others", depth, "Who answered you today, if anyone?")]

    assert checks.not_the_last_day(deck("open"))
    assert checks.not_the_last_day(deck("deep"))
    assert checks.not_the_last_day(deck("gentle")) == []


def test_the_same_opening_over_and_over_is_found() -> None:
    said = [Said(str(n), f"Was there a {thing}?") for n, thing in enumerate(("door", "cup", "bird"))]
    assert checks.worn_openings(said, most=2) == ["'was there' opens 3, at most 2"]
    assert checks.worn_openings(said, most=3) == []


# --- Reading level


def test_hard_words_are_found() -> None:
    hard = "How would you characterise the predominant interpersonal dynamics underlying your relational insecurity?"
    assert any(fault.startswith("mean grade") for fault in checks.hard_to_read(one(hard)))
    assert any(fault.startswith("x: grade") for fault in checks.hard_to_read(one(hard)))
    assert any(
        fault.startswith("x: grade") for fault in checks.hard_to_read([*one(hard), *map(Said, "abcdefgh", GOOD * 2)])
    )
    assert checks.hard_to_read([Said("x", text) for text in GOOD]) == []


def test_the_grade_follows_its_formula() -> None:
    assert measures.grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert measures.grade("The animal sat. It was quiet.") == pytest.approx(0.39 * 3 + 11.8 * 9 / 6 - 15.59)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("door", 1), ("eyes", 1), ("asked", 1), ("named", 1), ("breathe", 1), ("voice", 1), ("didn't", 1),
        ("little", 2), ("table", 2), ("quiet", 2), ("wanted", 2), ("noticed", 2), ("being", 2), ("saying", 2),
        ("houses", 2), ("people", 2), ("sometimes", 2), ("something", 2), ("anyone", 2), ("someone's", 2),
        ("animal", 3), ("radio", 3), ("family", 3), ("remember", 3), ("surprising", 3), ("comfortable", 4),
        ("insecurity", 5),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert measures.syllables(word) == count


def test_words_and_sentences() -> None:
    assert measures.words("It's Ana's well-worn cup: 24 years.") == [
        "it's",
        "ana's",
        "well",
        "worn",
        "cup",
        "24",
        "years",
    ]
    assert measures.sentences("Who? Where, if so? Here") == 3
    assert measures.sentences("Here") == 1


# --- Twins


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Who noticed something small about you in the last day?", "Did someone notice any small thing about you?"),
        ("Which door was open in the last day, if any?", "Which door was open in the last day, if one was?"),
        ("Where did an animal greet you, if one did?", "Did any animals greet you in the last day? Where?"),
        ("What kept its usual place, if anything did?", "Was there something that kept to its usual place?"),
    ],
)
def test_twins_are_found(first: str, second: str) -> None:
    assert checks.twins([Said("a", first), Said("b", second)])


def test_what_only_shares_a_frame_is_no_twin() -> None:
    said = [
        Said("a", "Where did you get some rest in the last day, if anywhere?"),
        Said("b", "Where did you have to watch out the least in the last day, if anywhere?"),
        Said("c", "What turned up on time in the last day, if anything?"),
    ]
    assert checks.twins(said) == []


def test_the_likest_pair_comes_first() -> None:
    said = [Said("a", "A red door was open."), Said("b", "A blue cup."), Said("c", "The red door was open then.")]
    alike, first, second = next(checks.likest(said))
    assert (first.id, second.id) == ("a", "c")
    assert 0 < alike <= 1
    assert measures.likeness(first.text, first.text) == 1


# --- Counts


def deck(gentle: int, open_: int, deep: int, directions: tuple[str, ...] = DIRECTIONS) -> list[Prompt]:
    depths: list[Depth] = [*["gentle"] * gentle, *["open"] * open_, *["deep"] * deep]  # type: ignore[list-item]
    return [
        Prompt(str(n), "seen", directions[n % len(directions)], depth, "Who?")  # type: ignore[arg-type]
        for n, depth in enumerate(depths)
    ]


@pytest.mark.parametrize("good", [deck(16, 16, 4), deck(24, 20, 4), deck(36, 0, 0)])
def test_an_even_deck_is_fine(good: list[Prompt]) -> None:
    assert checks.uneven_deck(good) == []


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (deck(16, 16, 3), "35 prompts, at least 36"),
        (deck(15, 17, 4), "15 gentle of 36"),
        (deck(20, 24, 4), "20 gentle of 48"),
        (deck(16, 15, 5), "5 deep of 36"),
        (deck(20, 20, 0, ("others", "myself")), "0 in direction surroundings"),
        ([], "0 prompts"),
    ],
)
def test_an_uneven_deck_is_found(bad: list[Prompt], fault: str) -> None:
    assert any(fault in found for found in checks.uneven_deck(bad))


OWN = Library().connections()


@pytest.mark.parametrize(
    ("kept", "fault"),
    [
        (OWN[:71], "71 connections, at least 72"),
        ([i for i in OWN if i.id != "hold-a-door"], "hold-a-door is absent"),
        ([i for i in OWN if i.effort > 1], "0 nearly nothing"),
        ([i for i in OWN if i.needs], "0 that need nothing at all"),
        ([i for i in OWN if "shut-down" not in i.suits], "0 for shut-down, at least"),
        ([i for i in OWN if i.setting in ("out", "online")], "0 for shut-down, without speech or going out"),
        ([i for i in OWN if "stirred-up" not in i.suits], "0 for stirred-up"),
        ([i for i in OWN if "safe" not in i.touches], "0 for shut-down, that touch safe"),
        ([i for i in OWN if i.setting != "anywhere"], "0 that need nothing and fit anywhere"),
        ([i for i in OWN if i.effort < 4], "0 a longer visit"),
    ],
)
def test_too_few_connections_for_somebody_are_found(kept: list[Idea], fault: str) -> None:
    assert any(fault in found for found in checks.uneven_connections(kept))


def test_a_state_left_alone_is_found() -> None:
    nobody_at_ease = [idea for idea in OWN if idea.needs]
    assert len(checks.left_alone(nobody_at_ease)) == 5
    too_much = [idea for idea in OWN if idea.effort > 2]
    assert any(fault.startswith("shut-down: 0 left") for fault in checks.left_alone(too_much))


def test_a_connection_that_suits_a_state_and_asks_too_much_of_it_is_found() -> None:
    suits = frozenset[State](("settled", "shut-down"))
    little, much = (Idea("x", "Do.", effort, "home", frozenset(), suits, ("safe",)) for effort in (2, 3))
    assert checks.never_chosen([little]) == []
    assert checks.never_chosen([much]) == ["x takes effort 3, and shut-down never gets it"]


@pytest.mark.parametrize("touches", [("seen", "safe", "stable"), ("seen", "seen")])
def test_a_connection_that_claims_too_much_is_found(touches: tuple[str, ...]) -> None:
    idea = Idea("x", "Do.", 1, "home", frozenset(), frozenset(), touches)  # type: ignore[arg-type]  # any words
    assert checks.too_many_touched([idea]) == [f"x touches {', '.join(touches)}"]
