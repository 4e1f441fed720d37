"""What doesn't hold yet, by trial and verb, with the case of docs/reliability.md. Take a line out when it does.

A test that runs into one is expected to fail, and fails when it doesn't any more.
"""

_UNREAD = "what can't be read counts as not there (30)"
_ELSEWHERE = "a save that went into a copy, as the entry couldn't be read again, counts as done (30)"

NOT_YET: dict[str, dict[str, str]] = {
    "strikes": {},
    "reads": {
        "landing": _UNREAD,
        "remove": _ELSEWHERE,
        "restore": _ELSEWHERE,
        "restore version": _ELSEWHERE,
        "agenda done": _ELSEWHERE,
        "agenda let-go": _ELSEWHERE,
        "session": _UNREAD,
        "import": _UNREAD,
        "export -o": _UNREAD,
        "export over": _UNREAD,
        "archive -o": _UNREAD,
        "brief -o": _UNREAD,
    },
    "cuts": {"erase": "words that were overwritten in the index may come back with a power cut (35)"},
    "places": {"import connectwell target.md": "an archive to import is read whatever it is (38)"},
    "mutations": {},
    "crowd": {},
}


def known(trial: str, sentence: str) -> str | None:
    """The verb of `NOT_YET` that a sentence about something broken is about, if it is known."""
    return next((verb for verb in NOT_YET[trial] if sentence.startswith((f"{verb}:", f"{verb},"))), None)
