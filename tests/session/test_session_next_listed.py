"""The day of the next session is no entry to read: nowhere is it listed, counted or opened as one."""

from datetime import date

import pytest

from connectwell.context import Context
from connectwell.entries.browser import EntryBrowser
from connectwell.entries.day_summary import summaries_of
from connectwell.entries.item_lookup import entry_of
from connectwell.entries.view import View
from connectwell.errors import EntryNotFound
from connectwell.journal import Query
from connectwell.session import agenda
from connectwell.session.next_session import next_session, set_next_session

SAID = date(2026, 12, 3)


@pytest.fixture(params=[SAID, None])
def said(request: pytest.FixtureRequest, context: Context) -> date | None:
    """The day of the next session, said and then, where None, taken back."""
    set_next_session(context, SAID)
    day: date | None = request.param
    set_next_session(context, day)
    return day


@pytest.mark.usefixtures("said")
def test_it_is_found_nowhere(context: Context) -> None:
    browser = EntryBrowser(context)
    assert list(browser.listed()) == []
    assert list(browser.listed(Query(kinds=frozenset({"agenda"})))) == []
    assert list(browser.search(Query(kinds=frozenset({"agenda"})))) == []
    assert list(View(years_of=date(2027, *context.today().timetuple()[1:3])).items(context.journal)) == []
    assert summaries_of(browser.facts()) == {}
    with pytest.raises(EntryNotFound):
        context.journal.get("latest")


def test_a_note_with_words_is(context: Context, said: date | None) -> None:
    line = agenda.LineDraft(context).save("Rain.")
    browser = EntryBrowser(context)
    assert [entry_of(item) for item in browser.listed()] == [line]
    assert context.journal.get("latest") == line
    assert next_session(agenda.agenda_entries(context.journal), context.today()) == said
