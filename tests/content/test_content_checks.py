"""Each check catches what it is there for. A check that finds nothing in bad words would pass on any."""

from dataclasses import replace

import checks
import measures
import pytest
from checks import Said

from connectwell.library import Idea, Library, Prompt
from connectwell.model.terms import DIRECTIONS, Depth, Span, State, When
from small_library import prompt, smallest_deck

GOOD = (
    "Did anyone answer when you spoke or wrote? Who, if so?",
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
        (checks.SAID_ABOVE, "What held this morning?"),
        (checks.SAID_ABOVE, "What have you been glad of lately?"),
    ],
)
def test_a_forbidden_word_is_found(phrases: tuple[str, ...], text: str) -> None:
    assert checks.forbidden(one(text), phrases)


@pytest.mark.parametrize(
    "text", [*GOOD, "A mustard seed.", "The shoulder of a road.", "An underscored line.", "Goalkeepers.", "whyever"]
)
def test_words_are_forbidden_only_as_a_whole(text: str) -> None:
    for phrases in (checks.NEVER, checks.JARGON, checks.HARMFUL, checks.PROMISES, checks.SAID_ABOVE):
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


def test_the_stretch_of_time_is_said_above_and_not_again() -> None:
    def deck(span: Span, ask: str) -> list[Prompt]:
        return [Prompt("seen.others.01", "seen", "others", "open", span, ask)]

    assert checks.says_its_span_twice(deck("day", "Who answered you today?"))
    assert checks.says_its_span_twice(deck("day", "Who answered you in the last day?"))
    assert checks.says_its_span_twice(deck("lately", "Who has answered you lately?"))
    assert checks.says_its_span_twice(deck("now", "Does today feel like any other day?")) == []
    assert checks.says_its_span_twice(deck("day", "Who answered you?")) == []


@pytest.mark.parametrize(
    ("depth", "span", "when", "fault"),
    [
        ("deep", "lately", None, "seen.others.1 is deep over lately"),
        ("open", "years", None, "seen.others.1 is open over years"),
        ("deep", "years", "low", "seen.others.1 is deep and for low ratings"),
        ("deep", "years", "high", None),
        ("gentle", "now", "low", None),
    ],
)
def test_a_span_that_does_not_fit_the_depth_is_found(
    depth: Depth, span: Span, when: When | None, fault: str | None
) -> None:
    found = checks.wrong_span([prompt("seen.others.1", depth, span=span, when=when)])
    assert found == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Did anyone answer?", True),
        ("Did you hide away at all? Where?", True),
        ("Would you rather be left alone, or have company?", True),
        ("If someone told you to rest, did you?", True),
        ("Growing up, was there someone who could tell?", True),
        ("When you fall out with someone, do you write first?", True),
        ("If someone called, what did they want?", False),
        ("Who answered?", False),
        ("What did you do, have or see?", False),
        ("What would help?", False),
    ],
)
def test_what_yes_or_no_answers_is_found(text: str, is_so: bool) -> None:
    assert bool(checks.yes_or_no(one(text))) is is_so


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


def deck(**changed: int) -> list[Prompt]:
    """The smallest deck that is fine, but for how many of one kind there are: `open_any=18` is one fewer."""
    counts = {
        "open_any": 19,
        "gentle_any": 12,
        "open_low": 8,
        "gentle_low": 6,
        "open_high": 10,
        "deep_any": 8,
    } | changed
    made: list[Prompt] = []
    for kind, count in counts.items():
        depth, when = kind.split("_")
        for _ in range(count):
            direction = DIRECTIONS[len(made) % len(DIRECTIONS)]
            id = f"seen.{direction}.{len(made):02}"
            made.append(prompt(id, depth, when=None if when == "any" else when))  # type: ignore[arg-type]  # as above
    return made


def test_an_even_deck_is_fine() -> None:
    assert checks.uneven_deck(deck()) == []
    assert checks.uneven_deck(smallest_deck()) == []


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (deck(open_any=15), "59 prompts, at least 60"),
        (deck(open_low=7), "13 low, at least 14"),
        (deck(open_high=9), "9 high, at least 10"),
        (deck(gentle_any=11), "17 gentle, at least 18"),
        (deck(deep_any=7), "7 deep, at least 8"),
        (deck(open_any=18), "30 for any rating, not deep, at least 31"),
        (deck(gentle_any=8), "14 gentle, not high, at least 15"),
        (deck(open_low=4), "10 low, not deep, at least 11"),
        ([each for each in deck() if each.direction != "surroundings"], "0 in direction surroundings, at least 14"),
        ([replace(each, needs=frozenset(["someone"])) for each in deck()], "0 with nobody to name, at least"),
        ([], "0 prompts"),
    ],
)
def test_an_uneven_deck_is_found(bad: list[Prompt], fault: str) -> None:
    assert any(fault in found for found in checks.uneven_deck(bad))


OWN = Library().connections()


@pytest.mark.parametrize(
    ("kept", "fault"),
    [
        (OWN[:119], "119 connections, at least 120"),
        ([i for i in OWN if len(i.suits) < 5], "0 that suit every state"),
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
