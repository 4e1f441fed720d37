"""The last steps: encrypts if requested, delivers, and records the sharing in the journal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from connectwell.errors import ConnectwellError, NotConfirmed, UsageFault
from connectwell.model.frozen import dataclass
from connectwell.share.formats.registry import Format, Rendered
from connectwell.share.send.sealing import SUFFIX

if TYPE_CHECKING:
    from connectwell.context import Context
    from connectwell.paths import AppFolders
    from connectwell.share.record import Made

Target = Path | Callable[[bytes | Iterable[str]], None]
LACKS_SOMETHING: Final = (
    "not all of your journal could be read, and the file that is there may have more; another name keeps both"
)
ONLY_IN_NAME: Final = (
    "A name that ends with .age is a sealed file's, and this wouldn't be sealed. Seal it for a key or with a "
    "passphrase, or leave .age off. Nothing was written."
)
NOTHING_IN_IT: Final = "your journal is empty, and the file that is there may have more; another name keeps both"
NOT_REMEMBERED: Final = "It was shared, but your journal couldn't record that: {reason}"


@dataclass(frozen=True)
class Sent:
    """What was sent.

    Attributes:
        path: where it is; None if it didn't go to a file.
        as_: its format.
        sealed: whether only its readers can open it.
        warnings: sentences about imperfections: characters a font lacks, a disk that didn't confirm, a journal that
            couldn't record the sharing. The file is there nevertheless.
        noted: whether the journal recorded the sharing; not needed for the own archive.
        lacks: what should be in it and could not be read; a sentence in `warnings` says so.
    """

    path: Path | None
    as_: Format
    sealed: bool
    warnings: tuple[str, ...] = ()
    noted: bool = False
    lacks: tuple[str, ...] = ()


def check_target(to: Target, keys: Sequence[str], *, sealed: bool, force: bool) -> Target:
    """Checks the keys and the target before anything is built; returns the target.

    Raises:
        UsageFault: its name says that it is sealed, and it won't be.
        KeyRefused, CannotSeal: it cannot be encrypted to these keys.
        AlreadyThere, NotDelivered: no file can be written there.
    """
    if keys:
        from connectwell.share.send.sealing import seal

        seal(b"", keys)
    if not isinstance(to, Path):
        return to
    if not sealed and to.name.casefold().endswith(SUFFIX):
        raise UsageFault(ONLY_IN_NAME)
    from connectwell.share.send.deliver import check_place

    return check_place(to, force=force)


def refuse_own_folders(to: Target, places: AppFolders) -> None:
    """Raises NotDelivered if the target is in one of our own folders, where it could be taken for an entry."""
    if not isinstance(to, Path):
        return
    from connectwell.share.send.deliver import NotDelivered

    try:
        file = to.resolve()
    except (OSError, RuntimeError):  # the working folder is gone; before 3.13, a loop of links
        raise NotDelivered("there is no such folder") from None
    if any(file.is_relative_to(folder.resolve()) for folder in places):
        raise NotDelivered("that folder is connectwell's own; choose another one")


def may_replace(rendered: Rendered, to: Target, *, force: bool) -> bool:
    """Returns whether an existing file may be replaced. Raises NotDelivered if that is wanted and could lose words."""
    if force and not rendered.may_replace and isinstance(to, Path) and os.path.lexists(to):
        from connectwell.share.send.deliver import NotDelivered

        raise NotDelivered(LACKS_SOMETHING if rendered.lacks else NOTHING_IN_IT)
    return force and rendered.may_replace


def hand_over(rendered: Rendered, to: Target, *, force: bool, keys: Sequence[str], passphrase: str) -> list[str]:
    """Encrypts it if there are keys or a passphrase, and delivers it; returns warnings. Raises as `Sharing.send`."""
    content = rendered.content
    if keys or passphrase:
        from connectwell.share.send.sealing import seal, seal_with_passphrase

        whole = rendered.as_bytes()
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


def record_sharing(context: Context, made: Made, as_: Format, *, sealed: bool, shares: Iterable[str]) -> list[str]:
    """Records the sharing, as `remembering.remember`; returns a warning if that fails."""
    from connectwell.share.send.remember import remember

    try:
        remember(context, made, as_, sealed=sealed, shares=shares)
    except ConnectwellError as fault:
        return [NOT_REMEMBERED.format(reason=str(fault))]
    return []
