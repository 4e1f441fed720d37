"""An editor for `connectwell edit`: `scripted_editor.py HOW FILE` changes the file in one of a few ways."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

How = Callable[[str], str]

HOW: dict[str, How] = {
    "leave": lambda text: text,
    "words": lambda text: re.sub(r'^words = "(?!"")', 'words = "Changed by hand: ', text, count=1, flags=re.MULTILINE),
    "comment": lambda text: text.replace("\n\n", "\n# a thought of my own\n\n", 1) + "\n# and one at the end\n",
    "day": lambda text: re.sub(r"^day = .*$", "day = 2026-10-05", text, count=1, flags=re.MULTILINE),
    "unknown": lambda text: text + '\n[mine]\nmood = "green"\n',
    "put away": lambda text: re.sub(r"^sharing = .*$", r"\g<0>\nput_away = true", text, count=1, flags=re.MULTILINE),
    "mark": lambda text: re.sub(r"^sharing = .*$", r"\g<0>\nfor_session = true", text, count=1, flags=re.MULTILINE),
    "sharing": lambda text: text.replace('sharing = "private"', 'sharing = "words"'),
    "rating": lambda text: re.sub(r"^rating = \d+$", "rating = 3", text, flags=re.MULTILINE),
    "break": lambda text: text + "\nrating = \n",
    "rule": lambda text: text.replace("rating = 3", "rating = 11") + "\n[arrival]\nstate = 7\n",
    "empty": lambda text: text[:0],
    "mend": lambda text: text.replace("\nrating = \n", "\n"),
}

if __name__ == "__main__":
    how, file = HOW[" ".join(sys.argv[1:-1])], Path(sys.argv[-1])
    file.write_bytes(how(file.read_bytes().decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape"))
