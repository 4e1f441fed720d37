"""The last steps: sealed where that is wanted, put where it goes, and noted in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from connectwell.errors import ConnectwellError, NotConfirmed
from connectwell.model.frozen import dataclass
from connectwell.share.formats.registry import Format, Rendered

if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.share.record import Made

Target = Path | Callable[[bytes | Iterable[str]], None]
NOT_REMEMBERED: Final = "It was shared, but noting that in your journal didn't work: {reason}"


@dataclass(frozen=True)
class Sent:
    """What left.

    Attributes:
        path: where it is; None where it didn't go to a file.
        as_: its format.
        sealed: whether only its readers can open it.
        warnings: sentences about what isn't as one would expect: characters a font lacks, a disk that didn't confirm,
            a journal that couldn't note that it was shared. The file stands.
        noted: whether the journal tells that it was shared. Of the own archive it needn't.
    """

    path: Path | None
    as_: Format
    sealed: bool
    warnings: tuple[str, ...] = ()
    noted: bool = False


def check(to: Target, keys: Sequence[str], *, force: bool) -> Target:
    """Where it will go, before anything is made.

    Raises:
        KeyRefused, CannotSeal: it can't be sealed for these keys.
        AlreadyThere, NotDelivered: no file can be there.
    """
    if keys:
        from connectwell.share.send.sealing import seal

        seal(b"", keys)
    if not isinstance(to, Path):
        return to
    from connectwell.share.send.deliver import check_place

    return check_place(to, force=force)


def hand_over(rendered: Rendered, to: Target, *, force: bool, keys: Sequence[str], passphrase: str) -> list[str]:
    """Seals it, where there are keys or a passphrase, and puts it there; gives warnings. Raises as `Sharing.send`."""
    content = rendered.content
    if keys or passphrase:
        from connectwell.share.send.sealing import seal, seal_with_passphrase

        whole = rendered.whole()
        content = seal(whole, keys) if keys else seal_with_passphrase(whole, passphrase)
    if not isinstance(to, Path):
        to(content)
        return []
    from connectwell.share.send.deliver import deliver

    try:
        deliver(content, to, force=force)
    except NotConfirmed as unsure:
        return [str(unsure)]
    return []


def remembered(context: Context, made: Made, as_: Format, *, sealed: bool, shares: Iterable[str]) -> list[str]:
    """Notes that it was shared, as `remembering.remember`; gives a warning where that doesn't work."""
    from connectwell.share.remembering import remember

    try:
        remember(context, made, as_, sealed=sealed, shares=shares)
    except ConnectwellError as fault:
        return [NOT_REMEMBERED.format(reason=str(fault))]
    return []
