"""The only entry point for terminal input: whole keys, whole pastes, mouse and size reports. All else is dropped.

Textual's own parser turns an unknown sequence into typed characters (Textualize/textual#570, #3742), gives up
on one after 100 ms, reports a lone Shift as a key (#6542), and raises in the input thread on numbers out of range. Here
sequences are cut by their grammar (ECMA-48, xterm's ctlseqs, the kitty keyboard protocol) before Textual names the key.
docs/terminal.md has the table of inputs and how each is handled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator, Iterator
from typing import Final

from textual import constants, events, messages
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS, IGNORE_SEQUENCE
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._time import get_time
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, FOCUSIN, FOCUSOUT, IS_ITERM, XTermParser
from textual.message import Message

ESC_WAIT: Final = 0.2
"""Seconds after which a lone ESC is the Esc key: longer than a slow link takes between two bytes of a sequence."""
SEQUENCE_WAIT: Final = 1.5
"""Seconds without a byte after which an unfinished sequence is dropped."""
PASTE_WAIT: Final = 3.0
"""Seconds without a byte after which a paste counts as finished, even without its end marker."""
LATE_TAIL: Final = 0.5
"""Seconds after an Esc in which the rest of a split arrow-key sequence is still recognised."""

_ESC = "\x1b"
_SEQUENCE = re.compile(
    "\x1b(?:"
    r"\[\[[A-E]"  # F1 to F5 on the Linux console
    r"|\[M[^\x1b]{3}"  # an X10 mouse report
    r"|\[(?:3|7|8|23|24)\$"  # rxvt's Shift with Delete, Home, End, F11, F12
    r"|\[(?:[0-?]+[ -/]*[@-~]|[ -/]+[@-~]|[@-LN-Z\\-~])"  # CSI
    r"|O\d?[ -/:-~]"  # SS3
    r"|[^\x1b\[O\]P_]"  # Alt plus a key
    ")",
    re.DOTALL,
)
_UNFINISHED = re.compile("\x1b(?:" r"\[(?:\[|M[^\x1b]{0,2}|[0-?]*[ -/]*)|O\d?|[\]P_]" ")?", re.DOTALL)
_BROKEN = re.compile("\x1b(?:" r"\[[0-?]*[ -/]*|O\d?|[\]P_]" ")?")
"""The part of a sequence before something that can't belong to it."""
_STRING_BEGINS = re.compile("\x1b(?:" r"\][\dILl]|P[\d!$+=>?|]|_[A-Z\d]" ")")
"""Start of the OSC, DCS and APC replies terminals send; before any other letter, it was Alt plus a key."""
_STRING_ENDS = re.compile("\x07|\x1b\\\\|\x9c|[\x18\x1a]|\x1b(?!\\\\)(?=.)", re.DOTALL)
_LATE = re.compile(r"\[(?:<\d+;\d+;\d+[Mm]|[0-?]*[ -/]*[@-~])|O[A-Z]")
_SIZE = re.compile(r"\x1b\[48;(\d+(?:\:\d*)?);(\d+(?:\:\d*)?);(\d+(?:\:\d*)?);(\d+(?:\:\d*)?)t")
_MODE = re.compile(r"\x1b\[\?(\d+);(\d)\$y")
_KITTY = re.compile(r"\x1b\[(\d*)(?::(\d*)[\d:]*)?(?:;(\d*)(?::(\d*))?)?(?:;([\d:]*))?([u~ABCDEFHPQRS])")
"""Key code, shifted code, modifiers, event type, text, and final byte."""
_IGNORED_KEYS: Final = frozenset(
    name
    for name in FUNCTIONAL_KEYS.values()
    if name.startswith(("left_", "right_", "iso_", "media_"))
    or name.endswith(("_lock", "_volume"))
    or name in {"menu", "pause", "print_screen"}
)
"""Keys of the kitty protocol that do nothing here: modifiers, locks, media and system keys."""
_SHIFTED: Final = {"shift+backspace": "backspace", "shift+enter": "enter", "shift+escape": "escape"}
_SHIFT, _CAPS_LOCK, _HELD = 1, 64, 62
"""Bits of the kitty protocol's modifiers; `_HELD` is Alt, Ctrl, Super, Hyper and Meta."""
_RELEASED: Final = "3"
_LARGEST: Final = 10_000
"""Largest plausible columns, rows or pixels in a report."""
_ALT: Final = frozenset("bf\x7f\t")
"""The common Alt editing keys: word left, word right, delete the word before the cursor."""


class TypedKey(events.Key):
    """A key whose character can be typed though Python calls it unprintable: ZWNJ, ZWJ, NBSP and the like.

    Which characters are letters depends on the person's language; only control characters never are.
    """

    @property
    def is_printable(self) -> bool:
        """True: control characters never become a TypedKey."""
        return True

    def copy(self) -> TypedKey:
        """Returns a copy."""
        return TypedKey(self.key, self.character)


TypedKey.handler_name = events.Key.handler_name


class TerminalInput(XTermParser):
    """Splits input into sequences, text and pastes, however it arrived, and turns them into messages."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._held = ""  # an unfinished sequence, or the start of a paste's end marker
        self._pasted: list[str] | None = None
        self._paste_is_stale = False
        self._in_string = False
        self._until: float | None = None
        self._esc_at = float("-inf")

    @property
    def waits(self) -> float | None:
        """Seconds until `tick` is due; None if nothing is unfinished."""
        return None if self._until is None else max(0.0, self._until - get_time())

    def feed(self, data: str) -> Iterator[Message]:
        """Parses input; an empty string is end of input."""
        if not data:
            yield from self._give_up()
            return
        if not self._held and _LATE.fullmatch(data) and get_time() - self._esc_at < LATE_TAIL:
            data = _ESC + data if data == BRACKETED_PASTE_START[1:] else ""  # its Esc was already reported
        if self._paste_is_stale and _is_one_key(data):
            self._pasted, self._paste_is_stale = None, False
        self._until = None
        data, self._held = self._held + data, ""
        while data:
            if self._pasted is not None:
                data = yield from self._paste(data, self._pasted)
            elif self._in_string:
                data = self._swallow(data)
            else:
                data = yield from self._ground(data)

    def tick(self) -> Iterator[Message]:
        """Called regularly: what stayed unfinished too long becomes an Esc, the end of a paste, or nothing."""
        if self._until is not None and get_time() >= self._until:
            self._until = None
            yield from self._give_up()

    def _give_up(self) -> Iterator[Message]:
        held, self._held = self._held, ""
        in_string, self._in_string = self._in_string, False
        if self._pasted is not None:
            words = "".join([*self._pasted, held])
            self._pasted, self._paste_is_stale = [], True
            if words:
                yield _paste_of(words)
        elif held == _ESC and not in_string:  # in a reply, it was half of the reply's end
            self._esc_at = get_time()
            yield events.Key("escape", _ESC)

    def _hold(self, data: str, seconds: float) -> str:
        self._held, self._until = data, get_time() + seconds
        return ""

    # Each of these consumes what it recognises and returns the rest, or "" if it needs more input.

    def _ground(self, data: str) -> Generator[Message, None, str]:
        text, esc, rest = data.partition(_ESC)
        yield from self._typed(text)
        data = esc + rest
        if found := _SEQUENCE.match(data):
            if found[0] == BRACKETED_PASTE_START:
                self._pasted = []
                self._until = get_time() + PASTE_WAIT
            else:
                yield from self._message_of(found[0])
            return data[found.end() :]
        if found := _STRING_BEGINS.match(data):
            self._in_string = True
            self._until = get_time() + SEQUENCE_WAIT
            return data[found.end() :]
        if not data or _UNFINISHED.fullmatch(data):
            return self._hold(data, ESC_WAIT if data == _ESC else SEQUENCE_WAIT) if data else ""
        broken = _BROKEN.match(data)
        assert broken is not None  # data begins with ESC
        if broken[0] == _ESC:  # another ESC follows: this one was the key
            yield events.Key("escape", _ESC)
        return data[broken.end() :]

    def _paste(self, data: str, pasted: list[str]) -> Generator[Message, None, str]:
        words, mark, rest = data.partition(BRACKETED_PASTE_END)
        if mark:
            self._pasted, self._paste_is_stale = None, False
            yield _paste_of("".join([*pasted, words]))
            return rest
        held = _begun(words, BRACKETED_PASTE_END)
        pasted.append(words[: len(words) - len(held)])
        return self._hold(held, PASTE_WAIT)

    def _swallow(self, data: str) -> str:
        """Discards a terminal's reply, to its end."""
        if found := _STRING_ENDS.search(data):
            self._in_string = False
            return data[found.start() if found[0] == _ESC else found.end() :]
        return self._hold(_ESC if data.endswith(_ESC) else "", SEQUENCE_WAIT)

    # --- Turning sequences into messages

    def _typed(self, text: str) -> Iterator[Message]:
        for character in text.replace("\r\n", "\r").replace("\n", "\r"):
            if not "\x80" <= character <= "\x9f":
                yield from map(_typable, self._sequence_to_key_events(character))

    def _message_of(self, sequence: str) -> Iterator[Message]:
        """Yields the key, mouse event or report a complete sequence stands for; nothing if it isn't handled."""
        if sequence in (FOCUSIN, FOCUSOUT):
            yield events.AppFocus() if sequence == FOCUSIN else events.AppBlur()
        elif sequence.startswith("\x1b[<"):
            if mouse := self._mouse(sequence):
                yield mouse
        elif size := _SIZE.fullmatch(sequence):
            yield from self._resized(*(int(number.partition(":")[0]) for number in size.groups()))
        elif mode := _MODE.fullmatch(sequence):
            yield from self._mode(mode[1], int(mode[2]))
        elif key := _KITTY.fullmatch(sequence):
            yield from self._kitty(sequence, key)
        elif len(sequence) > 2 or sequence[1] in _ALT:
            yield from self._known(sequence)

    def _known(self, sequence: str) -> Iterator[events.Key]:
        if ANSI_SEQUENCES_KEYS.get(sequence, IGNORE_SEQUENCE) is not IGNORE_SEQUENCE:
            yield from self._sequence_to_key_events(sequence)

    def _mouse(self, sequence: str) -> Message | None:
        numbers = [int(number) for number in re.findall(r"\d+", sequence)]
        return self.parse_mouse_code(sequence) if all(number < _LARGEST for number in numbers) else None

    def _resized(self, height: int, width: int, pixel_height: int, pixel_width: int) -> Iterator[Message]:
        if not (0 < height < _LARGEST and 0 < width < _LARGEST):
            return
        in_pixels = (pixel_width, pixel_height) if pixel_width >= width and pixel_height >= height else None
        resize = events.Resize.from_dimensions((width, height), in_pixels)
        self.terminal_size, self.terminal_pixel_size = resize.size, resize.pixel_size
        self.mouse_pixels = in_pixels is not None
        yield resize

    def _mode(self, mode: str, setting: int) -> Iterator[Message]:
        if mode == "2026" and setting > 0:
            yield messages.TerminalSupportsSynchronizedOutput()
        elif mode == "2048" and constants.SMOOTH_SCROLL and not IS_ITERM:
            yield messages.InBandWindowResize.from_setting_parameter(setting)

    def _kitty(self, sequence: str, key: re.Match[str]) -> Iterator[Message]:
        number, shifted, modifiers, happened, types, end = key.groups(default="")
        if happened == _RELEASED or len(number) > 7 or len(modifiers) > 3:
            return
        if (number, end) == ("27", "~") and types:  # xterm's modifyOtherKeys
            number, types, end = types, "", "u"
        held = max(0, int(modifiers or 1) - 1)
        name = FUNCTIONAL_KEYS.get(f"{number or 1}{end}", "")
        if types:
            yield from self._typed("".join(map(_character, types.split(":"))))
        elif name in _IGNORED_KEYS or (not name and "\ue000" <= _character(number) <= "\uf8ff"):
            return  # the private-use codes the protocol assigns to keys
        elif end == "u" and not name and not held & _HELD:
            upper = bool(held & _SHIFT) != bool(held & _CAPS_LOCK)
            letter = _character(number)
            yield from self._typed(
                _character(shifted) if held & _SHIFT and shifted else letter.upper() if upper else letter
            )
        elif name or (end == "u" and _character(number)):
            held &= _HELD | _SHIFT
            plain = f"\x1b[{number or 1};{held + 1}{end}" if held else f"\x1b[{number or 1}{end}"
            for named in self._parse_extended_key(plain) or ():
                yield events.Key(_SHIFTED.get(named.key, named.key), named.character)
        else:
            yield from self._known(sequence)


def _typable(key: events.Key) -> events.Key:
    """Returns the key, made typable if it is unprintable to Python but no control character."""
    character = key.character
    if character is None or character.isprintable() or unicodedata.category(character) == "Cc":
        return key
    return TypedKey(key.key, character)


def _character(number: str) -> str:
    """Returns the character with this decimal code, or "" if there is none."""
    code = int(number) if 0 < len(number) < 8 else 0
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def _paste_of(words: str) -> events.Paste:
    return events.Paste(words.replace("\x00", ""))


def _begun(text: str, mark: str) -> str:
    """Returns the end of `text` that may be the start of `mark`, or ""."""
    return next((mark[:n] for n in range(len(mark) - 1, 0, -1) if text.endswith(mark[:n])), "")


def _is_one_key(data: str) -> bool:
    """Returns whether it arrived alone, as if typed: one character, or one sequence that ends no paste."""
    whole = _SEQUENCE.fullmatch(data)
    return len(data) == 1 or (whole is not None and data != BRACKETED_PASTE_END)
