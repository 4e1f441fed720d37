"""What can be done with somebody in the circle, on the screen. Changes can be undone, one by one."""

from collections.abc import Callable, Sequence
from typing import cast

from connectwell import sentences
from connectwell.entries import circle, circle_fields
from connectwell.errors import ConnectwellError, UsageFault
from connectwell.journal import CircleEditing
from connectwell.journal.circle_copies import CircleCopy
from connectwell.model.circle import CirclePart, is_named
from connectwell.tui import wording
from connectwell.tui.screen import CompanionScreen


class CircleActs:
    """Acts on parts of the circle.

    Args:
        screen: shows dialogs and notices.
        show: shows the list again, at the part with this id.
    """

    def __init__(self, screen: CompanionScreen, show: Callable[[str], None]) -> None:
        self._screen, self._show = screen, show
        self._undoing: list[Callable[[], CirclePart]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._undoing)

    # --- Writing

    def add(self) -> None:
        """Opens the form for somebody new."""
        self._write(self._screen.context.journal.circle.begin(circle_fields.BLANK))

    def change(self, part: CirclePart | None) -> None:
        """Opens the form for somebody."""
        circle_of = self._screen.context.journal.circle
        if part:
            self._screen.open_with(lambda: circle_of.edit(part.id), self._write)

    def _write(self, editing: CircleEditing) -> None:
        from connectwell.tui.screens.circle.edit import CirclePartScreen

        screen, before = self._screen, editing.part

        def finished(said: str) -> None:
            after = editing.part
            if after == before:
                return
            self._show(after.id)
            if before.id:
                self._undoing.append(lambda: editing.save(before).part)
                screen.say(f"{said or circle.SAVED} {wording.UNDO_KEY}")
            else:
                self._undoing.append(lambda: screen.context.journal.circle.remove(after.id))
                screen.say(f"{circle.ADDED.format(name=circle.flat(after.name))} {wording.UNDO_KEY}")
            screen.refresh_bindings()

        screen.say("")
        screen.app.push_screen(CirclePartScreen(editing, finished))

    # --- Removing

    def remove(self, part: CirclePart | None) -> None:
        """Removes somebody from the circle; nothing is deleted."""
        journal = self._screen.context.journal

        def removed(gone: CirclePart) -> None:
            self._done(circle.REMOVED, gone, lambda: journal.circle.restore(gone.id))

        if part:
            self._screen.act(lambda: journal.circle.remove(part.id), removed)

    def restore(self, part: CirclePart | None) -> None:
        """Brings somebody back into the circle."""
        journal = self._screen.context.journal

        def restored(back: CirclePart) -> None:
            self._done(circle.RESTORED, back, lambda: journal.circle.remove(back.id))

        if part:
            self._screen.act(lambda: journal.circle.restore(part.id), restored)

    def _done(self, said: str, part: CirclePart, undo: Callable[[], CirclePart], **names: str) -> None:
        self._undoing.append(undo)
        self._screen.say(f"{said.format(name=circle.flat(part.name), **names)} {wording.UNDO_KEY}")
        self._show(part.id)

    # --- Two that are one

    def merge(self, part: CirclePart | None, parts: Sequence[CirclePart]) -> None:
        """Asks with whom somebody is to be put together; that one stays, with every name."""
        from connectwell.tui.screens.dialogs import ChoiceDialog

        screen = self._screen
        if part is None:
            return
        others = {other.id: other for other in parts if other.kind == part.kind and other.id != part.id}
        if not others:
            screen.say(circle.NOBODY_TO_MERGE)
            return

        def chosen(kept_id: str | None) -> None:
            if kept_id:
                self._put_together(others[kept_id], part)

        ways = {other.id: (circle.flat(other.name), circle.details_of(other)) for other in others.values()}
        screen.app.push_screen(ChoiceDialog([circle.MERGE.format(name=circle.flat(part.name))], ways), chosen)

    def _put_together(self, kept: CirclePart, other: CirclePart) -> None:
        journal = self._screen.context.journal

        def done(before: tuple[CirclePart, CirclePart]) -> None:
            undo = lambda: journal.circle.undo_put_together(before)  # noqa: E731
            self._done(circle.MERGED_WITH, kept, undo, other=circle.flat(other.name))

        self._screen.act(lambda: journal.circle.put_together(kept.id, other.id), done)

    # --- Copies

    def settle(self, copy: CircleCopy | None) -> None:
        """Shows somebody who is there twice, and asks which to keep."""
        from connectwell.tui.screens.dialogs import ChoiceDialog

        if copy is None:
            return
        sides = [(line, "plain") for side in circle.both_sides(copy) for line in (*side, "")]
        said = [(circle.twice(copy), "heading gap"), *sides, (circle.WHICH_COPY, "plain")]
        ways = cast("dict[str, tuple[str, str]]", circle.WAYS)
        self._screen.app.push_screen(ChoiceDialog(said, ways), lambda way: self._settle(copy, way))

    def _settle(self, copy: CircleCopy, way: str | None) -> None:
        journal = self._screen.context.journal
        if way is not None:
            chosen = circle.way_of(way) or "both"
            done = lambda settled: self._done(circle.SETTLED, settled.part, settled.undo)  # noqa: E731
            self._screen.act(lambda: journal.circle.settle_copy(copy, chosen), done)

    # --- Erasing

    def erase(self, part: CirclePart | None) -> None:
        """Asks for the typed word, then whether pages go on hiding the name."""
        from connectwell.tui.screens.dialogs import WordDialog

        if part is None:
            return
        texts = (circle.ERASE, *sentences.ERASE[1:], circle.NAME_STAYS, wording.ERASE_ASK)
        said = [(circle.flat(part.name), "heading gap"), *((text, "plain") for text in texts)]
        blinks = self._screen.context.settings.motion
        dialog = WordDialog(said, sentences.ERASE_WORD, sentences.NOT_ERASED, blinks=blinks)
        self._screen.app.push_screen(dialog, lambda really: self._ask_to_hide(part) if really else None)

    def _ask_to_hide(self, part: CirclePart) -> None:
        from connectwell.tui.screens.dialogs import ChoiceDialog

        if not is_named(part):
            self._erase(part, keep_hiding=False)
            return
        dialog = ChoiceDialog([circle.KEEP_HIDING_ASK], circle.KEEP_HIDINGS, chosen="yes")
        self._screen.app.push_screen(dialog, lambda way: self._erase(part, keep_hiding=way != "no"))

    def _erase(self, part: CirclePart, *, keep_hiding: bool) -> None:
        """Erases. Where the question about the name was left with Esc, the name stays hidden."""
        journal = self._screen.context.journal

        def erased(stays: tuple[str, ...]) -> None:
            self._undoing.clear()
            self._show("")
            self._screen.say(" ".join(filter(None, [wording.ERASED, sentences.still_there(stays)])))

        self._screen.act(lambda: journal.circle.erase(part.id, keep_hiding=keep_hiding), erased)

    # --- Undoing

    def undo(self) -> None:
        """Undoes the last change that wasn't undone yet."""
        if not self._undoing:
            return
        last = self._undoing[-1]

        def undone(part: CirclePart) -> None:
            self._undoing.remove(last)
            self._screen.say(sentences.UNDONE)
            self._show(part.id)

        def failed(fault: ConnectwellError) -> None:
            if isinstance(fault, UsageFault):  # it has changed since, and can't be undone any more
                self._undoing.remove(last)
            self._screen.say(str(fault))
            self._show("")

        self._screen.act(last, undone, failed)
