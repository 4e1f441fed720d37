"""A document as Markdown, read back by a CommonMark parser with GitHub's tables and strikethrough."""

from collections import Counter

from any_words import bare, with_words, words
from documents import MARKUP, brief, record, words_of
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from connectwell.model.text import visible
from connectwell.share.formats.markdown import literal, write_markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(markdown: str) -> tuple[list[str], Counter[str]]:
    """The text of each block, line breaks kept, and how many there are of every kind of element but line breaks."""
    texts, elements = [], Counter[str]()
    for block in PARSER.parse(markdown):
        if block.type == "inline":
            texts.append("".join(_text(token) for token in block.children or ()))
            elements.update(token.type for token in block.children or () if token.type not in ("text", "hardbreak"))
        elif block.type == "code_block":
            texts.append(block.content)
        elements[block.type] += block.type != "inline"
    return texts, +elements


def _text(token: Token) -> str:
    return "\n" if token.type in ("hardbreak", "softbreak") else token.content


@given(words)
def test_words_are_paragraphs_and_line_breaks_and_nothing_else(any_words: str) -> None:
    texts, elements = shown(literal(any_words))
    assert "\n\n".join(texts) == visible(any_words).strip("\n")
    assert set(elements) <= {"paragraph_open", "paragraph_close"}


@given(words)
def test_wherever_words_stand_the_page_is_built_the_same(any_words: str) -> None:
    texts, elements = shown("".join(write_markdown(with_words(f"x{any_words}x"))))
    _, usual = shown("".join(write_markdown(with_words("x"))))
    for paragraph in ("paragraph_open", "paragraph_close"):
        assert elements.pop(paragraph) >= usual.pop(paragraph)
    assert elements == usual
    assert bare("".join(texts)).count(bare(f"x{any_words}x")) >= 7


def test_addresses_and_emoji_names_stay_text() -> None:
    assert literal("see https://a.org, www.a.org, :smile: at 10:30") == (
        r"see https\://a.org, www\.a.org, \:smile: at 10:30"
    )


def test_plain_words_are_left_as_they_are() -> None:
    plain = "It rained - all evening (nearly); we didn't mind. 50% + 1 = enough!\nAna's café, “too”."
    assert literal(plain) == plain.replace("\n", "\\\n")


def test_a_brief_reads_in_order_and_its_plots_are_sentences_too() -> None:
    markdown = "".join(write_markdown(brief()))
    texts, _ = shown(markdown)
    order = [
        "A page for our session",
        "I'd like to talk about",
        "Not today, please",
        "Different lately",
        "In my own words",
    ]
    order += ["What helped", "The five, day by day"]
    assert [text for text in texts if text in order] == order
    assert "Safe: 4 days, rated 2, 0, 3 and 4. 0: on guard all day; 10: at ease." in texts
    assert "    Seen      6 5 ? 7 4°- · 8 6 X 2 · 5 6\n" in markdown


def test_a_record_has_headings_for_month_entry_and_part() -> None:
    texts, elements = shown("".join(write_markdown(record())))
    assert {"November 2026", "Saturday 21 November 2026 · Check-in", "Seen: 6, with others", "To take with me"} <= set(
        texts
    )
    assert not {"bullet_list_open", "code_block", "fence", "html_block", "link_open", "image"} & set(elements)
    assert bare(MARKUP) in bare("".join(texts))


def test_everything_that_leaves_is_in_it() -> None:
    for document in (brief(), record()):
        text = bare("".join(shown("".join(write_markdown(document)))[0]))
        assert [piece for piece in words_of(document) if bare(piece) not in text] == []
