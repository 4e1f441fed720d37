"""What the later version does otherwise on purpose, a row for each cause. Whatever else differs is a fault.

The person's files are compared byte for byte, archives and JSON value by value, the end of each act by its exit code.
Of sentences that were said anew it is compared what they name: commands, ids, days, files and numbers. A page that was
drawn anew is held by its JSON, which says the same, and the words in a list by the JSON of that list.
"""

import html
import json
import re
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

Pair = tuple[bytes, bytes]
Form = Callable[[bytes, bytes], Pair]

_NAMED = re.compile(
    r"'connectwell [^']*'|\b\d{4}-\d\d-\d\d\S*\w|[\w.-]+\.(?:json|md|html|txt|csv|pdf)\b"
    r"|\b(?=\w*\d)[a-z0-9]{6}\b|\d[\d,]*"
)


class Wanted(NamedTuple):
    """A difference that was wanted.

    Attributes:
        cause: which commit wanted it, and what.
        act: found in the acts it is about; a regular expression.
        what: matches all of "exit code", "stdout", "stderr" or a file's name.
        form: brings what both gave into a form that differs only where something else is different, too.
    """

    cause: str
    act: str
    what: str
    form: Form


def alike(act: str, what: str, before: bytes | None, after: bytes | None) -> bool:
    """Returns whether both gave the same, but for what was wanted; None is no such file."""
    if before is None or after is None:
        return before == after or (before is None and any(re.fullmatch(name, what) for name in NEW_FILES))
    if before.startswith(b"mode "):  # a file
        mode, before = before.split(b"\n", 1)
        mode_after, after = after.split(b"\n", 1)
        if mode != mode_after:
            return False
    for one in WANTED:
        if before == after:
            break
        if re.search(one.act, act) and re.fullmatch(one.what, what):
            try:
                before, after = one.form(before, after)
            except (ValueError, KeyError):  # not what it was
                return False
    return before == after


# --- Forms


def ends(was: int, now: int) -> Form:
    """One exit code for another."""
    return lambda before, after: (after, after) if (before, after) == (b"%d" % was, b"%d" % now) else (before, after)


def anew(_before: bytes, _after: bytes) -> Pair:
    """Nothing of it: it is said or drawn anew from beginning to end."""
    return b"", b""


def named(before: bytes, after: bytes) -> Pair:
    """What sentences name, of which the later ones may name more. Where something was said, something is said."""
    old, new = (set(_NAMED.findall(" ".join(text.decode().split()))) for text in (before, after))
    lost = old - new
    return (b"", b"") if not lost and (after.strip() or not before.strip()) else (before, after)


def reworded(before: bytes, after: bytes) -> Pair:
    """Everything, with the labels of now. Lines may break elsewhere."""
    return _reworded(before).encode(), " ".join(after.decode().split()).encode()


def lettered(before: bytes, after: bytes) -> Pair:
    """Roles without their letters, each once."""
    old, new = (re.sub(r"(?i)(someone|a \w+) \([A-Z]\)", r"\1", text.decode()) for text in (before, after))
    return old.encode(), re.sub(r'(?:someone(", "|, ))+someone\b', "someone", new).encode()


def family(before: bytes, after: bytes) -> Pair:
    """The role of a brother, which the earlier version gave an article, as the person's own."""
    theirs = {b"a": b"my", b"A": b"My"}
    return re.sub(rb"(?:\b|(?<=\\n))([Aa])(?= brother\b)", lambda article: theirs[article[1]], before), after


def reordered(before: bytes, after: bytes) -> Pair:
    """The same lines, or items of a list in JSON, in whatever order."""
    if before.startswith(b"["):
        first, then = (json.dumps(sorted(json.loads(text), key=lambda item: item["id"])) for text in (before, after))
        return first.encode(), then.encode()
    old, new = (b"\n".join(sorted(text.splitlines())) for text in (before, after))
    return old, new


def without_closings(before: bytes, after: bytes) -> Pair:
    """A list in JSON, by its names, without entries that only close a mark; where a limit ends it, others follow."""
    old, new = (json.loads(text) for text in (before, after))
    shown = {item["handle"] for item in new}
    kept = [item for item in old if item["handle"] in shown or not _only_closes(item.get("entry") or {})]
    if len(kept) < len(old):
        earliest = min(item["handle"] for item in old)
        new = [item for item in new if item["handle"] >= earliest]
    first, then = (json.dumps(sorted(items, key=lambda item: item["handle"])) for items in (kept, new))
    return first.encode(), then.encode()


def _only_closes(entry: dict[str, Any]) -> bool:
    line = entry.get("agenda") or {}
    return entry.get("kind") == "agenda" and "closed" in line and not line.get("words")


def marked_words(before: bytes, after: bytes) -> Pair:
    """A mark without a note of its own, of which the later one quotes the marked words."""
    old, new = (" ".join(text.decode().split()) for text in (before, after))
    new = re.sub(r"(?<=: )“(?:(?!” \().)*” \(marked; not a note yet\)", "(marked, nothing written yet)", new)
    return re.sub(r"\(no line written yet\)", "(marked, nothing written yet)", old).encode(), new.encode()


def this_year(before: bytes, after: bytes) -> Pair:
    """Days of this year without the year."""
    old, new = (re.sub(rb"(?<=\d )([A-Z]\w+) 2026\b", rb"\1", text) for text in (before, after))
    return old, new


def one_month(before: bytes, after: bytes) -> Pair:
    """Two days of one month, whose name is said once."""
    old, new = (re.sub(rb"\b(\d+) ([A-Z][a-z]+) to (\d+ \2)\b", rb"\1 to \3", text) for text in (before, after))
    return old, new


def gone(pattern: str) -> Form:
    """Everything but some of it."""
    return lambda before, after: (re.sub(pattern.encode(), b"", before), re.sub(pattern.encode(), b"", after))


def text_of_html(before: bytes, after: bytes) -> Pair:
    """What an HTML page says."""
    return reworded(_without_tags(before), _without_tags(after))


def row_names(before: bytes, after: bytes) -> Pair:
    """The id of each row, and its day where that is in figures, in any order; more rows where others are gone."""
    old, new = (re.findall(r"(?m)^\S+(?: \(1\))?  +(?:[\d-]{10})?", text.decode()) for text in (before, after))
    gone = set(re.findall(r"(?m)^(\S+  +[\d-]{10})  For my session$", before.decode())) - set(new)
    lost = [row for row in old if row not in new and row not in gone]
    more = len(new) - len(old)
    return repr((lost, 0)).encode(), repr(([], max(more, 0))).encode()


def more_lines(before: bytes, after: bytes) -> Pair:
    """All the lines that were said, in their order; there may be more between them."""
    rest = (" ".join(line.decode().split()) for line in after.splitlines())
    lost = [line for line in map(_reworded, before.splitlines()) if line not in rest]
    return "\n".join(lost).encode(), b""


def more_said(before: bytes, after: bytes) -> Pair:
    """As `more_lines`, where lines break elsewhere."""
    rest, at, lost = " ".join(after.decode().split()), 0, []
    for line in map(_reworded, before.splitlines()):
        found = rest.find(line, at)
        if found < 0:
            lost.append(line)
        else:
            at = found + len(line)
    return "\n".join(lost).encode(), b""


def any_order(before: bytes, after: bytes) -> Pair:
    """Lines or keys, whatever their order; there may be more of them."""
    return more_lines(
        *(b"\n".join(sorted(line.rstrip(b",") for line in text.splitlines())) for text in (before, after))
    )


def without(*keys: str) -> Form:
    """JSON without some keys, wherever they are; the others in their order."""

    def form(before: bytes, after: bytes) -> Pair:
        old, new = (_without(keys, json.loads(text)) for text in (before, after))
        return json.dumps(old).encode(), json.dumps(new).encode()

    return form


def readable(before: bytes, after: bytes) -> Pair:
    """A list in JSON, without the files that cannot be read."""
    old, new = ([one for one in json.loads(text) if "unreadable" not in one] for text in (before, after))
    return json.dumps(old).encode(), json.dumps(new).encode()


def archives(before: bytes, after: bytes) -> Pair:
    """Entries and circle, in an archive that held values and in one that holds files."""
    old, new = (json.loads(text) for text in (before, after))
    held = [one for part in ("entries", "circle") for one in old[part]]
    found = [_as_json(tomllib.loads(one["text"])) for part in ("entries", "circle") for one in new[part]]
    found = _without(("added",), found)
    old, new = (json.dumps(sorted(all_, key=lambda one: one["id"])) for all_ in (held, found))
    return old.encode(), new.encode()


def _reworded(content: bytes) -> str:
    text = content.decode()
    for old, new in REWORDED:
        text = re.sub(old, new, text)
    return " ".join(text.split())


def _without_tags(page: bytes) -> bytes:
    text = re.sub(r"(?s)<(style|title)\b.*?</\1>|<[^>]*>", " ", page.decode())
    return html.unescape(text).encode()


def _without(keys: tuple[str, ...], value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without(keys, one) for key, one in value.items() if key not in keys}
    return [_without(keys, one) for one in value] if isinstance(value, list) else value


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


# --- What was wanted

NEW_FILES = {
    r"home/data/hidden-names\.toml": "ad26488: the name of somebody erased stays hidden",
    r"elsewhere/.*": "11ea801: an archive has copies, what can't be read and earlier versions",
    r"third/data/entries/.*(conflict-|d1d2d3|f2f2f2).*": "11ea801: and so does an archive of the earlier version",
    r"home/data/entries/\d{4}/\.\S+\.edit\.(toml|from)": "cb64bf2: an editor that comes back at once may still be open",
}
"""Files that only the later version leaves."""

_MARKS = re.compile(r"(?:private|theme|words)(?: · for my session)?")
_CHOICES = ("settle first", "go gently", "carry on", "stop here")


def _arrived(found: re.Match[str]) -> str:
    """7786c21: how it was is in the heading, and what was done about it below the words, above who may see them."""
    state, came, below = found.groups()
    lines = below.splitlines()
    said = [f"chose to {one}" if one in _CHOICES else one for one in came.split(", ") if one]
    at = len(lines) - bool(lines and _MARKS.fullmatch(lines[-1]))
    lines[at:at] = [" · ".join(said)] if said else []
    return "\n".join([f"Arriving · {state[0].lower()}{state[1:]}", *lines, ""])


_SHARING = {"private": "only me", "theme": "my rating", "words": "my words"}
_FORMATS = {"md": "Markdown", "html": "HTML", "txt": "plain text", "json": "JSON", "csv": "CSV", "pdf": "PDF"}
_WANTS = {"listen": "listen", "plan": "plan with me", "know": "just know", "understand": "understand"}
REWORDED: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\bwould like to try\b", "to try"),
    (r"\bplanned (?=\d)", "to try "),
    (r"\bchose another\b", "asked for another"),
    (r"\bTo carry\b", "To take with me"),
    (r"\bTo keep from it\b", "To keep from the session"),
    (r"\bWhat sat wrong\b", "What didn't sit right"),
    (r"(?m)^(\W*|.* · )For my session\b", r"\1Note for my session"),
    (r"(?m)^Arriving: ([^,;\n]+)((?:, [^,\n]+)*)\n((?:.+\n)*)", _arrived),
    (r"(?m)^([-+] )?(private|theme|words)(?= ·|$)", lambda found: f"{found[1] or ''}{_SHARING[found[2]]}"),
    (r"\((private|theme|words)\)", lambda found: f"({_SHARING[found[1]]})"),
    (r"(?m)^([-+] )?talked$", r"\1talked about"),
    (r"(?m)^([-+] )?plan$", r"\1plan with me"),
    (r"I'd (?:just )?like (?:us|you) to (\w+) ·", lambda found: f"{_WANTS[found[1]]} ·"),
    (r"\(no\s+line\s+written\s+yet\)", "(marked, nothing written yet)"),
    (r"\((plan|just\s+know)(?:\s+it)?(?=[,)])", lambda found: f"({_WANTS[found[1].split()[-1]]}"),
    (r"Shared: export as (\w+)", lambda found: f"Shared: A record as {_FORMATS[found[1]]}"),
    (r"Shared: brief as (\w+)", lambda found: f"Shared: A page as {_FORMATS[found[1]]}"),
    (r"the page reads the same", "reads the same"),
    (r"(orienting|settling: )(.*)\bless\b", r"\1\2easier"),
    (r"touched (\w+(?:, \w+)*), (\w+)", r"touched \1 and \2"),
    (r"Words on 'soothed' from days when it was 7", "What you wrote about 'soothed' on days you rated it 7"),
    (
        r"People: a name is told .* others\.",
        "Ratings with and without a name are compared once 5 rated days have it and 5 don't.",
    ),
    (r"(?s)This holds all of my journal.*?included,\s", "This is all of my journal, private and put away included, "),
    (r"Between\s+sessions,\s+nobody\s+is\s+watching\s+them\.", "No one sees them between sessions."),
)
"""6844eb2, eca7d32, 61d50b3: what things are called, and what they are called now."""

_PAGE_KEYS = (
    "days_written", "connections", "touched", "states", "days_shared", "first", "arrivals", "sessions", "rating",
    "asked",
)  # fmt: skip
WANTED = (
    # how it ends
    Wanted("9cd42a7: what lacks something ends with 1", r"\b(brief|export)\b", "exit code", ends(0, 1)),
    Wanted("11ea801: an archive holds every file", r"archive\.json", "exit code", ends(1, 0)),
    # the circle
    Wanted("698e224: when it was added", "", r"\w+/data/(versions/)?circle/.*", gone(r"\nadded = \S+")),
    Wanted("698e224", r"\bcircle\b.*--json", "stdout", without("added")),
    Wanted("0a3d924: sorted as names are compared, Ł beside L", r"\bcircle( --json)?$", "stdout", reordered),
    # archives
    Wanted("11ea801: files, not values", r"export .*archive\.json", "desk/.*", archives),
    Wanted("11ea801: what was taken in is byte for byte what it was", r"export .*again\.json", "desk/.*", anew),
    Wanted(
        "11ea801: more comes in of one",
        r"import connectwell archive|\[(elsewhere|third)\]",
        r"elsewhere/.*|std\w+",
        anew,
    ),
    # what is chosen from the content, and Help now
    Wanted("6b50750, 810d9df: said anew", r"\b(today|help-now)\b", "stdout", anew),
    # JSON
    Wanted("31c23b7: settings by what they are about", r"\bconfig\b", "stdout", any_order),
    Wanted("4dcd54f: what can't be read is named; 6844eb2: why", "--json", "stdout", without("not_read", "reason")),
    Wanted("4dcd54f: so it is in filtered lists", "(list --|search).*--json", "stdout", readable),
    Wanted("b7814bd: told side by side", "insights .*--json", "stdout", without("touched_by", "practices")),
    Wanted(
        "61d50b3: a page says from how many days something is shared, and counts nothing else",
        r"\bbrief\b.*format json",
        "stdout",
        without(*_PAGE_KEYS),
    ),
    Wanted(
        "6844eb2: what 0 and 10 mean",
        r"\b(brief|export)\b.*format json",
        r"stdout|desk/\w+\.json",
        without("statement", "zero", "ten"),
    ),
    # text
    Wanted(
        "0c1ab58: by days; ab6a601: without what only closes a mark", r"\blist\b.*--json", "stdout", without_closings
    ),
    Wanted("ab6a601: marked words are quoted", r"\bagenda --all", "stdout", marked_words),
    Wanted("ab6a601: the year only where it isn't this one", r"\b(insights|erase)\b", r"stdout|stderr", this_year),
    Wanted("two days are named as on a page", r"\binsights\b", "stdout", one_month),
    Wanted(
        "ab6a601: a note without an end is open", r"show \S+-(u1u2u3|f2f2f2)", "stdout", gone(r"(?<=Note) \(open\)")
    ),
    Wanted("a963dd4: days as people write them", r"list --from 2025-31-31", "stderr", anew),
    Wanted("cb64bf2: said only of an editor that comes back at once", "edit", "stderr", gone(r"(?s)If your editor.*")),
    Wanted("164b90a: accents are no difference", "list --with jose", "std(out|err)", anew),
    Wanted("31c23b7: as wide as the window", r"\b(list|search)\b(?!.*json)|--choices", "stdout", row_names),
    Wanted("b7814bd: more is told; 39a116b0: as wide as the window", r"\binsights\b", "stdout", more_said),
    Wanted("61d50b3: the page, drawn anew", r"\bbrief\b.*(md|html|txt|--preview)", "stdout", anew),
    Wanted("61d50b3", "", r"desk/.*\.pdf", anew),
    Wanted("e2e8f8b: my brother, not a brother", r"\bexport\b(?!.*everything)", r"stdout|desk/.*", family),
    Wanted("e2e8f8b: two without a role have letters", r"\bexport\b", r"stdout|desk/.*", lettered),
    Wanted("61d50b3: in one type", "format html", r"stdout|desk/.*\.html", text_of_html),
    Wanted("6844eb2: what things are called", "", r"stdout|desk/.*\.(md|txt)", reworded),
    Wanted("6844eb2: every sentence, once more", "", "stderr", named),
)
