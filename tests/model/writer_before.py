"""The writer as it was at 50b4d09, key by key: what the files of that version look like. Kept to compare with.

It knows the keys of that version and no others (`KNOWN`). A key that comes later isn't added here.
"""

from typing import Any

from connectwell.model.entry import (
    AgendaLine,
    Arrival,
    Close,
    Connection,
    Entry,
    Imported,
    Landed,
    Note,
    PracticeDone,
    Reflection,
    Rest,
    Session,
    Share,
    WalkPosition,
)

Tables = dict[str, Any]
KNOWN: dict[type, str] = {
    Entry: """format id kind day started finished removed shown offered walk arrival reflections connections close note
        practice imported agenda session share""",
    Arrival: "state chose after near words sharing for_session put_away",
    Reflection: """key need at rating unclear direction prompt asked people words sharing for_session put_away""",
    Landed: "at words touched",
    Connection: "key status at prompt asked landed sharing for_session put_away",
    Close: "carry sharing for_session put_away",
    WalkPosition: "mode step only staying at left",
    Note: "words people sharing for_session put_away",
    PracticeDone: "name before after words sharing put_away",
    Imported: "source title words tags starred raw sharing put_away",
    AgendaLine: "words wants about closed outcome sharing put_away",
    Session: "who keep wrong sharing put_away",
    Share: "what as_ since until entries sealed",
}
"""By class, the fields there were."""


def write_entry(entry: Entry) -> Tables:
    """The tables of an entry's file, in the order a reader would like. Values are TOML's own types."""
    return _table(
        {
            "format": entry.format,
            "id": entry.id,
            "kind": entry.kind,
            "day": entry.day,
            "started": entry.started,
            "finished": entry.finished,
            "removed": entry.removed,
            "shown": list(entry.shown),
            "offered": list(entry.offered),
        },
        {
            **entry.rest,
            "walk": entry.walk and _place(entry.walk),
            "arrival": entry.arrival and _arrival(entry.arrival),
            "reflections": [_reflection(part) for part in entry.reflections],
            "connections": [_connection(part) for part in entry.connections],
            "close": entry.close and _close(entry.close),
            "note": entry.note and _note(entry.note),
            "practice": entry.practice and _practice(entry.practice),
            "imported": entry.imported and _imported(entry.imported),
            "agenda": entry.agenda and _agenda(entry.agenda),
            "session": entry.session and _session(entry.session),
            "share": entry.share and _share(entry.share),
        },
    )


def _table(known: Tables, rest: Rest) -> Tables:
    """Without the values that say nothing. Unknown keys come after ours, as they were."""
    kept = {key: value for key, value in known.items() if value not in (None, "", [], False)}
    return kept | {key: value for key, value in rest.items() if value is not None and not _is_empty_part(key, value)}


def _is_empty_part(key: str, value: object) -> bool:
    return key in ("reflections", "connections") and value == []


def _marks(part: Arrival | Reflection | Connection | Close | Note) -> Tables:
    return {"sharing": part.sharing, "for_session": part.for_session, "put_away": part.put_away}


def _held(part: PracticeDone | Imported | AgendaLine | Session) -> Tables:
    return {"sharing": part.sharing, "put_away": part.put_away}


def _arrival(part: Arrival) -> Tables:
    return _table(
        {
            "state": part.state,
            "chose": part.chose,
            "after": part.after,
            "near": part.near,
            "words": part.words,
            **_marks(part),
        },
        part.rest,
    )


def _rating(part: Reflection) -> Tables:
    return {} if part.rating is None else {"rating": part.rating}


def _reflection(part: Reflection) -> Tables:
    head = _table({"key": part.key, "at": part.at, "need": part.need}, {})
    tail = _table(
        {
            "unclear": part.unclear,
            "direction": part.direction,
            "prompt": part.prompt,
            "asked": part.asked,
            "people": list(part.people),
            "words": part.words,
            **_marks(part),
        },
        part.rest,
    )
    return head | _rating(part) | tail


def _landed(part: Landed) -> Tables:
    return _table({"at": part.at, "words": part.words, "touched": list(part.touched)}, part.rest)


def _connection(part: Connection) -> Tables:
    return _table(
        {
            "key": part.key,
            "at": part.at,
            "prompt": part.prompt,
            "asked": part.asked,
            "status": part.status,
            **_marks(part),
        },
        {**part.rest, "landed": part.landed and _landed(part.landed)},
    )


def _close(part: Close) -> Tables:
    return _table({"carry": part.carry, **_marks(part)}, part.rest)


def _place(part: WalkPosition) -> Tables:
    return _table(
        {
            "mode": part.mode,
            "step": part.step,
            "only": list(part.only),
            "staying": list(part.staying),
            "at": part.at,
            "left": part.left,
        },
        part.rest,
    )


def _note(part: Note) -> Tables:
    return _table({"people": list(part.people), "words": part.words, **_marks(part)}, part.rest)


def _practice(part: PracticeDone) -> Tables:
    return _table(
        {
            "name": part.name,
            "before": part.before,
            "after": part.after,
            "words": part.words,
            **_held(part),
        },
        part.rest,
    )


def _imported(part: Imported) -> Tables:
    return _table(
        {
            "source": part.source,
            "title": part.title,
            "words": part.words,
            "tags": list(part.tags),
            "starred": part.starred,
            "raw": part.raw,
            **_held(part),
        },
        part.rest,
    )


def _agenda(part: AgendaLine) -> Tables:
    return _table(
        {
            "words": part.words,
            "wants": part.wants,
            "about": part.about,
            "closed": part.closed,
            "outcome": part.outcome,
            **_held(part),
        },
        part.rest,
    )


def _session(part: Session) -> Tables:
    return _table({"who": part.who, "keep": part.keep, "wrong": part.wrong, **_held(part)}, part.rest)


def _share(part: Share) -> Tables:
    return _table(
        {
            "what": part.what,
            "as": part.as_,
            "since": part.since,
            "until": part.until,
            "entries": list(part.entries),
            "sealed": part.sealed,
        },
        part.rest,
    )
