"""Exit codes, with at most one calm sentence on stderr.

0 done, 1 failed, 2 usage or configuration, 3 locked, 130 interrupted, 141 broken pipe.
"""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

import click

from connectwell.cli.streams import OutputLost, abandon, drop_unwritten, flush_out, output_lost, say
from connectwell.errors import ConnectwellError, unexpected

FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130
READER_LEFT: Final = 141
_STREAM_GONE: Final = (errno.EIO, errno.ENXIO)  # a terminal that was closed, while its process lives on
_TERMINAL_GONE: Final = "The terminal or the pipe is gone, so this ended here. What was saved before is safe."
_OUT_OF_SPACE: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Ended(BaseException):
    """The process got SIGTERM, or its terminal was closed (SIGHUP). Like KeyboardInterrupt, not an Exception."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


def exit_code_of(run: Callable[[], Any]) -> int:
    """Runs a verb, reports an error if there was one, and returns the exit code."""
    code = _code_of(run)
    drop_unwritten()
    return code


def _code_of(run: Callable[[], Any]) -> int:
    try:
        code = _run(run)
    except OutputLost as fault:
        abandon(sys.stdout)
        say(str(fault))
        return fault.exit_code
    except ConnectwellError as fault:
        say(str(fault))
        return fault.exit_code
    except click.UsageError as fault:
        say(_usage_sentence(fault))
        return USAGE
    except (click.Abort, KeyboardInterrupt, EOFError):
        return INTERRUPTED
    except Ended as ended:
        return ended.exit_code
    except SystemExit as leaving:  # click exits this way on a broken pipe
        abandon(sys.stdout)
        return leaving.code if leaving.code in (0, INTERRUPTED) and isinstance(leaving.code, int) else READER_LEFT
    except BrokenPipeError:
        abandon(sys.stdout)
        return READER_LEFT
    except Exception as fault:
        return _ending_of(_cause(fault)) or _unexpected(fault)
    return code if isinstance(code, int) else 0


def _cause(fault: BaseException) -> BaseException:
    """Returns what an error came from. Ctrl-C while a class is made is a RuntimeError in Python 3.11."""
    while fault.__cause__ is not None:
        fault = fault.__cause__
    return fault


def _ending_of(cause: BaseException) -> int:
    """Returns the exit code if the process was told to end, else 0."""
    match cause:
        case KeyboardInterrupt():
            return INTERRUPTED
        case Ended():
            return cause.exit_code
        case _:
            return 0


def _run(run: Callable[[], Any]) -> Any:
    """Runs a verb and flushes its output. Raises OutputLost, also where click or plain mode used a stream directly."""
    try:
        code = run()
    except OSError as fault:
        if fault.errno in _OUT_OF_SPACE and fault.filename is None:  # a stream; file errors are SaveFailed
            raise output_lost(fault) from None
        if fault.errno in _STREAM_GONE and fault.filename is None:
            raise OutputLost(_TERMINAL_GONE) from None
        raise
    flush_out()
    return code


def _usage_sentence(fault: click.UsageError) -> str:
    """Rewords click's error. Repeats nothing typed but an option's name: the rest might be a person's words."""
    where = fault.ctx.command_path if fault.ctx else "connectwell"
    look = f"'{where} --help' shows what there is."
    match fault:
        case click.NoSuchOption():
            return f"There is no such option.{_options_near(fault)} {look}"
        case click.MissingParameter() if fault.param is not None:
            return f"{fault.param.make_metavar(fault.ctx or click.Context(click.Command('')))} is missing. {look}"
        case click.BadOptionUsage() if metavar := _metavar_of(fault):
            return f"{metavar} is missing after {fault.option_name}. {look}"
        case click.BadOptionUsage() | click.BadParameter():
            return f"{fault.format_message()} {look}"
        case _:
            return f"That is more than this command takes. {look}"


def _metavar_of(fault: click.BadOptionUsage) -> str:
    """Returns what an option takes, by its name; empty if that is a flag, which takes nothing."""
    params = fault.ctx.command.params if fault.ctx else []
    of_it = (param for param in params if isinstance(param, click.Option) and fault.option_name in param.opts)
    option = next((param for param in of_it if not param.is_flag), None)
    return option.make_metavar(fault.ctx or click.Context(click.Command(""))) if option else ""


def _options_near(fault: click.NoSuchOption) -> str:
    """Returns what an option that there isn't may have meant, and where one that goes elsewhere belongs."""
    from connectwell.model.near import did_you_mean

    ctx = fault.ctx
    if ctx is None:
        return ""
    if fault.option_name in ("-v", "-V", "--version"):
        return " For the version: 'connectwell --version'."
    options = [name for param in ctx.command.params for name in param.opts if isinstance(param, click.Option)]
    near = did_you_mean(fault.option_name, (name for name in options if name.startswith("--")))
    return near or (" A command's own options go after its name." if ctx.parent is None else "")


def _unexpected(fault: Exception) -> int:
    """Reports the exception's type and where in our code it arose, never its message: that may hold private words."""
    if os.environ.get("CONNECTWELL_DEBUG"):
        import traceback

        traceback.print_exception(fault)
        return FAILED
    say(unexpected(fault))
    if told := _report(fault):
        say(told)
    return FAILED


def _report(fault: Exception) -> str:
    """Notes what went wrong if the person asked for that. Never raises: what it reads may be what is broken."""
    with suppress(Exception):
        from connectwell import fault_report
        from connectwell.paths import find_app_folders
        from connectwell.settings import read_settings

        places = find_app_folders()
        if read_settings(places).report:
            return fault_report.report(places, fault, terminal=os.environ.get("TERM", ""))
    return ""
