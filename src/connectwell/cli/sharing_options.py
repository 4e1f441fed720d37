"""Options shared by `brief` and `export`: days, format, destination, recipients."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from connectwell.cli.arguments import DAY, NAME, Named, Word, day_meant, offer_files
from connectwell.cli.streams import has_terminal, is_terminal
from connectwell.english import OR, listed
from connectwell.errors import UsageFault
from connectwell.model.frozen import dataclass
from connectwell.share.formats.registry import FORMATS, NAMES, Format

if TYPE_CHECKING:
    from connectwell.paths import AppFolders
    from connectwell.share.formats.typst import Paper

NO_PDF_HERE: Final = "A PDF can't be shown on a terminal. Give a file's name in place of -. Nothing was written."
NOT_SEALED_HERE: Final = (
    "A sealed file can't be shown on a terminal. Give a file's name in place of -. Nothing was written."
)
NO_STDOUT: Final = "There is no stdout to write it to. Give a file's name in place of -. Nothing was written."
ONE_OR_THE_OTHER: Final = "Seal it for keys or with a passphrase, not both. Nothing was written."
ASKED_ON_TERMINAL: Final = (
    "A passphrase can only be typed at a terminal. In a script, --for KEY seals for a key. Nothing was written."
)
NO_NAME: Final = "-o needs a file's name, and '-' for stdout. Nothing was written."
A_FOLDER: Final = "That is a folder. Name a file in it, such as {file}. Nothing was written."
NO_FORMAT: Final = (
    "That name doesn't say which format it is to be: end it with {endings}, or add --format. Nothing was written."
)
ONLY_LISTED: Final = (
    "--choices only lists what can be shared. It goes with days and names, not with a file, a format, a key or "
    "--preview. Nothing was written."
)
ALL_NAMES_KEPT: Final = (
    "--keep-names keeps every name, so --keep-name and --hide-name don't go with it. Nothing was written."
)
OF_A_PDF: Final = "--paper and --spell go with a PDF: add --format pdf. Nothing was written."
NO_RECIPIENTS: Final = "The file after -R can't be read, or there is no key in it. Nothing was written."
_STDOUT: Final = ("-", "/dev/stdout", "/dev/fd/1")
_ENDINGS: Final[dict[str, Format]] = {
    **{one: one for one in FORMATS}, "htm": "html", "markdown": "md", "text": "txt",
}  # fmt: skip
_Command = TypeVar("_Command", bound=Callable[..., Any])


class _DayOrKey(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4, and 8.2 will do
    """A day, or a recipient's public key. Whatever doesn't begin as a key does has to be a day."""

    name = "day or key"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Returns a day as `DAY` does, or a key as a one-tuple. Raises UsageFault."""
        word = str(value).strip()
        return (word,) if word.lower().startswith(("age1", "ssh-")) else DAY.convert(value, param, ctx)


FORMAT = Word("format", FORMATS, f"A format is one of: {', '.join(FORMATS)}.")


class _Paper(Word):
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Returns typst's name for the paper; `letter` is the usual name for us-letter. Raises UsageFault."""
        word = super().convert(value, param, ctx)
        return "us-letter" if word == "letter" else word


PAPER = _Paper("paper", ("a4", "letter", "us-letter"), "The paper is a4 or letter.")


def leaving_options(command: _Command) -> _Command:
    """Adds the options both verbs take."""
    for option in reversed(
        (
            click.option("--from", "since", type=DAY, metavar="DAY", help="From this day on."),
            click.option(
                "--to",
                type=_DayOrKey(),
                multiple=True,
                metavar="DAY",
                help="Up to this day.",
            ),
            click.option(
                "--for",
                "for_",
                multiple=True,
                metavar="KEY",
                help="Seal it for this reader's key (age1…); once for each.",
            ),
            click.option("-R", "recipients", type=click.Path(), metavar="FILE", help="Seal it for the keys in a file."),
            click.option(
                "--format", "as_", type=FORMAT, metavar="FORMAT", help="pdf, html, md, txt or json; an export also csv."
            ),
            click.option(
                "-o", "--output", metavar="FILE|-", shell_complete=offer_files, help="Where to write it; - is stdout."
            ),
            click.option("--force", is_flag=True, help="Replace the file if it is there."),
            click.option("--without", multiple=True, metavar="ID", help="Leave out an entry, a part or a note."),
            click.option("--keep-names", is_flag=True, help="Keep people's names."),
            click.option("--keep-name", type=NAME, multiple=True, metavar="NAME|-", help="Keep this person's name."),
            click.option("--hide-name", type=NAME, multiple=True, metavar="WORD|-", help="Hide this word as a name."),
            click.option("--names-may-leave", is_flag=True, help="Share it even if part of your circle can't be read."),
            click.option("--spell", is_flag=True, help="In a PDF, name the script of letters that no font here has."),
            click.option("--passphrase", is_flag=True, help="Seal it with a passphrase, asked for on the terminal."),
            click.option("--paper", type=PAPER, metavar="SIZE", help="For a PDF: a4 or letter; else your country's."),
            click.option("--choices", is_flag=True, help="Only list what can be shared, each with its id."),
            click.option("--preview", is_flag=True, help="Only show what would leave."),
            click.option("--yes", is_flag=True, help="Ask nothing."),
        )
    ):
        command = option(command)
    return command


@dataclass(frozen=True, kw_only=True)
class SharingOptions:
    """The options as click passes them."""

    since: Named | None
    to: tuple[Any, ...]
    for_: tuple[str, ...] = ()
    recipients: str | None = None
    as_: Format | None
    output: str | None
    force: bool
    without: tuple[str, ...]
    keep_names: bool
    keep_name: tuple[str, ...] = ()
    hide_name: tuple[str, ...] = ()
    names_may_leave: bool = False
    spell: bool = False
    passphrase: bool
    paper: Paper | None
    choices: bool
    preview: bool
    yes: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The recipients' keys. Raises UsageFault."""
        found = (*(one[0] for one in self.to if isinstance(one, tuple)), *self.for_)
        return (*found, *_keys_in(self.recipients)) if self.recipients else found

    @property
    def to_seal(self) -> bool:
        """Whether it is to be sealed, by whatever option."""
        return bool(self.passphrase or self.recipients or self.for_ or any(isinstance(one, tuple) for one in self.to))

    @property
    def to_stdout(self) -> bool:
        """Whether it goes to stdout."""
        return self.output in _STDOUT

    @property
    def names_days(self) -> bool:
        """Whether --from or --to gives a day."""
        return self.since is not None or not all(isinstance(one, tuple) for one in self.to)

    def days(self, today: date) -> tuple[date | None, date | None]:
        """Returns the first and last day given. Raises UsageFault."""
        until = [one for one in self.to if not isinstance(one, tuple)]
        if len(until) > 1:
            raise UsageFault("--to takes one last day; any others have to be readers' keys.")
        return day_meant(self.since, today), day_meant(until[0], today) if until else None

    @property
    def about_days_or_words(self) -> bool:
        """Whether it says which days or words leave, or how they are looked at."""
        return bool(self.names_days or self.without or self.about_names or self.choices or self.preview)

    @property
    def about_names(self) -> bool:
        """Whether it says whose names stay or are hidden."""
        return bool(self.keep_names or self.keep_name or self.hide_name)

    @property
    def asks(self) -> bool:
        """Whether to prompt: at a terminal, unless writing to stdout or told not to."""
        return has_terminal() and not self.yes and not self.to_stdout


@dataclass(frozen=True)
class Destination:
    """Destination and format. A `path` of None is stdout."""

    as_: Format
    path: Path | None
    keys: tuple[str, ...]
    passphrase: bool

    @property
    def name(self) -> str:
        """The destination as messages call it."""
        return f"{NAMES[self.as_]}, sealed" if self.keys or self.passphrase else NAMES[self.as_]

    def as_html(self) -> Destination:
        """Returns the same as HTML, with a file's ending to match."""
        path = self.path
        if path and path.name.endswith((".pdf", ".pdf.age")):
            ending = ".html.age" if path.name.endswith(".age") else ".html"
            path = path.with_name(path.name.removesuffix(".age").removesuffix(".pdf") + ending)
        return replace(self, as_="html", path=path)

    @property
    def named_otherwise(self) -> str | None:
        """The format the file's extension suggests, if that isn't the one it holds."""
        named = _format_named(str(self.path)) if self.path else None
        return NAMES[named] if named and named != self.as_ else None


def resolve_destination(
    asked: SharingOptions, places: AppFolders, what: str, today: date, usual: Format, *, to_stdout: Format
) -> Destination:
    """Resolves the destination, before the person spends time choosing.

    Args:
        asked: the options.
        places: our own folders, into which nothing is written.
        what: `brief`, `export` or `archive`, for the file's name.
        today: also for the file's name.
        usual, to_stdout: the default format, for a file and for stdout.

    Raises:
        UsageFault: the options don't go together.
        AlreadyThere, NotDelivered, KeyRefused, CannotSeal: as `sending.check`.
    """
    if asked.choices and (asked.preview or asked.output or asked.as_ or asked.force or asked.to_seal):
        raise UsageFault(ONLY_LISTED)
    if asked.keep_names and (asked.keep_name or asked.hide_name):
        raise UsageFault(ALL_NAMES_KEPT)
    keys = asked.keys
    sealed = bool(keys or asked.passphrase)
    if asked.output is not None and not asked.to_stdout:
        _refuse_no_file(asked.output, what, today, asked.as_ or usual)
    named = None if asked.to_stdout else _format_named(asked.output)
    if asked.output and not (named or asked.as_ or asked.to_stdout):
        raise UsageFault(NO_FORMAT.format(endings=listed([f".{one}" for one in FORMATS], OR)))
    as_ = asked.as_ or named or (to_stdout if asked.to_stdout else usual)
    if (asked.paper or asked.spell) and as_ != "pdf":
        raise UsageFault(OF_A_PDF)
    if keys and asked.passphrase:
        raise UsageFault(ONE_OR_THE_OTHER)
    if keys:
        from connectwell.share.send.sealing import seal

        seal(b"", keys)  # a key that can't be is said before anything is read, also where it is only looked at
    if asked.passphrase and not asked.preview and not is_terminal(sys.stdin):
        raise UsageFault(ASKED_ON_TERMINAL)
    if asked.to_stdout:
        if sys.stdout is None and not asked.preview:  # else it would be noted as shared, and be nowhere
            raise UsageFault(NO_STDOUT)
        if (as_ == "pdf" or sealed) and is_terminal(sys.stdout) and not asked.preview:
            raise UsageFault(NOT_SEALED_HERE if sealed else NO_PDF_HERE)
        return Destination(as_, None, keys, asked.passphrase)
    from connectwell.share.send.deliver import default_name
    from connectwell.share.send.sealing import SUFFIX
    from connectwell.share.send.send import check_target, refuse_own_folders

    path = Path(asked.output or default_name(what, today, as_))
    if sealed and not path.name.casefold().endswith(SUFFIX):
        path = path.with_name(f"{path.name}{SUFFIX}")
    if not (asked.preview or asked.choices):
        refuse_own_folders(path, places)
        check_target(path, keys, sealed=sealed, force=asked.force)
    return Destination(as_, path, keys, asked.passphrase)


def _refuse_no_file(output: str, what: str, today: date, as_: Format) -> None:
    """Raises UsageFault where the name is none, as of a variable that isn't set, or a folder's."""
    from connectwell.model.text import one_line
    from connectwell.share.send.deliver import default_name

    if not output.strip():
        raise UsageFault(NO_NAME)
    if output.endswith(("/", os.sep)) or Path(output).is_dir():
        within = Path(output) / default_name(what, today, as_)
        raise UsageFault(A_FOLDER.format(file=one_line(str(within), 400)))


def _keys_in(file: str) -> tuple[str, ...]:
    """Returns the keys in a file of recipients, one a line; # begins a comment. Raises UsageFault."""
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise UsageFault(NO_RECIPIENTS) from None
    keys = tuple(line for each in lines if (line := each.strip()) and not line.startswith("#"))
    if not keys:
        raise UsageFault(NO_RECIPIENTS)
    return keys


def _format_named(output: str | None) -> Format | None:
    """Returns the format of a file name's extension, with or without `.age`."""
    if not output:
        return None
    return _ENDINGS.get(output.lower().removesuffix(".age").rpartition(".")[2]) if "." in output else None
