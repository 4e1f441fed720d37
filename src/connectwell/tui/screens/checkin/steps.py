"""Views of the check-in's steps. They draw and report choices; the walk decides."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from connectwell import checkin, sentences
from connectwell.checkin import Walk, feelings
from connectwell.model.matching import name_key
from connectwell.model.terms import Need
from connectwell.model.text import A_FEW_LINES, mentions, one_line, visible
from connectwell.tui import wording
from connectwell.tui.services import services_of
from connectwell.tui.theme import need_colour
from connectwell.tui.widgets.choices import Choices
from connectwell.tui.widgets.completing import Completing, completing_names
from connectwell.tui.widgets.editor import Editor
from connectwell.tui.widgets.line_input import LineInput
from connectwell.tui.widgets.mark_row import MarkRow
from connectwell.tui.widgets.needs_picker import NeedsPicker
from connectwell.tui.widgets.rating import RatingRow

SUGGEST_KEYS = {"done": "d", "planned": "y", "another": "a", "never": "v", "not-today": "l", "own": "m"}
KEEP_KEYS = {"yes": "y", "bring": "b"}


class StepView(Vertical):
    """A view of one step."""

    def write_to(self, walk: Walk) -> None:
        """Passes the words on the screen to the walk, if this step has any."""

    def focus_first(self) -> None:
        """Sets the initial focus."""
        found = self.query("Choices, Editor, RatingRow, NeedsPicker, MarkRow")
        if found:
            found.first().focus()

    def point_to_help(self, wanted: bool) -> None:
        """Shows or hides the line that points to Help now."""
        for line in self.query("#help-line"):
            line.display = wanted


def _heading(text: str) -> Static:
    return Static(text, classes="heading gap", markup=False)


def _put_away(is_so: bool) -> Iterator[Static]:
    """Yields a notice if words are put away."""
    if is_so:
        yield Static(sentences.PUT_AWAY_HERE, classes="put-away quiet gap", markup=False)


class StepLine(LineInput):
    """A line beside what a step asks; the key that goes on is named while it is written in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+n", "screen.next", "Next")]


class ArriveView(StepView):
    """Asks how the body is right now."""

    def __init__(self, step: checkin.Arrive, blinks: bool) -> None:
        super().__init__()
        self._step, self._blinks = step, blinks

    def _words_to_offer(self) -> tuple[str, ...]:
        return feelings.words_to_offer(services_of(self.screen).context)

    def compose(self) -> ComposeResult:
        """Yields the question, the states, a line for a word about it."""
        yield _heading(sentences.ARRIVE)
        yield Choices(sentences.STATES, chosen=self._step.state)
        yield Static("", classes="gap")
        yield from _put_away(self._step.put_away)
        yield StepLine(
            self._step.words,
            blinks=self._blinks,
            placeholder=sentences.ARRIVE_WORDS,
            suggester=Completing(self._words_to_offer, feelings.completed),
        )

    def write_to(self, walk: Walk) -> None:
        """Passes on the word about it."""
        walk.write(self.query_one(LineInput).words)


class ChoiceView(StepView):
    """A question with a few answers."""

    def __init__(
        self,
        question: str,
        options: dict[str, tuple[str, str]],
        chosen: str | None,
        above: str = "",
        *,
        first: str | None = None,
        may_pass: bool = False,
    ) -> None:
        super().__init__()
        self._may_pass = may_pass
        self._first = first
        self._question, self._options, self._chosen, self._above = question, options, chosen, above

    def compose(self) -> ComposeResult:
        """Yields the question and the answers."""
        yield _heading(self._question)
        if self._above:
            yield Static(self._above, classes="plain gap", markup=False)
        suggests = "another" in self._options
        yield Choices(
            self._options,
            chosen=self._chosen,
            first="planned" if suggests else self._first,  # Enter out of habit shouldn't say that it was done
            keys=SUGGEST_KEYS if suggests else None,
            may_pass=self._may_pass,
        )


class KeepView(StepView):
    """Keep all of it to yourself, or choose what to bring."""

    def __init__(self, step: checkin.Keep) -> None:
        super().__init__()
        self._step = step

    def compose(self) -> ComposeResult:
        """Yields the question and both answers; Enter takes the one given last."""
        yield _heading(sentences.KEEP_ALL)
        yield Choices(sentences.KEEPS, first="bring" if self._step.bring else "yes", keys=KEEP_KEYS)


class GlanceView(StepView):
    """The ratings of the five.

    Attributes:
        explains: whether the person asked what each of the five means.
    """

    def __init__(self, step: checkin.Glance) -> None:
        super().__init__()
        self._step = step
        self.explains = False

    def compose(self) -> ComposeResult:
        """Yields a row per need, what the need means if that is wanted, and the line that may point to Help now."""
        yield Static(self._step.asked, classes="heading", markup=False)
        yield Static(wording.GLANCE_KEYS, id="rate-keys", classes="quiet gap", markup=False)
        with VerticalScroll(can_focus=False):
            for need in self._step.needs:
                yield RatingRow(need, self._step.given.get(need.id))
        meaning = Static("", id="meaning", classes="quiet", markup=False)
        meaning.display = self._step.first and not self.screen.has_class("-low")
        self.set_class(meaning.display, "-told")
        yield meaning
        help_line = Static(sentences.LOW_RATING_KEYS, id="help-line", classes="quiet", markup=False)
        help_line.display = self._step.low
        yield help_line

    @on(RatingRow.Reached)
    def show_meaning(self, message: RatingRow.Reached) -> None:
        """Says what the need of this row means."""
        self.query_one("#meaning", Static).update(message.need.about)

    def toggle_meaning(self) -> None:
        """Shows what each of the five means, or hides it."""
        meaning = self.query_one("#meaning", Static)
        meaning.display = self.explains = not meaning.display
        self.set_class(meaning.display, "-told")


class StayView(StepView):
    """Asks which needs to stay with."""

    def __init__(self, step: checkin.Stay) -> None:
        super().__init__()
        self._step = step

    def compose(self) -> ComposeResult:
        """Yields the five with their ratings; the suggested one is preselected."""
        step = self._step
        yield _heading(sentences.STAY)
        hints: dict[Need, str] = {}
        for need in step.needs:
            given = step.given.get(need.id)
            said = str(given.rating) if given and given.rating is not None else ""
            said = sentences.UNCLEAR if given and given.unclear else said
            why = step.suggested.get(need.id)
            suggested = sentences.STANDS_OUT[why] if why else ""
            hints[need.id] = " · ".join(filter(None, (said, suggested)))
        yield NeedsPicker(step.chosen or tuple(step.suggested), hints)


class PromptEditor(Editor):
    """An editor under a prompt, which one key takes away. Textual's F7 would select everything."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "screen.just_write", "Just write", key_display="F7", tooltip=wording.JUST_WRITE)
    ]


class ReflectView(StepView):
    """One prompt, room to write, and who was in it."""

    def __init__(self, step: checkin.Reflect, blinks: bool) -> None:
        super().__init__()
        self._step, self._blinks = step, blinks
        # Derived from the words, so that a name removed there doesn't stay.
        mentioned = {name_key(name) for name in mentions(step.reflection.words)}
        self._beside = [name for name in step.reflection.people if name_key(name) not in mentioned]

    def compose(self) -> ComposeResult:
        """Yields the need, the time span, the prompt, the editor; the names where people are meant."""
        step = self._step
        count = f"   {step.number} of {step.of}" if step.of > 1 else ""
        name = Content.assemble((step.need.name, need_colour(step.need.id)), (count, "not bold $text-muted"))
        yield Static(name, classes="heading", markup=False)
        if step.when:
            yield Static(step.when, classes="quiet", markup=False)
        yield Static(visible(step.reflection.asked or sentences.NO_PROMPT), classes="asked gap", markup=False)
        yield from _put_away(step.reflection.put_away)
        yield PromptEditor(step.reflection.words, blinks=self._blinks, placeholder=sentences.EMPTY_IS_FINE)
        if step.asks_people:
            yield StepLine(
                ", ".join(self._beside),
                blinks=self._blinks,
                placeholder=sentences.PEOPLE,
                id="people",
                suggester=completing_names(self.app),
            )

    def write_to(self, walk: Walk) -> None:
        """Passes on the words and the names."""
        people = self._beside
        for line in self.query("#people").results(LineInput):
            people = self._beside if line.words == ", ".join(self._beside) else line.words.split(",")
        walk.write(self.query_one(Editor).words, people)


class FollowUpView(StepView):
    """Asks how a connection landed, and what it touched."""

    def __init__(self, step: checkin.FollowUp, blinks: bool) -> None:
        super().__init__()
        self._step, self._blinks = step, blinks

    def compose(self) -> ComposeResult:
        """Yields the connection, an editor, the five."""
        yield _heading(sentences.LANDED)
        yield Static(one_line(self._step.asked, A_FEW_LINES), classes="asked gap", markup=False)
        yield from _put_away(self._step.put_away)
        yield Editor(self._step.words, blinks=self._blinks, placeholder=sentences.EMPTY_IS_FINE)
        yield Static(sentences.TOUCHED, id="touched-ask", classes="quiet", markup=False)
        yield NeedsPicker(self._step.touched)

    def write_to(self, walk: Walk) -> None:
        """Passes on the words."""
        walk.write(self.query_one(Editor).words)


class ClosingView(StepView):
    """One question of the close."""

    def __init__(self, step: checkin.Closing, blinks: bool) -> None:
        super().__init__()
        self._step, self._blinks = step, blinks

    def compose(self) -> ComposeResult:
        """Yields the question and an editor."""
        yield _heading(sentences.CLOSING[self._step.question])
        yield from _put_away(self._step.put_away)
        yield Editor(self._step.words, blinks=self._blinks, placeholder=sentences.EMPTY_IS_FINE)

    def write_to(self, walk: Walk) -> None:
        """Passes on the words."""
        walk.write(self.query_one(Editor).words)


class MarksView(StepView):
    """Everything written, listed once, with its marks."""

    def __init__(self, step: checkin.Marks) -> None:
        super().__init__()
        self._step = step

    def compose(self) -> ComposeResult:
        """Yields a row per line."""
        yield Static(sentences.MARKS, classes="heading", markup=False)
        yield Static(sentences.MARKS_HINT, classes="quiet gap", markup=False)
        with VerticalScroll(can_focus=False):
            for line in self._step.lines:
                yield MarkRow(line, sentences.part_name(line.id, line.need))


def view_of(step: checkin.Step, *, blinks: bool) -> StepView:
    """Returns the view for a step.

    Args:
        step: the walk's step.
        blinks: whether a cursor may blink.
    """
    match step:
        case checkin.Arrive():
            return ArriveView(step, blinks)
        case checkin.Unsettled(chose, is_shut_down):
            question = sentences.GENTLE_OFFER if is_shut_down else sentences.UNSETTLED
            return ChoiceView(question, sentences.CHOSE, chose, first="gently" if is_shut_down else None)
        case checkin.After(after):
            return ChoiceView(sentences.AFTER, sentences.AFTERS, after, may_pass=True)
        case checkin.Harder(another):
            return ChoiceView(sentences.HARDER, sentences.harder_ways(another.name if another else None), None)
        case checkin.Nearby(near):
            return ChoiceView(sentences.NEAR, sentences.NEARS, near)
        case checkin.Glance():
            return GlanceView(step)
        case checkin.Offer():
            return ChoiceView(sentences.OFFER_SAFE, sentences.OFFERS, None)
        case checkin.Stay():
            return StayView(step)
        case checkin.Reflect():
            return ReflectView(step, blinks)
        case checkin.Suggest(idea, status):
            return ChoiceView(sentences.CONNECTION, sentences.WAYS_TO_CONNECT, status, above=visible(idea.do))
        case checkin.FollowUp():
            return FollowUpView(step, blinks)
        case checkin.Closing():
            return ClosingView(step, blinks)
        case checkin.Keep():
            return KeepView(step)
        case checkin.Marks():
            return MarksView(step)
        case _:
            raise ValueError(f"{type(step).__name__} has no view of its own")
