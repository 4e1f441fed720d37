"""The words people read keep to how connectwell speaks. What a test cannot tell, a reader judges."""

import re
from dataclasses import fields

import checks
import measures
import pytest
from checks import Said

from connectwell import sentences
from connectwell.library import Library, SafetyWords
from connectwell.library.choosing_connections import LITTLE_EFFORT
from connectwell.library.connections import SETTINGS
from connectwell.library.practices import KINDS, WAYS
from connectwell.library.prompts import PROMPT_NEEDS
from connectwell.model.terms import DEPTHS, DIRECTIONS, NEEDS, SPANS, STATES, WHENS, Need
from connectwell.sentences import NEED_NAMES
from connectwell.settings import RULED_OUT

LIBRARY = Library()
DECKS = {need: [Said(prompt.id, prompt.ask) for prompt in LIBRARY.prompts(need)] for need in NEEDS}
PROMPTS = [said for deck in DECKS.values() for said in deck]
CONNECTIONS = [Said(idea.id, idea.do) for idea in LIBRARY.connections()]
PRACTICES = [
    Said(f"{name} {step.id} {number}", text)
    for name in LIBRARY.practices()
    for step in LIBRARY.practice(name).steps
    for number, text in enumerate((step.text, *step.options))
    if text
]
PAGES = [
    Said(f"{name} {key}", text)
    for name in LIBRARY.practices()
    for key, text in (
        ("page", LIBRARY.practice(name).before_page),
        *((f"{step.id} left out", step.or_else) for step in LIBRARY.practice(name).steps),
    )
    if text
]
ABOUT_PRACTICES = [Said(f"{name} about", LIBRARY.practice(name).about) for name in LIBRARY.practices()]
COMMUNITIES = LIBRARY.communities()[0]
OF_COMMUNITIES = [
    Said(f"{one.id} {key}", text)
    for one in COMMUNITIES
    for key, text in (
        ("what", one.what),
        ("like", one.like),
        *((f"ask {topic}", question) for topic, question in one.ask),
        *((f"look {number}", line) for number, line in enumerate(one.look, 1)),
    )
]
COMMUNITY_STEPS = [step for one in COMMUNITIES for step in one.steps]
STEPS = [Said(step.idea.id, step.idea.do) for step in COMMUNITY_STEPS]
NEED_WORDS = [
    Said(f"{words.id} {key}", getattr(words, key))
    for words in LIBRARY.needs()
    for key in ("name", "about", "zero", "ten")
]
SAFETY = [
    *(Said(f"steady {number}", line) for number, line in enumerate(LIBRARY.safety().steady, 1)),
    *(
        Said(field.name, re.sub(r"\{\w+\}", "this", getattr(LIBRARY.safety(), field.name)))
        for field in fields(SafetyWords)
        if field.name != "steady"
    ),
]
EVERYTHING = [
    *PROMPTS,
    *CONNECTIONS,
    *OF_COMMUNITIES,
    *STEPS,
    *PRACTICES,
    *PAGES,
    *ABOUT_PRACTICES,
    *NEED_WORDS,
    *SAFETY,
]
READ_TOGETHER: list[tuple[str, list[Said]]] = [
    *DECKS.items(),
    ("connections", CONNECTIONS),
    ("communities", OF_COMMUNITIES),
    ("steps toward communities", STEPS),
    (
        "around them",
        [
            *PRACTICES,
            *PAGES,
            *ABOUT_PRACTICES,
            *(said for said in SAFETY if said.text.count(" ") >= 3),
            *(said for said in NEED_WORDS if " about" in said.id),
        ],
    ),
]


def test_the_needs_have_the_names_that_pages_and_lists_give_them() -> None:
    assert {words.id: words.name for words in LIBRARY.needs()} == NEED_NAMES


def test_every_id_is_used_once_and_nothing_was_left_out() -> None:
    assert len({said.id for said in EVERYTHING}) == len(EVERYTHING)
    assert [LIBRARY.left_out(need) for need in NEEDS] == [()] * len(NEEDS)


def test_every_word_a_key_may_have_is_used() -> None:
    prompts = [prompt for need in NEEDS for prompt in LIBRARY.prompts(need)]
    ideas = LIBRARY.connections()
    assert {prompt.direction for prompt in prompts} == set(DIRECTIONS)
    assert {prompt.depth for prompt in prompts} == set(DEPTHS)
    assert {prompt.span for prompt in prompts} == set(SPANS)
    assert {prompt.when for prompt in prompts} == {None, *WHENS}
    assert {needs for prompt in prompts for needs in prompt.needs} == set(PROMPT_NEEDS)
    assert {idea.effort for idea in ideas} == {1, 2, 3, 4}
    assert {idea.setting for idea in ideas} == set(SETTINGS)
    assert {needs for idea in ideas for needs in idea.needs} == set(RULED_OUT)
    assert {state for idea in ideas for state in idea.suits} == set(STATES)
    assert {need for idea in ideas for need in idea.touches} == set(NEEDS)
    assert set(sentences.SPANS) == set(SPANS)
    assert set(sentences.NEVER_KINDS) == {*RULED_OUT, "this"}


def test_no_sentence_of_today_stands_among_those_no_longer_asked() -> None:
    assert not LIBRARY.no_longer_asked() & {said.text for said in [*PROMPTS, *CONNECTIONS]}


@pytest.mark.parametrize("need", NEEDS)
def test_a_deck_is_even(need: Need) -> None:
    assert checks.uneven_deck(LIBRARY.prompts(need)) == []


@pytest.mark.parametrize(("name", "said"), READ_TOGETHER, ids=[name for name, _ in READ_TOGETHER])
def test_words_are_easy_to_read(name: str, said: list[Said]) -> None:
    assert checks.hard_to_read(said) == [], name


@pytest.mark.parametrize("phrases", [checks.NEVER, checks.JARGON, checks.HARMFUL], ids=["never", "jargon", "harmful"])
def test_some_words_never_appear(phrases: tuple[str, ...]) -> None:
    assert checks.forbidden(EVERYTHING, phrases) == []


def test_nobody_is_pushed_or_told_how_they_will_feel() -> None:
    assert (
        checks.forbidden(
            [*CONNECTIONS, *OF_COMMUNITIES, *STEPS, *PRACTICES, *ABOUT_PRACTICES, *SAFETY], checks.PROMISES
        )
        == []
    )


def test_there_are_plain_signs_alone() -> None:
    assert checks.odd_signs(EVERYTHING) == []


@pytest.mark.parametrize("need", NEEDS)
def test_a_prompt_asks_one_thing_in_few_words(need: Need) -> None:
    assert checks.not_one_question(DECKS[need]) == []
    assert checks.too_long(DECKS[need], checks.PROMPT_WORDS) == []


@pytest.mark.parametrize("need", NEEDS)
def test_a_prompt_says_its_stretch_of_time_once_and_it_fits_its_depth(need: Need) -> None:
    assert checks.says_its_span_twice(LIBRARY.prompts(need)) == []
    assert checks.wrong_span(LIBRARY.prompts(need)) == []


@pytest.mark.parametrize("need", NEEDS)
def test_at_most_one_prompt_in_four_can_be_answered_by_yes_or_no(need: Need) -> None:
    assert 4 * len(checks.yes_or_no(DECKS[need])) <= len(DECKS[need])


@pytest.mark.parametrize("need", NEEDS)
def test_at_most_one_prompt_in_ten_makes_itself_small(need: Need) -> None:
    assert 10 * len(checks.forbidden(DECKS[need], ["even a", "even an", "even one"])) <= len(DECKS[need])


@pytest.mark.parametrize("need", NEEDS)
def test_prompts_of_a_deck_open_in_many_ways(need: Need) -> None:
    assert checks.worn_openings(DECKS[need], most=15) == []
    without_if = [said for said in DECKS[need] if not said.text.startswith("If ")]
    assert checks.worn_openings(without_if, most=7) == []


def test_room_for_nothing_is_left_in_many_ways() -> None:
    with_if_any = [said.id for said in PROMPTS if " if any" in said.text]
    assert len(with_if_any) * 4 <= len(PROMPTS)


def test_no_prompt_has_a_twin_in_any_deck() -> None:
    assert checks.twins(PROMPTS) == []


def test_no_connection_has_a_twin() -> None:
    assert checks.twins([*CONNECTIONS, *STEPS]) == []


def test_connections_are_short_and_ask_nothing() -> None:
    assert checks.too_long([*CONNECTIONS, *STEPS], checks.CONNECTION_WORDS) == []
    assert [said.id for said in CONNECTIONS if "?" in said.text] == []


def test_what_was_done_is_told_shortly_by_the_person_who_did_it() -> None:
    told = [Said(idea.id, idea.told) for idea in (*LIBRARY.connections(), *(step.idea for step in COMMUNITY_STEPS))]
    assert [said.id for said in told if not said.text.endswith(".")] == []
    assert checks.too_long(told, checks.TOLD_WORDS) == []
    asked = {said.id: measures.words(said.text)[0] for said in (*CONNECTIONS, *STEPS)}
    yours = {"you", "your", "you're", "you've", "you'd", "yours"}
    assert [said.id for said in told if not yours.isdisjoint(measures.words(said.text))] == []
    both = {"put", "let", "read"}
    assert {said.id for said in told if measures.words(said.text)[0] in {asked[said.id]} - both} == set()


def test_the_nine_kinds_of_community_are_there_with_steps_from_nearly_nothing_to_a_visit() -> None:
    assert LIBRARY.communities()[1] == ()
    assert {one.id for one in COMMUNITIES} == {
        "group-therapy", "peer-support", "identity-culture", "faith", "trauma-informed", "recovery", "grief",
        "parents-carers", "illness-disability",
    }  # fmt: skip
    for one in COMMUNITIES:
        assert all(question.endswith("?") for _, question in one.ask), one.id
        for mark in ("curious", "mine"):
            efforts = [step.idea.effort for step in one.steps if mark in step.marks]
            assert min(efforts) <= 2, (one.id, mark)
            assert len(efforts) >= 2, (one.id, mark)
            assert any(mark in step.marks and step.idea.suits == set(STATES) for step in one.steps), (one.id, mark)
    for step in COMMUNITY_STEPS:
        if step.idea.effort > LITTLE_EFFORT:
            assert not step.idea.suits & set(checks.LITTLE_FOR), step.idea.id


def test_there_is_a_connection_for_everyone() -> None:
    assert checks.uneven_connections(LIBRARY.connections()) == []
    assert checks.left_alone(LIBRARY.connections()) == []
    assert checks.never_chosen(LIBRARY.connections()) == []
    assert checks.too_many_touched(LIBRARY.connections()) == []


@pytest.mark.parametrize("name", LIBRARY.practices())
def test_a_practice_is_short_and_may_be_stopped(name: str) -> None:
    practice = LIBRARY.practice(name)
    sittings = range(1, 1 + practice.sittings) if practice.sittings else [1]
    assert all(4 <= len(practice.of_sitting(number)) <= 13 for number in sittings)
    beginning = " ".join([practice.before_page, *(step.text for step in practice.steps[:2])]).lower()
    assert "stop" in beginning or "leave" in beginning
    assert checks.too_long(PRACTICES, checks.STEP_WORDS) == []


def test_a_settling_practice_is_a_few_lines_with_a_way_outward() -> None:
    found = LIBRARY.settling_practices()
    assert len(found) >= 7
    assert len({practice.way for practice in found}) == len(WAYS)
    for practice in found:
        assert practice.minutes <= 3
        assert 6 <= len(practice.steps) <= 9, practice.id
        said = " ".join(step.text for step in practice.steps).lower()
        assert "stop" in practice.steps[0].text.lower()
        outward = ("look at", "watch", "find where", "light", "a phone")
        assert practice.way == "senses" or any(way in said for way in outward), practice.id
        assert practice.way == "breath" or "breath" not in said.replace("your breath", ""), practice.id


def test_every_state_has_something_to_settle_with_that_names_it() -> None:
    for state in STATES:
        assert sum(state in practice.suits for practice in LIBRARY.settling_practices()) >= 2, state


def test_there_are_practices_of_every_kind() -> None:
    found, broken = LIBRARY.all_practices()
    assert broken == ()
    assert len(found) >= 18
    assert {practice.kind for practice in found} == set(KINDS)
    assert {step.kind for practice in found for step in practice.steps} == {
        "say", "breathe", "list", "write", "choose", "someone", "show",
    }  # fmt: skip


def test_breath_goes_out_longer_than_in_and_for_a_short_while() -> None:
    paces = [step.pace for practice in LIBRARY.all_practices()[0] for step in practice.steps if step.pace]
    assert paces
    assert all(pace.out > pace.into and pace.times * (pace.into + pace.out) <= 60 for pace in paces)


def test_help_now_says_what_it_has_to() -> None:
    safety = LIBRARY.safety()
    assert len(safety.steady) >= 5
    assert "emergency number" in safety.danger
    assert "friend's phone" in safety.device
    assert all(word in safety.device for word in ("calls", "texts", "this program"))
    assert "does not keep" in safety.record or "keeps no" in safety.record
    assert "checked against public pages on {date}" in safety.old
    assert "Checked against public pages on {date}" in safety.checked
    for words, sentence in (
        (("call is usually faster", "place first", "reply", "minutes to days"), safety.silent_before),
        (("list", "bill", "night", "ring you back", "police", "social services"), safety.violence_before),
        (("emergency number first", "confidential, but not secret", "at risk", "offence"), safety.own_behaviour_before),
        (("ending your life", "hurting yourself", "first thing you say"), safety.thoughts),
    ):
        assert all(word in sentence for word in words)
    assert not any("verified" in said.text.lower() for said in SAFETY)
