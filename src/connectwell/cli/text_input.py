"""Reads a person's words from a pipe or a terminal, never from the command line. How it asks: `prompting`."""

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from connectwell import sentences
from connectwell.cli.exit_codes import Ended
from connectwell.cli.signals import ending_as_exceptions, held
from connectwell.cli.streams import is_terminal, say
from connectwell.errors import TooLong, UsageFault
from connectwell.model.text import is_text

_MOST = 16_000_000
"""Bytes read from a pipe: what an entry holds at most is less in every encoding."""
NOT_TEXT = (
    "What came isn't UTF-8 text, so nothing was saved; it is untouched where it came from. 'iconv -f latin1 "
    "-t utf-8' turns older text into UTF-8."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read.

    Attributes:
        words: as written, whole lines only.
        ended_by: the exit code if it was cut off (Ctrl-C: 130), None at a regular end.
    """

    words: str
    ended_by: int | None = None


def refuse_text_arguments(given: Sequence[str], verb: str) -> bool:
    """Returns whether `-` was given.

    Raises:
        UsageFault: anything else was given: words don't belong on the command line. The message doesn't repeat them.
    """
    if given and tuple(given) != ("-",):
        raise UsageFault(
            "Words don't go on the command line: your shell keeps a history, and others can see what runs. "
            f"Type 'connectwell {verb}' alone and write when it asks, or pipe them in."
        )
    return bool(given)


def refuse_more(given: Sequence[str]) -> None:
    """Raises click's UsageError if there is more than a verb takes that asks for no words. `-` is let through."""
    if given and tuple(given) != ("-",):
        import click

        raise click.UsageError("", click.get_current_context(silent=True))


def should_prompt(dash: bool) -> bool:
    """Returns whether to prompt for words: at a terminal, without `-`."""
    return not dash and is_terminal(sys.stdin)


def words_from_pipe() -> str:
    """Reads stdin to the end: UTF-8, UTF-16 with a BOM, or the system's encoding.

    Raises:
        UsageFault: it decodes as none of these. Nothing is taken.
        TooLong: more came than any entry holds; it may have no end.
    """
    if sys.stdin is None:
        return ""
    source = getattr(sys.stdin, "buffer", sys.stdin)  # a test's stdin may have no buffer
    read = source.read(_MOST + 1)
    if len(read) > _MOST:
        fault = TooLong()
        fault.args = (f"{fault} {sentences.WHERE_IT_CAME_FROM}",)
        raise fault
    came = read if isinstance(read, str) else decode_input(read)
    return came.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").rstrip("\n")


def decode_input(came: bytes) -> str:
    """Decodes the bytes. Raises as `words_from_pipe`."""
    import locale

    by_its_mark = "utf-16" if came.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    for encoding in (by_its_mark, locale.getencoding() if hasattr(locale, "getencoding") else "utf-8"):
        try:
            return came.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise UsageFault(NOT_TEXT)


def words_from_terminal(question: str, so_far: str = "", *, save: Callable[[str], object]) -> Typed:
    """Asks for words, with all that plain mode understands. A signal can't come between a line and keeping it.

    Args:
        question: said first.
        so_far: what was written before; what is returned begins with it.
        save: saves the text so far, after each line. A SaveFailed is said, and the next line tries again.
    """
    from connectwell.cli.prompting import INTERRUPTED, Left, ask_words, talk_on
    from connectwell.plain.autosave import AutosavedText

    kept, saving = [so_far], AutosavedText(talk_on(sys.stderr), save)

    def keep(words: str) -> None:
        kept[0] = words
        if words.strip():
            saving.keep(words)

    try:
        with ending_as_exceptions(), held():
            ask_words([question], so_far, keep)
    except KeyboardInterrupt:
        say("")
        return Typed(_joined(kept), INTERRUPTED)
    except Ended as ended:
        waiting = [line for line in talk_on(sys.stderr).waiting_lines() if line.strip() != "."]
        return Typed(_joined([*filter(None, kept), *waiting]), ended.exit_code)
    except Left:
        return Typed(_joined(kept), INTERRUPTED)
    except (EOFError, OSError):  # OSError: the terminal is gone
        pass
    return Typed(_joined(kept))


def line_from_terminal(question: str) -> Typed:
    """Asks for one line; a lone dot counts as empty."""
    from connectwell.cli.prompting import INTERRUPTED, ask_line

    try:
        with ending_as_exceptions():
            line = ask_line(question)
    except KeyboardInterrupt:
        say("")
        return Typed("", INTERRUPTED)
    except Ended as ended:
        return Typed("", ended.exit_code)
    except EOFError:
        return Typed("", INTERRUPTED)
    return Typed("" if line.strip() == "." else line.strip())


def read_name(question: str) -> str:
    """Reads a name that was given as `-`, since the shell keeps an argument and others see it while the command runs.

    At a terminal it is asked for; from a pipe it is the first line, and the rest is left for whoever reads next.

    Raises:
        EOFError: the terminal was closed.
        UsageFault: no name came, or it isn't text.
    """
    if is_terminal(sys.stdin):
        from connectwell.cli.prompting import ask_line

        line = ask_line(question)
    else:
        line, _, rest = words_from_pipe().partition("\n")
        sys.stdin = io.StringIO(rest)
    if not is_text(line):
        raise UsageFault(sentences.NOT_TEXT_HERE)
    if not line.strip():
        raise UsageFault("No name came, so nothing was done.")
    return line.strip()


def words_given(question: str, *, dash: bool, save: Callable[[str], object]) -> Typed:
    """Returns the words, from the terminal or the pipe. `save` is called as by `words_from_terminal`."""
    return words_from_terminal(question, save=save) if should_prompt(dash) else Typed(words_from_pipe())


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n")


def split_at_dot(words: str) -> tuple[str, str]:
    """Splits the input at a lone dot into two answers; a final dot is ignored."""
    found: list[list[str]] = [[]]
    for line in words.split("\n"):
        if line.strip() == "." and len(found) == 1:
            found.append([])
        elif line.strip() != ".":
            found[-1].append(line)
    first, *second = ("\n".join(block).strip("\n") for block in found)
    return first, second[0] if second else ""
