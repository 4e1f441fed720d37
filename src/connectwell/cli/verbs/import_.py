"""`connectwell import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from connectwell.cli.arguments import Word
from connectwell.cli.context import open_journal
from connectwell.cli.streams import out, say

if TYPE_CHECKING:
    from connectwell.imports.connectwell import Archive, TakenIn

FORMAT = Word("format", ("connectwell",), "The one format that is read so far is connectwell: an archive of its own.")
LARGEST = 2_000_000_000  # bytes
SEALED = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")
OPEN_IT_FIRST = (
    "That file is sealed with age. 'age -d FILE > archive.json', with -i and your key file if it was sealed for a key, "
    "opens it first. Nothing was taken in."
)
ADDED = "{n} added"
WOULD_ADD = "{n} would be added"
THERE = "{n} here already"
DIFFERENT = "{n} here already with other words, left as they are"


@click.command("import")
@click.argument("format", type=FORMAT, metavar="FORMAT", expose_value=False)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be taken in.")
@click.pass_context
def verb(ctx: click.Context, file: Path, dry_run: bool) -> int:
    """Take in an archive made by 'connectwell export --everything --format json'.

    What is in your journal already stays as it is; taking the same archive in twice changes nothing.
    """
    from connectwell.cli.waiting import waiting
    from connectwell.imports.connectwell import read_archive, take_in

    archive = read_archive(_text(file))
    with waiting("Taking it in:") as progress:
        done = take_in(open_journal(ctx), archive, dry_run=dry_run, progress=progress)
    out(_sentence(done, dry_run))
    _say_what_stays_out(archive)
    return 1 if archive.broken else 0


def _text(file: Path) -> str:
    """Returns the file's text. Raises NoArchive."""
    from connectwell.errors import SaveFailed
    from connectwell.imports.connectwell import NoArchive

    try:
        if file.stat().st_size > LARGEST:
            raise NoArchive("That file is larger than 2 GB, so it isn't opened here. Nothing was taken in.")
        content = file.read_bytes()
        if content.startswith(SEALED):
            raise NoArchive(OPEN_IT_FIRST)
        return content.decode("utf-8-sig")
    except (UnicodeDecodeError, IsADirectoryError):
        raise NoArchive("That isn't a file of text. Nothing was taken in.") from None
    except FileNotFoundError:
        raise NoArchive("There is no such file. Nothing was taken in.") from None
    except OSError as error:
        raise NoArchive(f"It cannot be opened: {SaveFailed.because(error).reason}. Nothing was taken in.") from None
    except ValueError:  # a NUL byte in the name
        raise NoArchive("There is no such file. Nothing was taken in.") from None


def _sentence(done: TakenIn, dry_run: bool) -> str:
    told = [(WOULD_ADD if dry_run else ADDED).format(n=f"{done.added:,}")]
    told += [THERE.format(n=f"{done.there:,}")] if done.there else []
    told += [DIFFERENT.format(n=f"{done.different:,}")] if done.different else []
    return ", ".join(told) + "."


def _say_what_stays_out(archive: Archive) -> None:
    if archive.broken:
        named = ", ".join(archive.broken[:5]) + (" and others" if len(archive.broken) > 5 else "")
        say(f"Not taken in, as the archive was changed or damaged there: {named}.")
    if archive.aside:
        say(f"{archive.aside:,} copies and unreadable files stand in the archive and stay there.")
