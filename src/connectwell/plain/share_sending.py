"""The end of sharing: format, preview, sealing, destination."""

from pathlib import Path
from typing import Final

from connectwell import sentences
from connectwell.errors import ConnectwellError
from connectwell.model.text import one_line
from connectwell.plain.choices import Option
from connectwell.plain.grammar import plainly
from connectwell.plain.prompter import Prompter
from connectwell.plain.share_heard import paragraphs_heard
from connectwell.share.formats.pdf import CannotShow, can_set
from connectwell.share.formats.registry import NAMES, Format
from connectwell.share.preview import NAMES_KEPT, NAMES_KNOWN, NOTED, preview_notes, words_like_names
from connectwell.share.send.deliver import AlreadyThere, default_name
from connectwell.share.send.send import Sent
from connectwell.share.sharing import NamesUnknown, Sharing, names_unknown

AS_WHAT: Final = "In which format? {usual}: Enter."
NEXT: Final = "{number} of {of}. On: Enter. To the end: e."
THAT_WAS_ALL: Final = "That was all of it."
READ_LATER: Final = sentences.READ_LATER.format(whom="Help now has numbers.")
FOR_WHOM: Final = "Sealed for one reader? Paste their key; it begins with age1. Not sealed: Enter."
WHERE: Final = "A file name or a whole path. {name}, in {folder}: yes. Share nothing: Enter."
_HERE: Final = ("yes", "y")
_NOWHERE: Final = ("", "no", "n")
NOT_LEFT: Final = "Nothing was shared."
WRITTEN: Final = {
    (False, False): "Written: {path}, as {format}.",
    (False, True): "Written: {path}, as {format}, sealed.",
    (True, False): "Written, but not all of it: {path}, as {format}.",
    (True, True): "Written, but not all of it: {path}, as {format}, sealed.",
}
"""By whether something is missing from it, and whether it is sealed."""
IS_THERE: Final = "{name} is there already."
_REPLACES = (Option(True, "Replace it", also=("replace", "yes")), Option(False, "Leave it", also=("leave", "no")))
_CANNOT_SHOW: Final[tuple[Option[Format], ...]] = (
    Option("html", "HTML"),
    Option("pdf", "PDF all the same"),
)
_NAMES_MAY_LEAVE = (Option(True, "Go on", also=("go on", "yes")), Option(False, "Leave it", also=("leave", "no")))
_ROWS: Final = 20
_STRETCH: Final = 30
"""Paragraphs of a record read out at once."""
_AS_SENTENCES: Final = ("pdf", "html", "md", "txt")
"""Formats whose words are read out as sentences; of the others, the file's own text."""


def send(prompter: Prompter, sharing: Sharing) -> None:
    """Asks, previews and sends. Raises as `Prompter.line`, and ConnectwellError if it can't be made."""
    usual: Format = "json" if sharing.everything else "md"
    if sharing.what == "brief":
        usual = "pdf" if can_set() else "html"
    options = tuple(Option(as_, NAMES[as_], also=(as_,)) for as_ in sharing.formats)
    as_ = prompter.choice([AS_WHAT.format(usual=NAMES[usual])], options) or usual
    if not sharing.everything:
        as_ = _shown(prompter, sharing, as_)
    keys = _keys(prompter)
    ending = f"{as_}.age" if keys else as_
    name = default_name("archive" if sharing.everything else sharing.what, sharing.today, ending)
    question = WHERE.format(name=name, folder=one_line(str(Path.cwd()), 200))
    while True:
        where = prompter.line([question], place=True, fresh=True).strip()
        if plainly(where) in _NOWHERE:
            prompter.talk.say(NOT_LEFT)
            return
        to = Path(name if plainly(where) in _HERE else where)
        try:
            _send(prompter, sharing, as_, to, keys)
            return
        except ConnectwellError as fault:
            if not prompter.talk.terminal:
                raise
            prompter.talk.say(str(fault))


def _keys(prompter: Prompter) -> tuple[str, ...]:
    """Asks for a reader's key until one can be used, or none is given. From a pipe there is one attempt."""
    from connectwell.share.send.sealing import seal

    while key := prompter.line([FOR_WHOM]).strip():
        try:
            seal(b"", (key,))
            return (key,)
        except ConnectwellError as fault:
            if not prompter.talk.terminal:
                raise
            prompter.talk.say(str(fault))
    return ()


def _shown(prompter: Prompter, sharing: Sharing, as_: Format) -> Format:
    """Shows all of it; returns the format, which is another one if no font here has some letters."""
    try:
        _show(prompter, sharing, as_)
        return as_
    except CannotShow as fault:
        way = prompter.choice([fault.sentence], _CANNOT_SHOW)
        if not way:
            raise
        sharing.may_spell = way == "pdf"
        _show(prompter, sharing, way)
        return way


def _show(prompter: Prompter, sharing: Sharing, as_: Format) -> None:
    """Reads out all of it: a page at one go, a record in stretches."""
    talk = prompter.talk
    names = NAMES_KEPT if sharing.choice.keep_names else NAMES_KNOWN
    like = (f"{said}." for said in words_like_names(sharing))
    for sentence in (*preview_notes(as_), names, *like, *sharing.warned):
        talk.say(sentence)
    talk.gap()
    if as_ in _AS_SENTENCES:
        paragraphs = list(paragraphs_heard(sharing.document_as(as_)))
    else:  # the file's own text
        paragraphs = list(sharing.preview(as_, talk.columns, _ROWS))
    pause = len(paragraphs) if sharing.what == "brief" else _STRETCH if as_ in _AS_SENTENCES else 1
    to_the_end = False
    for number, paragraph in enumerate(paragraphs, 1):
        talk.say(paragraph)
        if number % pause == 0 and number < len(paragraphs) and not to_the_end:
            answer = prompter.line([NEXT.format(number=number, of=len(paragraphs))])
            to_the_end = answer.strip(" .").casefold() in ("e", "end")
            prompter.set_aside(answer)
    talk.gap()
    for sentence in (THAT_WAS_ALL, *([READ_LATER] if sharing.what == "brief" else [])):
        talk.say(sentence)


def _agreed(prompter: Prompter, sharing: Sharing, as_: Format, to: Path, keys: tuple[str, ...]) -> Sent:
    """Sends it; asks first where names can't be hidden, because part of the circle can't be read."""
    if sharing.unknown_names and not sharing.names_may_leave:
        if not prompter.choice([names_unknown(sharing.unknown_names)], _NAMES_MAY_LEAVE, whole=True):
            raise NamesUnknown(sharing.unknown_names)
        sharing.names_may_leave = True
    return sharing.send(as_, to, keys=keys)


def _send(prompter: Prompter, sharing: Sharing, as_: Format, to: Path, keys: tuple[str, ...]) -> None:
    try:
        sent = _agreed(prompter, sharing, as_, to, keys)
    except AlreadyThere:
        if not prompter.talk.terminal:
            raise
        if not prompter.choice([IS_THERE.format(name=one_line(to.name, 200))], _REPLACES, whole=True):
            raise
        sent = sharing.send(as_, to, keys=keys, force=True)
    in_part = bool(sharing.unread_files or sent.lacks)
    said = WRITTEN[in_part, sent.sealed]
    written = said.format(path=one_line(str(sent.path), 400), format=NAMES[as_])
    for sentence in (written, *sent.warnings, *([NOTED] if sent.noted else [])):
        prompter.talk.say(sentence)
