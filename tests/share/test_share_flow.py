"""Sharing from the days to the file, with no screen."""

from datetime import date
from pathlib import Path

import pytest
from sharing import check_in, note, session

from connectwell.context import Context
from connectwell.errors import BriefTooLong, Cancelled, NoSession, UsageFault
from connectwell.model.circle import CirclePart
from connectwell.session.agenda import LineDraft
from connectwell.share.formats.registry import Format, What
from connectwell.share.paging import paged
from connectwell.share.select.own_lines import take_lines
from connectwell.share.send.deliver import AlreadyThere
from connectwell.share.sharing import Sharing


def begin(context: Context, what: What = "brief", *, everything: bool = False) -> Sharing:
    """A sharing that was not looked at yet."""
    return Sharing(context, what, everything=everything)


def looked(context: Context, what: What = "brief") -> Sharing:
    sharing = begin(context, what)
    sharing.read_days()
    return sharing


def text_of(sharing: Sharing, as_: Format = "txt") -> str:
    return sharing.render(as_).as_bytes().decode()


def test_a_page_looks_back_a_fortnight_and_a_record_on_everything(context: Context) -> None:
    note(context, "Long ago.", "old111", 400)
    note(context, "Rain.", "new111")
    assert [thing.words for thing in looked(context).share_items()] == ["Rain."]
    assert [thing.words for thing in looked(context, "export").share_items()] == ["Long ago.", "Rain."]


def test_other_days_are_read_anew(context: Context) -> None:
    note(context, "Rain.", "new111", 20)
    sharing = looked(context)
    assert sharing.nothing_to_share
    with pytest.raises(NoSession):
        sharing.since_session()
    with pytest.raises(UsageFault):
        sharing.last(30)
    sharing.last(28)
    sharing.read_days()
    assert not sharing.nothing_to_share
    session(context, 3)
    sharing.since_session()
    assert sharing.period.since == date(2026, 11, 18)
    sharing.between(date(2026, 11, 1), None)
    assert sharing.period.until == date(2026, 11, 21)


def test_a_reading_that_is_stopped_changes_nothing(context: Context) -> None:
    note(context, "Rain.", "new111")
    sharing = looked(context, "export")
    note(context, "Snow.", "new222")
    with pytest.raises(Cancelled):
        sharing.read_days(lambda _done, _total: False)
    assert [thing.words for thing in sharing.share_items()] == ["Rain."]


def test_what_goes_and_what_stays_and_why(context: Context) -> None:
    note(context, "Rain.", "goes11", 3)
    note(context, "Snow.", "priv11", 2, sharing="private")
    note(context, "Hail.", "away11", 1, put_away=True)
    sharing = looked(context, "export")
    assert [(thing.entry, thing.stays, thing.words) for thing in sharing.share_items()] == [
        ("goes11", None, "Rain."),
        ("priv11", "private", "Snow."),
        ("away11", "put-away", ""),
    ]
    assert sharing.toggle("goes11") is False
    assert next(thing.stays for thing in sharing.share_items()) == "left-out"
    assert sharing.nothing_to_share
    assert sharing.toggle("goes11/note") is True
    for reference, said in (
        ("priv11/note", "Only you may see that"),
        ("away11", "put away"),
        ("nobody", "you can share from these days has that id"),
    ):
        with pytest.raises(UsageFault, match=said):
            sharing.toggle(reference)


def test_an_entry_is_left_out_with_all_its_parts_and_comes_back_with_one(context: Context) -> None:
    check_in(context)
    sharing = looked(context, "export")
    assert sharing.toggle("q7f3k2/a8d2") is False
    assert sharing.toggle("q7f3k2") is False
    assert not any(thing.leaves for thing in sharing.share_items())
    assert sharing.toggle("q7f3k2/b1e0") is True
    assert [thing.reference for thing in sharing.share_items() if thing.leaves] == ["q7f3k2/b1e0"]
    sharing.leave_out("q7f3k2/b1e0")
    sharing.leave_out("q7f3k2/b1e0")
    assert sharing.nothing_to_share


def test_words_are_chosen_for_the_page_and_go_when_their_part_is_left_out(context: Context) -> None:
    check_in(context)
    sharing = looked(context)
    assert sharing.toggle_moment("q7f3k2/a8d2") is True
    assert sharing.toggle_helped("q7f3k2/close") is True
    assert sharing.toggle_moment("q7f3k2/arrival") is True
    with pytest.raises(UsageFault, match="2 of these"):
        sharing.toggle_moment("q7f3k2/close")
    with pytest.raises(UsageFault, match="No words"):
        sharing.toggle_helped("q7f3k2/b1e0")
    assert sharing.toggle_moment("q7f3k2/arrival") is False
    assert "Someone asked about it." in text_of(sharing)
    sharing.toggle("q7f3k2/a8d2")
    assert sharing.choice.moments == ()
    assert "asked about it" not in text_of(sharing)
    assert "Someone remembered." in text_of(sharing)


def test_a_line_for_the_session_can_be_left_out(context: Context) -> None:
    line = LineDraft(context).save("How mornings go.")
    sharing = looked(context)
    assert "How mornings go." in text_of(sharing)
    assert sharing.toggle(line.id[16:]) is False
    assert [one.leaves for one in sharing.lines()] == [False]
    assert sharing.nothing_to_share
    assert sharing.toggle(line.id[16:]) is True
    assert looked(context, "export").lines() == ()


def test_names_become_roles_and_each_is_told(context: Context) -> None:
    context.journal.circle.add(CirclePart(id="x", kind="person", name="Ana", role="friend"))
    note(context, "Ana rang. Then @Ana came.", "n1n2n3")
    sharing = looked(context, "export")
    assert [(one.name, one.label, one.times) for one in sharing.replacements] == [("Ana", "a friend", 2)]
    sharing.keep_names(True)
    assert sharing.replacements == ()
    assert "Ana rang." in text_of(sharing)


def test_the_pages_own_lines(context: Context) -> None:
    sharing = looked(context)
    take_lines(sharing, "different: The other room.\nName: Robin")
    assert "The other room." in text_of(sharing)
    sharing.write("different", "")
    assert "The other room." not in text_of(sharing)
    assert "Robin" in text_of(sharing)


def test_a_page_that_is_too_long_is_not_cut(context: Context, tmp_path: Path) -> None:
    note(context, "word " * 2000, "n1n2n3")
    sharing = looked(context)
    assert sharing.lines_over == 0
    sharing.toggle_moment("n1n2n3/note")
    assert sharing.lines_over > 0
    assert [taken.section for taken in sharing.lines_by_section()] == ["moments"]
    for leaving in (lambda: sharing.preview("txt"), lambda: sharing.send("txt", tmp_path / "x.txt")):
        with pytest.raises(BriefTooLong):
            leaving()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("as_", ["txt", "md", "json", "csv"])
def test_the_preview_is_the_file(context: Context, tmp_path: Path, as_: Format) -> None:
    check_in(context)
    sharing = looked(context, "export")
    seen = "\n".join(sharing.preview(as_))
    sharing.send(as_, tmp_path / "x")
    written = (tmp_path / "x").read_text("utf-8-sig")
    assert seen.split() == written.split()


def test_what_was_looked_at_leaves_whatever_changes_meanwhile(context: Context, tmp_path: Path) -> None:
    note(context, "Rain.", "n1n2n3")
    sharing = looked(context, "export")
    before = sharing.preview("md")
    note(context, "Snow.", "n4n5n6")
    sharing.send("md", tmp_path / "x.md")
    assert sharing.preview("md") == before
    assert "Snow." not in (tmp_path / "x.md").read_text("utf-8")


def test_it_is_refused_before_it_is_made_and_then_not_noted(context: Context, tmp_path: Path) -> None:
    note(context, "Rain.", "n1n2n3")
    (tmp_path / "x.pdf").write_text("mine", "utf-8")
    sharing = looked(context, "export")
    with pytest.raises(AlreadyThere):
        sharing.send("pdf", tmp_path / "x.pdf")
    with pytest.raises(Cancelled):
        sharing.send("pdf", tmp_path / "y.pdf", progress=lambda *_: False)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["x.pdf"]
    assert list(context.journal.containing('"share"')) == []


def test_the_own_archive_keeps_names_and_is_not_noted(context: Context, tmp_path: Path) -> None:
    note(context, "Ana rang.", "n1n2n3", sharing="private")
    sharing = begin(context, "export", everything=True)
    sharing.read_days()
    sent = sharing.send("md", tmp_path / "all.md")
    assert "Ana rang." in (tmp_path / "all.md").read_text("utf-8")
    assert (sent.noted, sent.warnings) == (False, ())
    assert list(context.journal.containing('"share"')) == []


def test_pages_end_at_an_empty_line_where_one_is_near() -> None:
    lines = [*(f"a{n}" for n in range(7)), "", *(f"b{n}" for n in range(9))]
    assert paged("\n".join(lines), 10) == ("\n".join(lines[:7]), "\n".join(lines[8:]))
    assert paged("x\n" * 25, 10) == ("x\n" * 9 + "x", "x\n" * 9 + "x", "x\n" * 4 + "x")


def test_pages_are_full_and_none_ends_at_a_heading() -> None:
    lines = ["One", "", *(f"  a{n}" for n in range(4)), "", "Two", "", *(f"  b{n}" for n in range(7))]
    first, second = paged("\n".join(lines), 9)
    assert first.split("\n")[-1] == "  a3"
    assert second.split("\n")[0] == "Two"
    assert len(paged("\n".join(["One", "", "  a", "", "Two", "", "  b", "", "  c", "  d"]), 8)[0].split("\n")) == 7


def test_pages_of_sentences_are_filled_and_each_ends_with_one() -> None:
    table = [f"  row {n}" for n in range(8)]
    sentences = [line for n in range(12) for line in (f"  Sentence {n} goes on over", "  two lines.")]
    lines = ["Head", "", *table, "", *sentences, "", "  Last of all."]
    pages = paged("\n".join(lines), 20)
    assert len(pages) == 2
    assert all(page.endswith(".") for page in pages)
    assert len(pages[0].split("\n")) > 15
    assert [line for line in "\n".join(pages).split("\n") if line] == [line for line in lines if line]


def test_a_page_after_others_is_as_if_it_were_the_first(context: Context) -> None:
    for n, tail in enumerate(("a1a1a1", "b1b1b1", "c1c1c1")):
        check_in(context, tail, n)
    note(context, "Rain.", "n1n1n1")
    again = looked(context)
    for reference in ("b1b1b1/a8d2", "b1b1b1", "n1n1n1/note", "b1b1b1/b1e0", "a1a1a1", "b1b1b1/a8d2", "a1a1a1"):
        again.toggle(reference)
        first = looked(context)
        first.choice = again.choice
        assert again.draft().document == first.draft().document
        assert again.draft().entries == first.draft().entries
        assert again.candidates() == first.candidates()
    again.toggle_moment("c1c1c1/a8d2")
    assert again.draft().document.brief != first.draft().document.brief
