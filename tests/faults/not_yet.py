"""What doesn't hold yet, by trial and verb, with the case of docs/reliability.md. Take a line out when it does.

A test that runs into one is expected to fail, and fails when it doesn't any more.
"""

NOT_YET: dict[str, dict[str, str]] = {
    "strikes": {},
    "reads": {},
    "cuts": {},
    "places": {},
    "mutations": {},
    "crowd": {},
}


def known(trial: str, sentence: str) -> str | None:
    """The verb of `NOT_YET` that a sentence about something broken is about, if it is known."""
    return next((verb for verb in NOT_YET[trial] if sentence.startswith((f"{verb}:", f"{verb},"))), None)
