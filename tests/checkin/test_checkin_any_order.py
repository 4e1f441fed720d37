"""Whatever is done in whatever order, here and in a second sitting: no sentence is lost and the file reads back."""

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sitting_down import resume

from connectwell import checkin
from connectwell.checkin import Walk
from connectwell.entries import add
from connectwell.errors import SaveFailed, UsageFault
from connectwell.journal import Readable
from connectwell.model import terms
from connectwell.model.text import clean
from steady import TickingClock, at_time, open_context

needs = st.sampled_from(terms.NEEDS)
some_needs = st.sets(needs)
sentences = st.text(st.characters(), min_size=1, max_size=12) | st.sampled_from(
    ["@Ana came.\r\nThen rain.", "'''", '"""', "\\", "[walk]", "\x1b[31m", "\ud800", " ", "\u2028", "= 1"]
)
ways_on: st.SearchStrategy[terms.Chose] = st.sampled_from(("settle", "gently", "carry-on", "carry-on", "stop"))
said: st.SearchStrategy[terms.Status] = st.sampled_from(("done", "done", "planned", "not-today"))
ahead = st.sampled_from(
    [checkin.Arrive, checkin.Glance, checkin.Reflect, checkin.Reflect, checkin.Suggest, checkin.FollowUp]
)
names = st.lists(st.sampled_from(["Ana", "Ben", "@Zoë", ""]), max_size=2)
marks = st.tuples(st.sampled_from(terms.SHARINGS), st.booleans(), st.booleans())
chances = st.booleans()
which = st.sampled_from([0, 1])


def has_walk(machine: "AnySitting") -> bool:
    return bool(machine.walks)


class AnySitting(RuleBasedStateMachine):
    """One or two sittings of one check-in, on a disk that is sometimes full."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.clock = TickingClock()
        self.context = open_context(Path(self._folder.name) / "home", self.clock)
        self.walks: list[Walk] = []
        self.editors: dict[Walk, str | None] = {}
        """By sitting, what stands in the editor on the screen; None where the step has none."""
        self.accepted: list[str] = []
        """Every text that was saved here, as it may be found."""
        self.replaced: set[str] = set()
        """Texts that a person saw in the editor and wrote over."""
        self.count = 0
        self.full = self.added_elsewhere = False
        self._replace, self._link = os.replace, os.link
        os.replace, os.link = self._or_full(self._replace), self._or_full(self._link)

    def _or_full(self, real: Any) -> Any:
        def put(*args: Any, **named: Any) -> None:
            if self.full:
                raise OSError(errno.ENOSPC, "full")
            real(*args, **named)

        return put

    def teardown(self) -> None:
        os.replace, os.link = self._replace, self._link
        self._folder.cleanup()

    @precondition(lambda self: all(isinstance(walk.step, checkin.Done) for walk in self.walks))
    @rule(mode=st.sampled_from(["full", "full", "glance"]), only=some_needs, deep=st.booleans(), ahead=ahead)
    def begin(self, mode: terms.Mode, only: set[terms.Need], deep: bool, ahead: type[checkin.Step]) -> None:
        context, self.full = self.context, False
        context.change(deep=deep)
        walk = Walk.begin(context, mode=mode, only=only)
        self.walks, self.added_elsewhere = [walk], False
        self._go_ahead(walk, ahead)

    def _go_ahead(self, walk: Walk, ahead: type[checkin.Step]) -> None:
        """Straight to a step, or to the end where it isn't on the way."""
        while not isinstance(walk.step, ahead | checkin.Done):
            match walk.step:
                case checkin.Arrive():
                    walk.arrive("settled")
                case checkin.Stay():
                    walk.stay(terms.NEEDS)
                case checkin.Suggest():
                    walk.connect("done")
                case _:
                    walk.next()

    def walk(self, n: int) -> Walk:
        return self.walks[n % len(self.walks)]

    def _do(self, walk: Walk, act: Callable[[], None]) -> bool:
        """Does it and draws the step again; whether it was saved. Nothing but these two may be raised."""
        try:
            act()
        except (SaveFailed, UsageFault):
            return False
        finally:
            self.editors[walk] = _words_here(walk)
        return True

    # --- What a person does

    @precondition(has_walk)
    @rule(n=which, texts=st.lists(sentences, min_size=1, max_size=3), people=names)
    def write(self, n: int, texts: list[str], people: list[str]) -> None:
        """Types, with a save after each pause. What is drawn isn't drawn again meanwhile."""
        walk = self.walk(n)
        for words in texts:
            before = self.editors.get(walk, _words_here(walk))
            if before is None:
                return
            self.count += 1
            text = clean(f"{words} #{self.count}#")
            walk.write(text, people)
            self.editors[walk] = text
            self.replaced.add(before)
            with suppress(SaveFailed):
                walk.save()
                self.accepted.append(text)

    @precondition(has_walk)
    @rule(n=which, times=st.integers(1, 3), chance=st.data())
    def answer(self, n: int, times: int, chance: st.DataObject) -> None:
        """What the step asks for, whatever it is; some steps at once, so that every place is reached."""
        walk = self.walk(n)
        for _ in range(times):
            self._do(walk, self._answer_to(walk, chance))

    def _answer_to(self, walk: Walk, chance: st.DataObject) -> Callable[[], None]:
        match walk.step:
            case checkin.Arrive():
                return partial(walk.arrive, chance.draw(st.sampled_from(terms.STATES)))
            case checkin.Unsettled():
                return partial(walk.choose, chance.draw(ways_on))
            case checkin.After():
                return partial(walk.after, chance.draw(st.sampled_from(terms.AFTERS)))
            case checkin.Harder() if chance.draw(chances):
                return chance.draw(st.sampled_from([walk.settle_again, walk.end_here]))
            case checkin.Nearby():
                return partial(walk.near, chance.draw(st.sampled_from(terms.NEARS)))
            case checkin.Offer():
                return partial(walk.answer_offer, chance.draw(chances))
            case checkin.Stay():
                return partial(walk.stay, chance.draw(some_needs))
            case checkin.Suggest():
                return partial(walk.connect, chance.draw(said))
            case checkin.Glance() if chance.draw(chances):
                rating = chance.draw(st.none() | st.integers(-1, 11))
                unclear = rating is None and chance.draw(chances)
                return partial(walk.rate, chance.draw(needs), rating, unclear=unclear)
            case checkin.Reflect(may_rate=True) if chance.draw(chances):
                return walk.switch_to_full_walk
            case checkin.FollowUp() if chance.draw(chances):
                return partial(walk.touch, chance.draw(some_needs))
            case checkin.Keep() if chance.draw(chances):
                return chance.draw(st.sampled_from([walk.keep_private, walk.choose_what_to_bring]))
            case checkin.Marks(lines) if chance.draw(chances):
                sharing, session, away = chance.draw(marks)
                id = chance.draw(st.sampled_from([line.id for line in lines]))
                return partial(walk.mark, id, sharing=sharing, for_session=session, put_away=away)
            case _:
                return walk.next

    @precondition(has_walk)
    @rule(n=which)
    def another(self, n: int) -> None:
        walk = self.walk(n)
        before = walk.step
        self._do(walk, walk.another)
        if isinstance(before, checkin.Suggest) and isinstance(walk.step, checkin.Suggest):
            assert walk.step.idea != before.idea
        if isinstance(before, checkin.Reflect) and isinstance(walk.step, checkin.Reflect):
            assert walk.step.reflection.asked != before.reflection.asked

    @precondition(has_walk)
    @rule(n=which, what=st.sampled_from(["deeper", "never_ask", "never_suggest", "just_write"]))
    def deeper_or_never(self, n: int, what: str) -> None:
        walk = self.walk(n)
        before = walk.step
        if what == "never_suggest":
            self._do(walk, lambda: walk.never_suggest("this"))
        else:
            self._do(walk, getattr(walk, what))
        if isinstance(before, checkin.Reflect) and isinstance(walk.step, checkin.Reflect):
            if what == "deeper":
                changed = walk.step.reflection.asked != before.reflection.asked
                assert changed is before.may_deepen
            elif what == "just_write":
                assert walk.step.own
            elif what == "never_ask" and before.reflection.prompt and not before.own:
                assert before.reflection.prompt in self.context.settings.never_ask or self.full

    @precondition(has_walk)
    @rule(n=which, moves=st.lists(st.sampled_from(["next", "next", "back", "skip"]), min_size=1, max_size=3))
    def move(self, n: int, moves: list[str]) -> None:
        walk = self.walk(n)
        for name in moves:
            self._do(walk, getattr(walk, name))

    @precondition(has_walk)
    @rule(n=which)
    def that_was_a_lot(self, n: int) -> None:
        walk = self.walk(n)
        self._do(walk, walk.put_away)

    # --- What happens to it

    @precondition(has_walk)
    @rule(n=which)
    def stop_and_resume(self, n: int) -> None:
        walk = self.walk(n)
        if not walk.begun or not self._do(walk, walk.stop) or isinstance(walk.step, checkin.Done):
            return
        merged = len(self.walks) > 1 or self.added_elsewhere
        try:
            again = resume(self.context, walk)
        except UsageFault:  # the second sitting has finished it
            assert merged
            return
        if not merged:
            assert again.step == walk.step or _is_put_away(walk.step)
            assert again.entry.arrival == walk.entry.arrival
        self.walks[n % len(self.walks)] = again

    @precondition(lambda self: len(self.walks) == 1)
    @rule()
    def open_it_a_second_time(self) -> None:
        walk = self.walks[0]
        if walk.begun and self._do(walk, walk.save) and walk.entry.unfinished:
            self.walks.append(resume(self.context, walk))

    @precondition(has_walk)
    @rule(n=which, need=needs)
    def add_from_the_command_line(self, n: int, need: terms.Need) -> None:
        step = self.walk(n).step
        need = step.need.id if isinstance(step, checkin.Reflect) else need
        self.count += 1
        text = f"from elsewhere #{self.count}#"
        with suppress(SaveFailed):
            add.reflect(at_time(self.context, self.clock), need, text)
            self.accepted.append(text)
            self.added_elsewhere = True

    @rule(full=st.booleans())
    def fill_the_disk(self, full: bool) -> None:
        self.full = full

    @rule(hours=st.sampled_from([-30, -1, 5, 24]))
    def let_time_pass(self, hours: int) -> None:
        self.clock.now += timedelta(hours=hours)

    # --- What always holds

    @invariant()
    def every_step_can_be_drawn(self) -> None:
        for walk in self.walks:
            assert walk.step is not None
            assert walk.can_go_back in (True, False)

    @invariant()
    def no_sentence_is_lost_and_every_file_reads_back(self) -> None:
        files = sorted((self.context.places.data / "entries").rglob("*.toml"))
        items = list(self.context.journal.newest(removed=True))
        assert len(items) == len(files)
        assert all(isinstance(item, Readable) for item in items)
        kept = [words for item in items if isinstance(item, Readable) for words in _all_words(item.entry)]
        for text in self.accepted:
            assert text in self.replaced or any(_holds(words, text) for words in kept), text


def _words_here(walk: Walk) -> str | None:
    """The words of the step, or None where it takes none."""
    match walk.step:
        case checkin.Arrive(words=words) | checkin.FollowUp(words=words) | checkin.Closing(words=words):
            return words
        case checkin.Reflect(reflection=reflection):
            return reflection.words
    return None


def _is_put_away(step: checkin.Step) -> bool:
    """Whether what is written at the step is out of sight from the next time on."""
    match step:
        case checkin.Arrive(put_away=away) | checkin.FollowUp(put_away=away) | checkin.Closing(put_away=away):
            return away
        case checkin.Reflect(reflection=reflection):
            return reflection.put_away
    return False


def _holds(words: str, text: str) -> bool:
    """Whether `text` is all there is, or stands there in lines of its own, below or above what was put away."""
    return f"\n{text}\n" in f"\n{words}\n"


def _all_words(entry: Any) -> list[str]:
    found = [part.words for part in entry.reflections]
    found += [row.landed.words for row in entry.connections if row.landed]
    found += [entry.arrival.words] if entry.arrival else []
    found += [entry.close.carry] if entry.close else []
    return found


TestAnySitting = AnySitting.TestCase
TestAnySitting.settings = settings(max_examples=20, stateful_step_count=40, suppress_health_check=list(HealthCheck))
