"""Names written as @Name: where they begin and end, in any script."""

import pytest

from connectwell.model.matching import name_key
from connectwell.model.text import mentions


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("@Ana and (@Bo), @Ana again", ("Ana", "Bo")),
        ("@Ana's hat, @Ana’s, ＠Ana, @O’Neill, @D＇Angelo, @'s", ("Ana", "O’Neill", "D＇Angelo")),
        ("@Jo-Ann, @Jo‑Ann and @Jo- so", ("Jo-Ann", "Jo‑Ann", "Jo")),
        ("‘@Ana’ or `@Bo`", ("Ana", "Bo")),
        ("ana@example.org, @@Ana, a @ b, @-- @", ()),
        ("@प्रिया ने फ़ोन किया। @நிலா came. @মিতা এল।", ("प्रिया", "நிலா", "মিতা")),
        ("@מִרְיָם באה. @محمّد جاء", ("מִרְיָם", "محمّد")),
        ("@Zoe\u0308 came", ("Zoe\u0308",)),
        ("@علی\u200cرضا @രാജ\u200dൻ", ("علی\u200cرضا", "രാജ\u200dൻ")),
        ("@An\u00ada, @Bo\u200b, \u2068@\u2068Kim\u2069", ("An\u00ada", "Bo", "Kim")),
        ("प्रिया@example.org", ()),
    ],
)
def test_a_name_goes_from_the_sign_to_the_end_of_its_word(words: str, names: tuple[str, ...]) -> None:
    assert mentions(words) == names


@pytest.mark.parametrize(
    "written", ['"Bob"', "“Bob”", "(Bob)", "[Bob]", "'Bob'", "Bob ☕", "*Bob*", "Bob❤️", "@Bob,", "Bob"]
)
def test_what_is_typed_around_a_name_does_not_tell_it_from_another(written: str) -> None:
    assert name_key(written) == "bob"


@pytest.mark.parametrize(("written", "key"), [("☕", "☕"), ("C++", "c++"), ("James'", "james'"), ("P!nk", "p!nk")])
def test_a_name_of_signs_keeps_them(written: str, key: str) -> None:
    assert name_key(written) == key
