"""E-mail addresses with a name in them: ana.lopez@example.org becomes "a friend's address"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from connectwell.share.names.keys import search_key
from connectwell.share.names.spelling import folded

ADDRESS_OF: Final = "{who}'s address"
ADDRESS: Final = re.compile(r"[\w.+%'’-]+@[\w-]+(?:\.[\w-]+)+")
_LEAST_AT_AN_END: Final = 3  # letters of a name that begins or ends what is before the @
_LEAST_WITHIN: Final = 5


def name_in(address: str, keys: Iterable[str]) -> str:
    """Returns the longest of the names that are in an address; empty if there is none, or if it is itself one.

    Args:
        address: as written.
        keys: names as they are searched for.
    """
    plain = folded(address)
    keys = tuple(keys)
    if search_key(address) in keys:
        return ""
    local = "".join(filter(str.isalnum, plain.partition("@")[0]))
    words = frozenset(re.split(r"[\W\d_]+", plain)) | {local}
    found = ""
    for key in keys:
        name = "".join(filter(str.isalnum, key))
        is_in = (
            name in words
            or (len(name) >= _LEAST_AT_AN_END and (local.startswith(name) or local.rstrip("0123456789").endswith(name)))
            or (len(name) >= _LEAST_WITHIN and name in local)
        )
        if is_in and len(name) > 1 and len(key) > len(found):
            found = key
    return found
