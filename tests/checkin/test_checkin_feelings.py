"""Words for how it is: the person's own first, the library's by the body's state, completed as they are typed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from connectwell.checkin.feelings import completed, words_for_state, words_to_offer
from connectwell.context import Context
from connectwell.model.entry import Arrival, Entry


def arrived(context: Context, words: str, *, days_ago: int = 1, put_away: bool = False) -> Entry:
    now = context.clock() - timedelta(days=days_ago)
    arrival = Arrival(state="settled", words=words, put_away=put_away)
    entry = Entry(id=context.journal.new_id(now), kind="check-in", day=now.date(), started=now, arrival=arrival)
    return context.journal.add(replace(entry, finished=now))


def test_ones_own_come_first_newest_first_and_each_once(context: Context) -> None:
    arrived(context, "hollow, on edge", days_ago=3)
    arrived(context, "Hollow", days_ago=2)
    arrived(context, "fizzy", days_ago=1)
    words = words_to_offer(context)
    assert words[:4] == ("fizzy", "Hollow", "hollow", "on edge")
    assert len(words) == len(set(words)) > 100


def test_what_is_put_away_or_removed_or_a_sentence_is_not_offered(context: Context) -> None:
    arrived(context, "buried", put_away=True)
    context.journal.remove(arrived(context, "taken out").id)
    arrived(context, "it was a long day and nobody rang at all")
    assert not {"buried", "taken out", "it was a long day and nobody rang at all"} & set(words_to_offer(context))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("on e", "on edge"), ("On E", "On Edge"[:4] + "dge"), ("tense, on e", "tense, on edge"),
        ("on edge", None), ("", None), ("tense, ", None), ("zzz", None), ("[/oops]", None),
    ],
)  # fmt: skip
def test_the_last_word_is_completed(typed: str, offered: str | None) -> None:
    assert completed(typed, ("calm", "on edge")) == offered


@pytest.mark.parametrize("state", ["settled", "stirred-up", "shut-down", "mixed"])
def test_every_state_has_enough_words_and_none_is_clinical(context: Context, state: str) -> None:
    words = words_for_state(context, state)
    assert len(words) >= 20
    assert not {"depressed", "anxious", "dissociated", "triggered", "manic", "dysregulated"} & set(words)
    assert all(word == word.lower() and len(word.split()) <= 3 for word in words)
