"""The available formats, and rendering a document in one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal, get_args

from connectwell.errors import UsageFault
from connectwell.model.frozen import dataclass

if TYPE_CHECKING:
    from connectwell.jobs import Progress
    from connectwell.share.document import Document
    from connectwell.share.formats.typst import Paper

Format = Literal["pdf", "html", "md", "txt", "json", "csv"]
What = Literal["brief", "export"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
NAMES: Final[dict[Format, str]] = {
    "pdf": "PDF",
    "html": "HTML",
    "md": "Markdown",
    "txt": "plain text",
    "json": "JSON",
    "csv": "CSV",
}
"""Their names in sentences."""


@dataclass(frozen=True)
class Rendered:
    """A rendered document.

    Attributes:
        content: bytes, or text in pieces, generated lazily.
        warning: a sentence the person needs to see, if any.
        lacks: what should be in it and could not be read.
        lacking: of a PDF, the characters that no font here has, so that their names are in it.
        may_replace: whether it may be written over another file. An archive that lacks something, or has nothing in it,
            may not: the other one might have more.
    """

    content: bytes | Iterable[str]
    warning: str | None = None
    lacks: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    may_replace: bool = True

    def as_bytes(self) -> bytes:
        """Returns the whole content; generates it if it comes in pieces."""
        if isinstance(self.content, bytes):
            return self.content
        return b"".join(piece.encode("utf-8", "replace") for piece in self.content)


_LETTER: Final = ("US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "PR")
"""Countries that use letter paper."""


def paper_in(region: str | None) -> Paper:
    """Returns the paper usual in a country: letter or A4."""
    return "us-letter" if (region or "")[:2] in _LETTER else "a4"


def formats_for(what: What) -> tuple[Format, ...]:
    """Returns the formats available. CSV, a table of reflections, is for exports only."""
    return FORMATS if what == "export" else tuple(one for one in FORMATS if one != "csv")


def render(
    document: Document, as_: Format, *, paper: Paper = "a4", spell: bool = False, progress: Progress | None = None
) -> Rendered:
    """Renders the document in a format.

    Args:
        document: what leaves.
        as_: the format.
        paper: paper size of a PDF.
        spell: whether a PDF may have the name of a script in place of letters that no font here has.
        progress: called now and then while a PDF is set, without figures.

    Raises:
        PdfFault: no PDF could be made; CannotShow, one of them, unless `spell` is set.
        BriefTooLong: a brief doesn't fit its page as a PDF.
        Cancelled: by `progress`.
        UsageFault: a brief as CSV.
    """
    match as_:
        case "pdf":
            from connectwell.share.formats.pdf import write_pdf

            pdf = write_pdf(document, paper=paper, spell=spell, progress=progress)
            return Rendered(pdf.content, pdf.warning, lacking=pdf.lacking)
        case "html":
            from connectwell.share.formats.html import write_html

            return Rendered((write_html(document),))
        case "md":
            from connectwell.share.formats.markdown import write_markdown

            return Rendered(write_markdown(document))
        case "txt":
            from connectwell.share.formats.text import write_text

            return Rendered((write_text(document),))
        case "json":
            from connectwell.share.formats.json import write_json

            return Rendered(write_json(document))
        case "csv":
            if document.brief:
                raise UsageFault("A page can't be CSV; an export can. A page can be JSON.")
            from connectwell.share.formats.csv import write_csv

            return Rendered(write_csv(document))
