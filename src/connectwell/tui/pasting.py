"""What is pasted comes in whole: also a text in which there are escapes, at which Textual's own parser ends a paste."""

from collections.abc import Iterable, Iterator

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

_ESC = "\x1b"
_COVERED = "\udc1b"
"""Stands for an escape in a paste on its way through Textual's parser. No terminal sends it: it is no character."""


class WholePastes(XTermParser):
    """Makes one Paste of all that stands between a paste's marks, in however many pieces it comes."""

    def __init__(self, debug: bool = False) -> None:
        self._pasting = False
        self._held = ""  # what may be the beginning of the next mark
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """What comes from the terminal; an empty string is its end."""
        if not data:
            yield from super().feed(data)
        for piece in self._pieces(data):
            for message in super().feed(piece):
                if isinstance(message, events.Paste):
                    message = events.Paste(message.text.replace(_COVERED, _ESC))
                yield message

    def _pieces(self, data: str) -> Iterator[str]:
        """The same, cut at the marks, with the escapes of what is pasted covered."""
        while data:
            piece, data = self._pasted(data) if self._pasting else self._typed(data)
            if piece:
                yield piece

    def _typed(self, data: str) -> tuple[str, str]:
        """Up to the end of the mark at which a paste begins, and the rest."""
        if self._timeout_time is None:  # what came before is no unfinished sequence (any more)
            self._held = ""
        known = len(self._held)
        before, mark, rest = (self._held + data).partition(BRACKETED_PASTE_START)
        self._pasting = bool(mark)
        self._held = "" if mark else before[1 - len(BRACKETED_PASTE_START) :]
        return (before + mark)[known:], rest

    def _pasted(self, data: str) -> tuple[str, str]:
        """Up to the end of the mark at which the paste ends, and the rest. A begun mark waits for its other half."""
        words, mark, rest = (self._held + data).partition(BRACKETED_PASTE_END)
        self._pasting = not mark
        self._held = "" if mark else _begun(words, BRACKETED_PASTE_END)
        return words[: len(words) - len(self._held)].replace(_ESC, _COVERED) + mark, rest


def _begun(text: str, mark: str) -> str:
    """The end of `text` that may be the beginning of `mark`, or nothing."""
    return next((mark[:n] for n in range(len(mark) - 1, 0, -1) if text.endswith(mark[:n])), "")
