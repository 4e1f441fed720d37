"""How to read a page, on one sheet for a therapist: the same for everybody, with nothing of anyone's in it.

Below the words is a picture of a made-up fortnight, as the page draws one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from connectwell.clock import shifted
from connectwell.model.terms import NEEDS, Need, State
from connectwell.share.formats import outline

if TYPE_CHECKING:
    from connectwell.library.needs import NeedWords
    from connectwell.share.document import Document
    from connectwell.share.formats.typst import Paper

TITLE: Final = "How to read the page"
ABOUT: Final = (
    "Someone you work with may hand you a page made with connectwell, a private journal on their own "
    "computer. They chose everything on it and saw all of it before it left. It isn't an assessment, and no "
    "clinician has reviewed the program."
)
SECTIONS: Final[tuple[tuple[str, str], ...]] = (
    (
        outline.TO_TALK_ABOUT,
        "What they came with. At the right is what they'd like with it: listen, help them understand, plan "
        "with them, or just know. Take that literally, at least to begin with.",
    ),
    (
        outline.NOT_TODAY,
        "What they'd rather you left alone for now. You might say: I've seen it, I won't ask today. Tell me "
        "if that changes. Please don't use it as a way in.",
    ),
    (
        outline.MOMENTS,
        "One or two moments, with the question they answer and that day's rating. If you have time for one "
        "thing, ask about one of these. Ask what made them choose it, rather than about the number.",
    ),
    (
        outline.HELPED,
        "What they did and chose to tell you: a small contact and what it touched, a practice with how they "
        "were before and after.",
    ),
    (
        outline.FIVE,
        "How they arrived, and how much of each they felt, 0 to 10. What 0 and 10 mean is at the right. These are "
        "one person's impressions on a scale of their own. There are no norms and nothing adds up. A ring is a "
        "rating whose words are quoted above. ? is can't tell, a dash is skipped; neither is a number. "
        "Usually is the median, mostly the middle half of the days.",
    ),
    (
        "A blank",
        "Nothing is shared there. It isn't a bad day, and nothing is drawn across it. What's hardest may be "
        "missing: what is private doesn't show, not even as a count.",
    ),
    (
        "A 0 for safe",
        "Ask, plainly and without alarm: Safe was 0 that day. What was going on? And now? If that leaves any "
        "doubt, ask straight out whether anyone is hurting them. Ask whether they've thought of hurting "
        "themselves or ending their life. A page without any zeros doesn't mean that somebody is all right.",
    ),
    (
        "Not homework",
        "Ask before you read it. Thank them for bringing it, not for filling it in. Please don't ask for more"
        " days or a page every week. If they come without one, nothing has gone wrong.",
    ),
    (
        "Keeping it",
        "They gave it to you to read. That isn't yet consent to put it in the record: ask whether to keep it "
        "or hand it back, and say who can see your notes.",
    ),
)


EXAMPLE: Final = "An example"
EXAMPLE_OF: Final = "a made-up fortnight"
_SINCE: Final = date(2026, 11, 2)
_STATES: Final[tuple[tuple[State, ...], ...]] = (
    ("settled",), ("settled",), (), ("settled", "mixed"), ("stirred-up",), ("stirred-up",), ("shut-down",),
    ("unclear",), (), ("mixed",), ("settled",), (), ("settled",), ("settled",),
)  # fmt: skip
_RATED: Final[Mapping[Need, tuple[int | str | None, ...]]] = {
    "safe": (6, 7, None, 6, 4, 2, 0, "?", None, 3, 5, None, 6, 6),
    "soothed": (5, 6, None, 5, 5, "-", 2, "?", None, 4, 6, None, 5, 7),
}
"""? is can't tell, - skipped, None a blank."""
_NONE: Final = (None,) * len(_STATES)


def guide_text(width: int) -> str:
    """Returns the guide as text of at most `width` columns."""
    from connectwell.terminal_text import wrapped

    lines = [TITLE, *wrapped(ABOUT, width)]
    for heading, text in SECTIONS:
        lines += ["", heading, *(f"  {line}" for line in wrapped(text, width - 2))]
    return "\n".join(lines) + "\n"


def guide_pdf(made: date, needs: Iterable[NeedWords], paper: Paper = "a4") -> bytes:
    """Returns the guide as a PDF of one page. Raises PdfFault.

    Args:
        made: today.
        needs: the wording of the five, for the picture.
        paper: the paper size.
    """
    from connectwell.share.formats.pdf import set_page
    from connectwell.share.formats.typst import json_for, runs_of

    picture = json.loads(json_for(_example(tuple(needs)), paper))["picture"]
    said = [{"label": None, "asked": None, "note": None, "words": runs_of(text)} for _, text in SECTIONS]
    it = {
        "paper": paper,
        "title": TITLE,
        "made": [made.year, made.month, made.day],
        "head": ["", ABOUT],
        "sections": [
            {"name": "different", "heading": heading, "said": [one]}
            for (heading, _), one in zip(SECTIONS, said, strict=True)
        ]
        + [{"name": "five", "heading": EXAMPLE, "said": []}],
        "shared": EXAMPLE_OF,
        "nothing": "",
        "picture": picture,
    }
    return set_page("brief.typ", json.dumps(it).encode())


def _example(needs: tuple[NeedWords, ...]) -> Document:
    """Returns a made-up fortnight with one of every sign."""
    from connectwell.insights import Band, DayChart, Point, usual_of_days
    from connectwell.share.document import Brief, Document

    days = [shifted(_SINCE, at) for at in range(len(_STATES))]

    def point(day: date, said: int | str | None) -> Point | None:
        if said is None:
            return None
        value = said if isinstance(said, int) else None
        return Point(day, value=value, unclear=said == "?", skipped=said == "-")

    bands = [Band(need, tuple(map(point, days, _RATED.get(need, _NONE))), None) for need in NEEDS]
    chart = DayChart(
        since=days[0],
        until=days[-1],
        states=_STATES,
        bands=tuple(replace(band, usual=usual_of_days(band.values)) for band in bands),
        sessions=(days[9],),
        ringed=frozenset({("safe", days[6])}),
    )
    return Document(
        since=days[0],
        until=days[-1],
        made=days[-1],
        brief=Brief(days=len(days), days_shared=len(days), chart=chart),
        names={need.id: need.name for need in needs},
        meanings={need.id: (need.zero, need.ten) for need in needs},
    )
