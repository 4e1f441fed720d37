"""Opens an entry's file in the person's own editor. Nothing typed there is lost."""

import os
import sys
from asyncio import to_thread
from collections.abc import Callable, Sequence
from typing import Any

from textual.app import SuspendNotSupported

from connectwell import sentences
from connectwell.entries import revise
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.changes import EntryChange
from connectwell.entries.external_editor import Edited, EditorSession
from connectwell.errors import ConnectwellError
from connectwell.tui import wording
from connectwell.tui.acting import SLOW_READ, Found
from connectwell.tui.screen import CompanionScreen
from connectwell.tui.screens.dialogs import ChoiceDialog
from connectwell.tui.screens.journal.entry_list import EntryList


class ExternalEditor:
    """Suspends the app for an editor, and saves the edited file once it is valid.

    Args:
        screen: shows dialogs and notices.
        browser: opens the file.
        entries: the list, reloaded if a damaged file has become readable.
        changed: shows a change, with a notice.
    """

    def __init__(
        self,
        screen: CompanionScreen,
        browser: EntryBrowser,
        entries: EntryList,
        changed: Callable[[EntryChange, str], None],
    ) -> None:
        self._screen, self._browser, self._entries, self._changed = screen, browser, entries, changed

    async def open(self, entry_id: str) -> None:
        """Opens the file of an entry, even an unreadable one. Must run in a worker."""
        try:
            command = revise.editor(os.environ, terminal=True)
            session = await self._off(self._browser.in_editor, entry_id)
            try:
                said = await self._edit(session, command) if await self._settle_kept(session) else sentences.UNCHANGED
                kept = await self._off(session.differs)
            finally:
                await self._off(session.__exit__, *sys.exc_info())
        except ConnectwellError as fault:  # if saving fails, the copy stays
            said, kept = str(fault), False
        if said or kept:
            self._screen.say(" ".join(filter(None, [said, wording.KEPT if kept else ""])))

    async def _off(self, call: Callable[..., Found], *given: Any) -> Found:
        """Calls something that asks the disk off the event loop; says so if it takes long."""
        telling = self._screen.set_timer(SLOW_READ, lambda: self._screen.say(wording.WAITING))
        try:
            return await to_thread(call, *given)
        finally:
            telling.stop()

    async def _settle_kept(self, session: EditorSession) -> bool:
        """Resumes, leaves or deletes an unfinished earlier edit. Returns False to stop here."""
        if session.kept_since is None:
            return True
        ways = ChoiceDialog([session.earlier_edit()], wording.EARLIER_EDIT_WAYS)
        way = await self._screen.app.push_screen_wait(ways)
        if way == "go-on":
            await self._off(session.go_on)
        elif way == "delete":
            await self._off(session.discard_kept)
        return way in ("go-on", "leave")

    async def _edit(self, session: EditorSession, command: Sequence[str]) -> str:
        """Edits until the file is saved or the person gives up. Returns a notice. Raises SaveFailed."""
        while True:
            await self._off(session.prepare)
            trouble = self._run(session, command)
            if trouble:
                return trouble
            edited = await self._off(session.take)
            if edited.outcome == "at-once":
                ways = ChoiceDialog([sentences.EDITOR_AT_ONCE], wording.WINDOW_WAYS)
                if await self._screen.app.push_screen_wait(ways) != "done":
                    await self._off(session.leave_open)
                    return wording.EDITOR_STILL_OPEN
                session.wait_for_window()
                edited = await self._off(session.take)
            if edited.outcome == "failed":
                return edited.fault
            if edited.outcome != "faulty":
                return self._taken(edited)
            if not edited.kept:
                return f"{edited.fault} {sentences.UNCHANGED}"
            ways = ChoiceDialog([edited.fault, sentences.NOT_TAKEN], wording.FAULT_WAYS)
            if await self._screen.app.push_screen_wait(ways) != "again":
                return ""

    def _run(self, session: EditorSession, command: Sequence[str]) -> str:
        """Suspends the app for the editor. Errors must be caught inside `suspend`, or the terminal stays unusable."""
        self._screen.companion.save_soon()
        trouble = ""
        try:
            with self._screen.app.suspend():
                try:
                    session.run(command)
                except ConnectwellError as fault:
                    trouble = str(fault)
        except SuspendNotSupported:
            trouble = wording.NO_EDITOR_HERE
        return trouble

    def _taken(self, edited: Edited) -> str:
        if edited.change is None:
            return sentences.UNCHANGED
        said = {"copied": sentences.COPIED, "merged": sentences.MERGED}.get(edited.outcome, sentences.SAVED)
        if edited.comments:
            said = f"{said} {sentences.COMMENTS_KEPT}"
        self._changed(edited.change, said)
        return ""
