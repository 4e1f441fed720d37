"""TOML in: as `tomllib` reads it, several times as fast."""

from typing import Any


def loads(text: str) -> dict[str, Any]:
    """As `tomllib.loads`, with what it raises: where rtoml stumbles, tomllib says what is wrong, or reads it after all."""
    found = quick_loads(text)
    if found is not None:
        return found
    import tomllib  # 3 ms: only where it is needed

    return tomllib.loads(text)


def quick_loads(text: str) -> dict[str, Any] | None:
    """As `tomllib.loads`, eight times as fast; None where only tomllib can read it, or say what is wrong with it."""
    if "\r" in text:  # rtoml keeps CRLF within words
        return None
    import rtoml

    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError:
        return None
