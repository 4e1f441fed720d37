"""A line being edited and the keys that edit it. Knows no terminal."""

from typing import Final

from connectwell.terminal_text import width_of

KEYS: Final = {
    "\x01": "home", "\x02": "left", "\x05": "end", "\x06": "right", "\x08": "backspace", "\x0b": "delete-to-end",
    "\x15": "delete-to-start", "\x17": "delete-word-left", "\x7f": "backspace",
}  # fmt: skip
"""By character."""
SEQUENCES: Final = {
    "[D": "left", "[C": "right", "[H": "home", "[F": "end", "OD": "left", "OC": "right", "OH": "home", "OF": "end",
    "[1~": "home", "[7~": "home", "[4~": "end", "[8~": "end", "[3~": "delete", "[1;5D": "word-left",
    "[1;5C": "word-right", "[1;3D": "word-left", "[1;3C": "word-right", "[5D": "word-left", "[5C": "word-right",
    "b": "word-left", "f": "word-right", "d": "delete-word-right", "\x7f": "delete-word-left",
}  # fmt: skip
"""By what follows an escape."""


class EditedLine:
    """The text of a line and the cursor in it."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.at = 0

    def insert(self, characters: str) -> None:
        """Inserts at the cursor."""
        self.text[self.at : self.at] = characters
        self.at += len(characters)

    def key(self, name: str) -> None:
        """Applies an editing key; unknown ones do nothing."""
        end = len(self.text)
        match name:
            case "left":
                self.at = self._step(-1)
            case "right":
                self.at = self._step(1)
            case "home":
                self.at = 0
            case "end":
                self.at = end
            case "word-left":
                self.at = self._word(-1)
            case "word-right":
                self.at = self._word(1)
            case "backspace":
                self._cut(self._step(-1), self.at)
            case "delete":
                self._cut(self.at, self._step(1))
            case "delete-word-left":
                self._cut(self._word(-1), self.at)
            case "delete-word-right":
                self._cut(self.at, self._word(1))
            case "delete-to-start":
                self._cut(0, self.at)
            case "delete-to-end":
                self._cut(self.at, end)

    def _cut(self, start: int, end: int) -> None:
        del self.text[start:end]
        self.at = start

    def _step(self, by: int) -> int:
        """One character on; marks without a width belong to the character before them."""
        at = self.at + by
        while 0 < at < len(self.text) and width_of(self.text[at]) == 0:
            at += by
        return max(0, min(at, len(self.text)))

    def _word(self, by: int) -> int:
        at = self.at
        before = 1 if by < 0 else 0
        while 0 < at + 1 - before <= len(self.text) and not self.text[at - before].isalnum():
            at += by
        while 0 < at + 1 - before <= len(self.text) and self.text[at - before].isalnum():
            at += by
        return max(0, at)
