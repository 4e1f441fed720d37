"""Sharing, independent of any UI: choose the days and the content, preview, send.

All interfaces use this one object, so the same choices give the same page. The preview is what leaves: the document is
built once per choice, and nothing is reread between preview and sending.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from connectwell.errors import ConnectwellError
from connectwell.jobs import Progress, report_progress
from connectwell.journal.skipped import left_out, on_other_days
from connectwell.model.text import one_line
from connectwell.share.document import Document
from connectwell.share.formats.registry import Format, Rendered, What, paper_in, render
from connectwell.share.paging import paged, text_in_editor
from connectwell.share.record import Made, record_document, roles_of
from connectwell.share.select.period import Choice, Period, Shareable
from connectwell.share.select.selection import Selection

if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.share.formats.one_page import SectionLines
    from connectwell.share.formats.typst import Paper
    from connectwell.share.names.resembling import Resemblance
    from connectwell.share.names.roles import Replacement
    from connectwell.share.record_at_once import Record
    from connectwell.share.select.figures import PageFigures
    from connectwell.share.send.send import Sent, Target


class NamesUnknown(ConnectwellError):
    """Part of the circle can't be read, so names in it can't be hidden. Nothing was written."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(names_unknown(paths) + " Nothing was written.")


def names_unknown(paths: tuple[str, ...]) -> str:
    """Returns the sentence about names that can't be hidden, because these files can't be read."""
    return f"Part of your circle can't be read ({one_line(', '.join(paths), 200)}), so names in it may be in this."


class Sharing(Selection):
    """One sharing, from choosing the days to sending. Call `read_days` before anything else, unless `skips_choosing`.

    Args:
        context, what, everything, in_two: as for `Selection`.
    """

    def __init__(self, context: Context, what: What, *, everything: bool = False, in_two: bool = False) -> None:
        super().__init__(context, what, everything=everything, in_two=in_two)
        self._made: tuple[Shareable, Choice, Made] | None = None
        self._figures: PageFigures | None = None
        self._all: Made | None = None
        self._written: Record | None = None
        self._pdf: tuple[Document, Paper, Rendered] | None = None
        self.names_may_leave = False
        """Whether the person said yes to `unknown_names`."""
        self.may_spell = False
        """Whether the person said yes to a PDF that names the letters no font here has: to `CannotShow`."""

    def read_days(self, progress: Progress | None = None) -> None:
        """As `Selection.read_days`. The own archive has nothing to choose, so it is built at once."""
        if not self.everything:
            super().read_days(progress)
            return
        from connectwell.share.everything import everything

        journal = self._context.journal
        journal.start_over()
        self._all = everything(journal, self._context.library, self.today, progress, in_two=self._in_two)
        self.unread_files = journal.unread_files()

    def skips_choosing(self, as_: Format) -> bool:
        """Whether this format can be sent without `read_days` first: the own archive can, if nobody previews it."""
        return self.everything and as_ in ("json", "md", "csv")

    def can_write_at_once(self, as_: Format) -> bool:
        """Whether `write_at_once` does in place of `read_days`, if all that may leave is sent in this format."""
        return self._in_two and self.what == "export" and self.period == Period() and as_ == "md"

    def write_at_once(self, progress: Progress | None = None) -> None:
        """Reads all days, as `read_days`, and writes the record of them, where nobody looks at it first.

        It can then be sent as Markdown, and nothing be chosen any more but whose names stay, which had to be before.
        """
        from connectwell.share.record_at_once import write_record

        context = self._context
        self._written = written = write_record(context.journal, self.choice, context.library, self.today, progress)
        self._shareable, self._made = written.shareable, (written.shareable, self.choice, written.made)
        self.unread_files = written.shareable.unread_files

    # --- Content

    @property
    def nothing_to_share(self) -> bool:
        """Whether nothing would leave: all is private, put away or left out, and nothing was written for the page."""
        made = self.draft()
        brief = made.document.brief
        if brief is None:
            return not made.entries
        written = brief.lines or brief.different or brief.helped_line or brief.not_today
        return not (written or made.entries)

    @property
    def lines_over(self) -> int:
        """How many lines the page is currently too long; 0 if it fits."""
        if self.what != "brief":
            return 0
        from connectwell.share.formats.one_page import overflow

        return overflow(self.draft().document)

    def lines_by_section(self) -> tuple[SectionLines, ...]:
        """Returns the lines each section of the page takes, to help the person choose; empty for an export."""
        if self.what != "brief":
            return ()
        from connectwell.share.formats.one_page import measure

        return measure(self.draft().document)

    def draft(self) -> Made:
        """Returns what would leave, however long. Built once per choice."""
        if self._all is not None:
            return self._all
        shareable, choice = self._loaded, self.choice
        if self._made is None or self._made[0] is not shareable or self._made[1] != choice:
            if self.what == "brief":
                from connectwell.share.brief import draft_of, figures_of

                if self._figures is None or self._figures.shareable is not shareable:
                    self._figures = figures_of(shareable)
                made = draft_of(
                    shareable,
                    choice,
                    self._lines,
                    self._context.library,
                    self.today,
                    self._session,
                    self._context.settings.first_weekday,
                    self._figures,
                )
            else:
                made = record_document(shareable, choice, self._context.library, self.today)
            self._made = (shareable, choice, made)
        return self._made[2]

    def document(self) -> Document:
        """Returns what leaves. Raises BriefTooLong if it is longer than the page."""
        document = self.draft().document
        if over := self.lines_over:
            from connectwell.share.formats.one_page import too_long

            raise too_long(document, over)
        return document

    def document_as(self, as_: Format, progress: Progress | None = None) -> Document:
        """Returns what leaves in this format: of a PDF, which is made for it, with what its fonts lack by its name.

        Raises:
            BriefTooLong, PdfFault: as `render`.
        """
        if as_ != "pdf":
            return self.document()
        from connectwell.share.document import with_texts
        from connectwell.share.formats.glyphs import without

        return with_texts(self.document(), without(self._made_pdf(progress=progress).lacking))

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """Names replaced by roles, most frequent first."""
        return self.draft().replaced

    @property
    def not_hidden(self) -> tuple[Resemblance, ...]:
        """Words that may be a known name and aren't hidden, for the person to decide; `hide` hides one."""
        from connectwell.share.document import texts_in_document
        from connectwell.share.names.resembling import names_but_labels, resembling

        made = self.draft()
        if made.like is not None:
            return made.like
        names = names_but_labels(made.known, (one.label for one in made.replaced))
        return resembling(texts_in_document(made.document), names) if names else ()

    def naming(self) -> Callable[[str], str]:
        """Returns a function that returns some of the person's words with names as they would leave."""
        return roles_of(self._loaded, self.choice).replace

    def preview(
        self, as_: Format, width: int = 78, rows: int = 40, progress: Progress | None = None
    ) -> tuple[str, ...]:
        """Returns exactly what will leave, in pages, safe to draw.

        Args:
            as_: the format. For txt, md, json and csv, the file's own text; for html, the same content as text; for pdf
                too, with what its fonts lack by its name. The PDF is made for it.
            width: columns; the file's own text may be wider.
            rows: lines per page.
            progress: as for `render`.

        Raises:
            BriefTooLong, PdfFault: as `render`.
        """
        if as_ in ("pdf", "html"):
            from connectwell.share.formats.text import write_text

            return paged(write_text(self.document_as(as_, progress), width), rows)
        return paged(text_in_editor(self.render(as_)), rows)

    @property
    def warned(self) -> tuple[str, ...]:
        """Sentences about what isn't in it, and about names that may be, because something could not be read."""
        return (*self._said_of_unread(), *([names_unknown(self.unknown_names)] if self.unknown_names else []))

    def _said_of_unread(self) -> list[str]:
        said = [left_out(self.unread_files)] if self.unread_files else []
        return [*said, on_other_days(self.unread_elsewhere)] if self.unread_elsewhere else said

    # --- Sending

    def render(self, as_: Format, *, paper: Paper | None = None, progress: Progress | None = None) -> Rendered:
        """Renders the document in a format; may run on any thread. A PDF is made once for each choice.

        Raises:
            BriefTooLong: as `document`; or the PDF is longer than the page.
            PdfFault, Cancelled, UsageFault: as `registry.render`.
        """
        if self.everything and as_ == "json":
            return self._archive()
        if self.everything and self._all is None and (as_ == "md" or as_ == "csv"):
            from connectwell.share.everything import write_everything

            self._context.journal.start_over()
            pieces = write_everything(
                self._context.journal, self._context.library, self.today, as_, in_two=self._in_two
            )
            return Rendered(b"".join(pieces))
        if self._written and self._made and self._made[2] is self._written.made and as_ == "md":
            return Rendered(self._written.content)
        return self._made_pdf(paper, progress) if as_ == "pdf" else render(self.document(), as_)

    def _made_pdf(self, paper: Paper | None = None, progress: Progress | None = None) -> Rendered:
        """Returns the PDF, made once for each choice; on the paper of the last one, or of the country, unless given."""
        document = self.document()
        made = self._pdf
        if made is None or made[0] is not document or (paper and made[1] != paper):
            size = paper or paper_in(self._context.settings.region)
            rendered = render(document, "pdf", paper=size, spell=self.may_spell, progress=progress)
            self._pdf = made = (document, size, rendered)
        return made[2]

    def send(
        self,
        as_: Format,
        to: Target,
        *,
        force: bool = False,
        keys: Sequence[str] = (),
        passphrase: str = "",
        paper: Paper | None = None,
        progress: Progress | None = None,
    ) -> Sent:
        """Renders the document, encrypts it if requested, delivers it, then records that it was shared.

        If it is encrypted, plaintext never touches the disk. May run on any thread.

        Args:
            as_: the format.
            to: a file; or a callable that takes the bytes or the pieces of text, such as one for stdout.
            force: whether an existing file may be replaced.
            keys: the recipients' public keys; it is encrypted to all of them.
            passphrase: used to encrypt if there are no keys.
            paper, progress: as in `render`. It cannot be cancelled once writing has begun.

        Raises:
            NamesUnknown: part of the circle can't be read, and `names_may_leave` isn't set.
            BriefTooLong, PdfFault, Cancelled, UsageFault: as `render`.
            KeyRefused, CannotSeal: as `sealing`.
            AlreadyThere, NotDelivered: as `deliver.deliver`.
        """
        from connectwell.share.send import send

        place = send.check_target(to, keys, sealed=bool(keys or passphrase), force=force)
        send.refuse_own_folders(place, self._context.places)
        if self.unknown_names and not self.names_may_leave:
            raise NamesUnknown(self.unknown_names)
        rendered = self.render(as_, paper=paper, progress=progress)
        report_progress(progress, 0, 0)
        if self.everything and as_ != "json":
            rendered = self._with_lacks(rendered)
        force = send.may_replace(rendered, place, force=force)
        warnings = [rendered.warning] if rendered.warning else []
        warnings += send.hand_over(rendered, place, force=force, keys=keys, passphrase=passphrase)
        if not (self.everything and as_ == "json"):  # an archive says itself what it lacks
            warnings += self._said_of_unread()
        sealed = bool(keys or passphrase)
        not_recorded = [] if self.everything else self._remember(as_, sealed=sealed)
        return send.Sent(
            place if isinstance(place, Path) else None,
            as_,
            sealed,
            warnings=(*warnings, *not_recorded),
            noted=not (self.everything or not_recorded),
            lacks=rendered.lacks,
        )

    def _archive(self) -> Rendered:
        from connectwell.share.archive import make_archive

        made = make_archive(self._context, self.today, in_two=self._in_two)
        return Rendered(made.text, made.warning, made.lacks, may_replace=not (made.lacks or made.is_empty))

    def _with_lacks(self, rendered: Rendered) -> Rendered:
        """Returns a document of everything with its content made, so that it is known what could not be read."""
        whole = rendered.as_bytes()
        if self._all is None:
            self.unread_files = self._context.journal.unread_files()
        lacks = tuple(one.path for one in self.unread_files)
        return Rendered(whole, rendered.warning, lacks, may_replace=not lacks)

    def _remember(self, as_: Format, *, sealed: bool) -> list[str]:
        from connectwell.share.send.send import record_sharing

        made, shares = self.draft(), self._loaded.shares
        return record_sharing(self._context, made, as_, sealed=sealed, shares=shares)
