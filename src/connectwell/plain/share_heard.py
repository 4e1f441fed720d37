"""What will leave, as sentences: each of the five day by day in words, nothing in columns."""

from collections.abc import Iterator
from typing import Final

from connectwell import sentences
from connectwell.insights import NeedTrend
from connectwell.share.document import Document
from connectwell.share.formats import outline, picture
from connectwell.share.formats.outline import PartText

ON_DAY: Final = "{day} {value}"
WANTS: Final = "I'd like: {wants}."
SKIPPED: Final = "skipped"


def paragraphs_heard(document: Document) -> Iterator[str]:
    """Yields the document as paragraphs; the same words that leave as a page."""
    yield document.title
    yield from outline.head_of(document)
    if document.brief:
        for section in outline.sections(document):
            yield f"{section.heading}."
            if section.name == "five":
                yield from _five(document)
            for said in section.said:
                yield from _part(said)
        return
    if not document.pages:
        yield outline.EMPTY
    for page in document.pages:
        yield f"{outline.page_title(page).replace(' · ', ', ')}."
        for said in outline.texts_of_page(page, document.names):
            yield from _part(said)


def _five(document: Document) -> Iterator[str]:
    if document.brief is None:
        return
    shared = picture.days_shared_sentence(document.brief)
    yield f"{shared[:1].upper()}{shared[1:]}."
    for trend in document.brief.trends:
        if trend.points:
            yield picture.plot_sentence(trend, document)
            yield f"{document.names[trend.need]}, {_days(trend)}."
    yield from picture.sentences_beside_needs(document)
    if picture.shows_usual(document):
        yield picture.ABOUT_MIDDLE


def _days(trend: NeedTrend) -> str:
    """Returns what was recorded on which day: "17 November 1, 25 November can't tell"."""
    said = []
    for point in trend.points:
        value = f"{point.value:g}" if point.value is not None else sentences.UNCLEAR if point.unclear else SKIPPED
        said.append(ON_DAY.format(day=f"{point.day.day} {point.day:%B}", value=value))
    return ", ".join(said)


def _part(said: PartText) -> Iterator[str]:
    note = (
        WANTS.format(wants=said.note)
        if said.note in sentences.WANTS_INLINE.values()
        else said.note.replace(" · ", ", ")
    )
    label = ", ".join(filter(None, (said.label.replace(" · ", ", "), note if not said.words else "")))
    if label:
        yield label if label.endswith((".", "?", "!")) else f"{label}."
    if said.asked:
        yield said.asked
    if said.words:
        yield said.words
        if note:
            yield note
