"""One order everywhere: by the day an entry belongs to, newest first; on a day, what was begun last comes first."""

from dataclasses import replace
from datetime import timedelta

from connectwell.context import Context
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.note import note_draft
from connectwell.entries.view import View
from connectwell.journal import Query, Readable
from steady import TickingClock


def write(context: Context, words: str, *, day: int = 0) -> None:
    saved = note_draft(context).save(words)
    if day:
        editing = context.journal.edit(saved.id)
        editing.mark(replace(editing.entry, day=saved.day + timedelta(days=day)))


def test_the_list_the_screens_and_a_search_give_one_order(context: Context, clock: TickingClock) -> None:
    clock.now -= timedelta(days=9)
    write(context, "moved up", day=8)
    write(context, "nine days ago")
    clock.now += timedelta(days=4)
    write(context, "five days ago")
    clock.now += timedelta(days=5)
    write(context, "written today for nine days ago", day=-9)
    write(context, "today")
    browser = EntryBrowser(context)

    def said(items: object) -> list[str]:
        return [item.entry.note.words for item in items if isinstance(item, Readable) and item.entry.note]  # type: ignore[attr-defined]  # an iterable

    wanted = ["today", "moved up", "five days ago", "written today for nine days ago", "nine days ago"]
    assert said(browser.listed()) == wanted
    assert said(browser.listed(Query(kinds=frozenset({"note"})))) == wanted
    assert said(browser.search(Query())) == wanted
    assert said(row.item for row in browser.results(View(), str).more(20)) == wanted
    first = context.today() - timedelta(days=1)
    assert said(browser.listed(Query(since=first))) == ["today", "moved up"]
