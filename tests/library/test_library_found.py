"""What is put into content/ is there: a practice, more prompts, a language. Nothing in the code names it."""

from pathlib import Path

import pytest

from connectwell.errors import ContentFault, UsageFault
from connectwell.library import Library, content_root
from connectwell.library.location import languages
from connectwell.model.terms import NEEDS
from small_library import NEEDS_FILE, PRACTICE, PROMPTS, write_content

SETTLES = "settles = true\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path)


def put(root: Path, name: str, written: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, encoding="utf-8")


def practice(id: str, *, settles: bool = False) -> str:
    return PRACTICE.replace("orienting", id).replace(SETTLES, SETTLES if settles else "")


def prompts(need: str, direction: str, number: str, ask: str = "What was there, if anything?") -> str:
    return (
        f'format = 1\nneed = "{need}"\n\n[[prompts]]\nid = "{need}.{direction}.{number}"\n'
        f'direction = "{direction}"\ndepth = "gentle"\nspan = "day"\nask = "{ask}"\n'
    )


def ids(root: Path, need: str = "seen") -> list[str]:
    found = next(each for each in NEEDS if each == need)
    return [prompt.id for prompt in Library(root).prompts(found)]


# --- Practices


def test_a_practice_that_is_put_there_is_there(root: Path) -> None:
    put(root, "en/practices/breathing.toml", practice("breathing"))
    library = Library(root)
    assert library.practices() == ("breathing", "orienting")
    assert library.practice("breathing").name == "What is around"


def settling(root: Path) -> list[str]:
    return [script.id for script in Library(root).settling_practices()]


def test_one_settles_with_those_that_say_so_themselves(root: Path) -> None:
    put(root, "en/practices/breathing.toml", practice("breathing"))
    assert settling(root) == ["orienting"]
    put(root, "en/practices/hands.toml", practice("hands", settles=True))
    assert sorted(settling(root)) == ["hands", "orienting"]


def test_a_broken_practice_is_passed_over_where_another_settles(root: Path) -> None:
    put(root, "en/practices/breathing.toml", "not toml")
    library = Library(root)
    assert [script.id for script in library.settling_practices()] == ["orienting"]
    assert library.practice("orienting").steps
    with pytest.raises(ContentFault, match=r"content/en/practices/breathing\.toml, line 1: expected TOML"):
        library.practice("breathing")
    found, (fault,) = library.all_practices()
    assert [script.id for script in found] == ["orienting"]
    assert "breathing.toml" in str(fault)


def test_no_other_kind_of_practice_takes_the_place_of_a_broken_one(root: Path) -> None:
    put(root, "en/practices/breathing.toml", practice("breathing"))
    put(root, "en/practices/orienting.toml", PRACTICE.replace("minutes = 2", "minutes = 0"))
    with pytest.raises(ContentFault, match="minutes"):
        Library(root).settling_practices()


def test_without_practices_there_is_none_to_settle_with(root: Path) -> None:
    (root / "en/practices/orienting.toml").unlink()
    assert Library(root).settling_practices() == ()
    with pytest.raises(UsageFault, match="There are no practices"):
        Library(root).practice(None)


BROKEN_STEPS = {
    "two things in one step": ('say = "One."\nwrite = "Two."\nid = "two"', "one of say, breathe"),
    "nothing to do": ('id = "one"', "one of say, breathe"),
    "a pace that is held": ('breathe = "Slowly."\nin = 3\nhold = 4\nout = 5\ntimes = 3', "no key called hold"),
    "a pace without an end": ('breathe = "Slowly."\nin = 3\nout = 5', "the key times"),
    "an answer without a name": ('write = "What was it?"', "a name for what is kept"),
    "a name that is taken": ('id = "done"\nwrite = "What was it?"', "a name other than a number"),
    "one option": ('id = "which"\nchoose = "Which?"\noptions = ["This"]', "two to nine different options"),
    "a list that doesn't exist": ('show = "songs"', "one of cues"),
    "a loop": ('say = "Again."\ngo_to = 1', "no key called go_to"),
}


@pytest.mark.parametrize("what", BROKEN_STEPS)
def test_a_step_that_breaks_a_rule_is_named(root: Path, what: str) -> None:
    step, expected = BROKEN_STEPS[what]
    put(root, "en/practices/odd.toml", practice("odd") + f"\n[[steps]]\n{step}\n")
    with pytest.raises(ContentFault) as said:
        Library(root).practice("odd")
    assert expected in str(said.value)
    assert Library(root).practice("orienting").steps


def test_nothing_is_written_while_settling(root: Path) -> None:
    asks = '\n[[steps]]\nid = "what"\nwrite = "What was it?"\n'
    put(root, "en/practices/odd.toml", practice("odd", settles=True) + asks)
    with pytest.raises(ContentFault, match="nothing is written while settling"):
        Library(root).practice("odd")
    put(root, "en/practices/odd.toml", practice("odd") + asks)
    assert Library(root).practice("odd").steps[-1].id == "what"


def test_whether_a_practice_settles_is_true_or_false(root: Path) -> None:
    put(root, "en/practices/orienting.toml", PRACTICE.replace(SETTLES, 'settles = "yes"\n'))
    with pytest.raises(ContentFault, match="settles to be true or false"):
        Library(root).practice("orienting")


def test_the_own_content_settles_with_looking_around() -> None:
    library = Library()
    assert "orienting" in [script.id for script in library.settling_practices()]
    assert library.practice("orienting").settles


# --- Prompts


def test_a_need_has_the_prompts_of_every_file_that_is_for_it(root: Path) -> None:
    put(root, "en/prompts/mine.toml", prompts("seen", "others", "40"))
    put(root, "en/prompts/at-work.toml", prompts("seen", "others", "41"))
    put(root, "en/prompts/safe-more.toml", prompts("safe", "others", "40"))
    assert ids(root) == ["seen.others.01", "seen.myself.01", "seen.others.41", "seen.others.40"]
    assert ids(root, "safe") == ["safe.others.40"]


def test_a_file_named_after_a_need_is_opened_for_that_need_alone(root: Path) -> None:
    put(root, "en/prompts/safe.toml", "not toml")
    assert ids(root) == ["seen.others.01", "seen.myself.01"]
    with pytest.raises(ContentFault, match=r"content/en/prompts/safe\.toml, line 1"):
        ids(root, "safe")


def test_a_prompt_whose_id_is_taken_in_another_file_is_named(root: Path) -> None:
    put(root, "en/prompts/mine.toml", prompts("seen", "others", "01"))
    library = Library(root)
    assert [prompt.id for prompt in library.prompts("seen")] == ["seen.others.01", "seen.myself.01"]
    assert library.prompts("seen")[0].ask == "Who answered, if anyone?"
    (fault,) = library.left_out("seen")
    assert "mine.toml, seen.others.01: expected an id of its own" in str(fault)
    assert fault.file == "en/prompts/mine.toml"


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (prompts("seen", "others", "40").replace("ask = ", "ask "), r"line 9: expected TOML"),
        (prompts("seen", "others", "40").replace("gentle", "soft"), r"line 7, seen\.others\.40: expected depth"),
        (prompts("seen", "others", "40").replace("format = 1", "format = "), r"line 1: expected TOML"),
    ],
    ids=["no toml", "a broken rule", "no format"],
)
def test_a_fault_in_one_file_stays_with_its_need(root: Path, broken: str, named: str) -> None:
    put(root, "en/prompts/mine.toml", broken)
    put(root, "en/prompts/safe.toml", prompts("safe", "others", "01"))
    library = Library(root)
    with pytest.raises(ContentFault, match=rf"content/en/prompts/mine\.toml, {named}"):
        raise library.left_out("seen")[0]
    assert ids(root, "safe") == ["safe.others.01"]
    assert library.left_out("safe") == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (PROMPTS.replace('need = "seen"\n', ""), "the key need"),
        (PROMPTS.replace('need = "seen"', 'need = "calm"'), "need to be one of seen, safe, soothed, secure, stable"),
        ("not toml", "TOML that reads"),
    ],
    ids=["no need", "no such need", "no toml"],
)
def test_a_file_that_does_not_say_which_need_it_is_for_is_named(root: Path, written: str, expected: str) -> None:
    put(root, "en/prompts/mine.toml", written)
    with pytest.raises(ContentFault, match=expected) as caught:
        ids(root)
    assert caught.value.file == "en/prompts/mine.toml"
    assert Library(root).connections()


def test_the_need_may_be_written_as_toml_allows(root: Path) -> None:
    put(root, "en/prompts/mine.toml", prompts("seen", "others", "40").replace("need =", '"need" ='))
    assert "seen.others.40" in ids(root)


# --- Languages


def test_a_language_is_a_folder_beside_en(root: Path) -> None:
    put(root, "de/needs.toml", NEEDS_FILE.replace('name = "Seen"', 'name = "Gesehen"'))
    (root / ".git").mkdir()
    assert languages(root) == ("de", "en")
    assert Library(root, "de").need("seen").name == "Gesehen"
    assert Library(root).need("seen").name == "Seen"


def test_what_a_language_lacks_is_taken_from_english_file_by_file(root: Path) -> None:
    put(root, "de/practices/orienting.toml", PRACTICE.replace("Go slowly.", "Ganz langsam."))
    put(root, "de/practices/haende.toml", practice("haende"))
    put(root, "de/prompts/seen.toml", prompts("seen", "others", "01", "Wer war da, wenn jemand?"))
    put(root, "en/practices/breathing.toml", practice("breathing"))
    put(root, "en/prompts/mine.toml", prompts("seen", "others", "40"))
    library = Library(root, "de")
    assert library.practices() == ("breathing", "haende", "orienting")
    assert [step.text for step in library.practice("orienting").steps] == ["Ganz langsam."]
    assert [step.text for step in library.practice("breathing").steps] == ["Go slowly."]
    assert [prompt.ask for prompt in library.prompts("seen")] == [
        "Wer war da, wenn jemand?",
        "What was there, if anything?",
    ]
    assert library.connections() == Library(root).connections()
    assert library.safety() == Library(root).safety()
    assert library.help_lines() == Library(root).help_lines()


def test_a_broken_file_of_a_language_is_named_and_english_does_not_hide_it(root: Path) -> None:
    put(root, "de/needs.toml", "not toml")
    put(root, "de/safety.toml/what", "")
    with pytest.raises(ContentFault, match=r"content/de/needs\.toml, line 1"):
        Library(root, "de").needs()
    with pytest.raises(ContentFault, match=r"content/de/safety\.toml, the whole file: expected a file that opens"):
        Library(root, "de").safety()
    assert Library(root, "de").connections()


@pytest.mark.parametrize("language", ["fr", "..", "", "en/practices", "EN", "\0"])
def test_a_language_is_found_by_its_name_alone(root: Path, language: str) -> None:
    with pytest.raises(UsageFault, match="There are: en"):
        Library(root, language)


@pytest.mark.parametrize("language", languages(content_root()))
def test_every_own_language_is_whole(language: str) -> None:
    library = Library(language=language)
    assert all(library.prompts(need) for need in NEEDS)
    assert all(library.practice(name).steps for name in library.practices())
    assert library.connections()
    assert library.needs()
    assert library.safety().steady
