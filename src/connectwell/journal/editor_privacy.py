"""Options that stop an editor from keeping a person's words anywhere but beside the file it is given.

While vim runs, its swap file is in the journal's own folder, and it goes with a normal exit. It isn't turned off,
because after a crash it may be the only place with what was typed. The options are the same in vim and nvim (`:help
starting`): with `-n` the file is read without a swap file, since a vimrc may have sent that elsewhere; `-c` comes after
the vimrc, and opens one here.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_VIM_SETS: Final = (
    "noundofile", "nobackup", "patchmode=", "backupdir=.", "viminfo=",
    "noswapfile", "directory=.", "updatecount=200", "swapfile",
)  # fmt: skip
_SET: Final = " ".join(("silent!", "set"))  # a small vim doesn't know all of them
_VIM: Final = ("-n", "-i", "NONE", "-c", "|".join(f"{_SET} {one}" for one in _VIM_SETS))
_EMACS_SETS: Final = (
    "make-backup-files",
    "create-lockfiles",
    "auto-save-file-name-transforms",
    "auto-save-list-file-prefix",
)
_EMACS: Final = ("--eval", f"(setq {' '.join(f'{name} nil' for name in _EMACS_SETS)})")
_OPTIONS: Final = {**dict.fromkeys(("vim", "nvim", "gvim", "mvim", "vimx"), _VIM), "emacs": _EMACS}


def private_options(command: Sequence[str]) -> list[str]:
    """Returns the command with these options added, if its program is an editor that takes them.

    `vi` and `editor` are often another name for vim; what they point to decides.
    """
    for name in (command[0], _target_of(command[0])):
        options = _OPTIONS.get(Path(name).name.partition(".")[0].removesuffix("-nox"))
        if options:
            return [*command, *options]
    return list(command)


def _target_of(program: str) -> str:
    found = shutil.which(program)
    return str(Path(found).resolve()) if found else program
