"""What stands beside a name goes with it or stays: initials, words that only look like it, the end of a number."""

import re

import pytest
from looking_at_pdf import needs_poppler, words_in
from sharing import note, record

from connectwell.context import Context
from connectwell.model.circle import CirclePart
from connectwell.share.formats.registry import Format, render
from connectwell.share.formats.text import write_text
from connectwell.share.names.resembling import resembling
from connectwell.share.names.roles import Roles

# Who is in the circle, or with @ only in a list of people; the words; what leaves; what is listed beside the preview.
CASES = [
    ("Bus Driver Bob", "Bus late. Driver kind. Bob waved.", "Bus late. Driver kind. A friend waved.", "Bus Driver"),
    ("Bus Driver Bob", "The bus driver, Driver Bob, Bus Driver Bob", "The bus driver, a friend, a friend", ""),
    ("Yoga Teacher Ana", "Yoga hurt, Ana rang.", "Yoga hurt, a friend rang.", "Yoga"),
    ("Sara's Coach Bob", "Sara's tea. Coach left Bob", "A friend tea. Coach left a friend", "Coach"),
    ("Sara Coach Bob", "Sara came", "A friend came", ""),  # a known name is no description
    ("Dog Walker Bob", "Dog hair, Walker. So Bob", "Dog hair, Walker. So a friend", "Dog Walker"),
    ("Ana Bob", "Bob waved.", "A friend waved.", ""),
    ("Grace Park", "In Hyde Park, Hyde Park's gate, Park St", "In Hyde Park, Hyde Park's gate, Park St", "Park Park's"),
    ("Grace Park", "So Park, Mr Park, for Susan Park", "So a friend, a friend, for Susan a friend", ""),
    ("Grace Park", "Met Park. With When Park.", "Met a friend. With When a friend.", ""),
    ("@Nora Quist", "Nora's, Quist's, the Quists, Mr Quist", "Someone's, someone's, someone's family, someone", ""),
    ("@Nora Quist", "so Nora-Quist, NoraQuist, N. Quist, nora", "so someone, someone, someone, someone", ""),
    ("@Grace Park", "Grace rang. Park bench. So Park", "Someone rang. Park bench. So someone", "Park"),
    ("@nora quist", "so Nora, quist", "so someone, someone", ""),
    ("@Dorje Tsering", "so Dorje, Tsering's", "so someone, someone's", ""),
    ("@Red Lion", "A red coat.", "A red coat.", ""),
    ("@Book Club", "Book, club. So Book.", "Book, club. So Book.", "Book"),
    ("@Mum and Dad", "Mum rang, Dad too.", "Mum rang, Dad too.", "Dad Mum"),
    ("@everyone at work", "everyone, work", "everyone, work", "everyone work"),
    ("0170 1234471", "ending 4471; 34471. 0170 1234471", "ending {n}; {n}. {n}", ""),
    ("0170 1234471", "£4471, 2026-4471, 4471.5, 555 4471, 14471", "£4471, 2026-4471, 4471.5, 555 4471, 14471", ""),
    ("Ana 0170 1234471", "on 0170 1234471, or 234471", "on {n}, or {n}", ""),
    ("0170 1232019", "in 2019, her number ends in 2019", "in 2019, her number ends in {n}", ""),
    ("Nora Quist", "So N. Quist, M. Quist, N Quist. J. Quist's", "So a friend, a friend, a friend. A friend's", ""),
    ("Nora Quist", "So Nora Q. came, Nora Q, Nora I think", "So a friend came, a friend, a friend I think", ""),
    ("Ana", "With Ana L. again, Ana K. Then Ana I think", "With a friend again, a friend. Then a friend I think", ""),
    ("Nora Quist", "Got a D. Quist left", "Got a D. A friend left", ""),
    ("Nora Quist", "So NQ, N.Q. came, OK Quist", "So NQ, N.Q. came, OK a friend", "NQ N.Q."),
    ("J.K. Rolfe", "JK Rolfe, J. Rolfe, J. K. Rolfe, J K Rolfe", "A friend, a friend, a friend, a friend", ""),
    ("J.K. Rolfe", "J.K. came, JK came, J. K. too", "J.K. came, JK came, J. K. too", "J.K. JK J. K."),
    ("Саша", "с Сашей, Саше, Сашу, Сашин", "с Сашей, Саше, Сашу, Сашин", "Сашей Саше Сашу Сашин"),
    ("Γιώργος", "τον Γιώργο, του Γιώργου", "τον Γιώργο, του Γιώργου", "Γιώργο Γιώργου"),
    ("محمد", "ومحمد لمحمد وبمحمد", "ومحمد لمحمد وبمحمد", "ومحمد لمحمد وبمحمد"),
    ("Işıl", "Işılın, Işıl'la", "Işılın, a friend'la", "Işılın"),
    ("Kim", "Kimmy, Kim-chi, kim-chi", "Kimmy, Kim-chi, kim-chi", "Kimmy Kim-chi kim-chi"),
    ("Kim", "so Kim-like, Kim-Lee", "so a friend-like, a friend", ""),
    ("Rose", "Rose-red; so Rose", "Rose-red; so a friend", "Rose-red"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "words", "told", "listed"), CASES)
def test_what_is_beside_a_name_goes_with_it_or_is_listed(who: str, words: str, told: str, listed: str) -> None:
    circle = [] if who.startswith("@") else [CirclePart(id="a", kind="person", name=who, role="friend")]
    named = [who.removeprefix("@")] if not circle else []
    roles = Roles(circle, named)
    found = roles.replace(words)
    assert found == told.format(n="a friend's number")
    like = [one.word for one in resembling([found], roles.known_names())]
    assert sorted(" ".join(like).split()) == sorted(listed.split())
    hidden = Roles(circle, named, hide=like)
    assert not resembling([hidden.replace(words)], hidden.known_names())
    assert Roles(circle, named, keep=[*named, who]).replace(words) == words


@pytest.mark.parametrize("as_", ["md", "txt", "html", "json", pytest.param("pdf", marks=needs_poppler)])
def test_in_no_format_does_it_leave(context: Context, as_: Format) -> None:
    for name in ("Bus Driver Bob", "Nora Quist", "J.K. Rolfe", "0170 1234471"):
        context.journal.circle.add(CirclePart(id="", kind="person", name=name, role="friend"))
    words = "Bob and M. Quist, JK Rolfe, Nora Q. too, on 4471. " + "So Bob rang, and the Quists. " * 9
    note(context, words, "n1n2n3")
    content = render(record(context).document, as_).as_bytes()
    text = words_in(content) if as_ == "pdf" else content.decode()
    assert not re.search(r"Bob|Quist|Rolfe|Nora|\b[JMQ]\.|\bJK\b|4471", text)
    one_line = " ".join(text.split())
    assert "A friend (B) and a friend (Q), a friend (R), a friend (Q) too" in one_line.replace("\u00a0", " ")
    assert ("\u00a0(" in text) == (as_ == "html") or as_ == "pdf"


def test_no_line_breaks_before_the_letter_of_a_role(context: Context) -> None:
    for name in ("Bob", "Ali"):
        context.journal.circle.add(CirclePart(id="", kind="person", name=name, role="friend"))
    note(context, "So Bob, Ali, and so on: " * 30, "n1n2n3")
    document = record(context).document
    for width in range(30, 50):
        assert not re.search(r"^\s*\([AB]\)", write_text(document, width), re.MULTILINE)
