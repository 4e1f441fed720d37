"""What is said beside a preview: how it is laid out, and which names are in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from connectwell.english import counted
from connectwell.model.frozen import dataclass
from connectwell.share.formats.registry import Format

if TYPE_CHECKING:
    from connectwell.share.names.roles import Replacement
    from connectwell.share.sharing import Sharing

ALL_THAT_LEAVES: Final = "This is everything that will leave. Nothing else goes with it."
AS_TEXT: Final = "This is the text. As {name}, the same words are laid out for reading."
NAMES_REPLACED: Final = "Names left out: "
NAMES_KEPT: Final = "Names are in it as you wrote them."
NAMES_KNOWN: Final = (
    "Names from your circle become roles, and so do names written as @Name or as who was with you. Other "
    "names can't be recognised, so read it through."
)
NOTED: Final = "Your journal records that you shared it, and when; not what it says."
WRITTEN_AS: Final = ('{name}, written "{role}" (1 place)', '{name}, written "{role}" ({n} places)')
KEPT: Final = "{name} is kept as it is"
LIKE: Final = (
    "{word} may be {name}, and is in it as it is (1 place)",
    "{word} may be {name}, and is in it as it is ({n} places)",
)


@dataclass(frozen=True)
class NameChoice:
    """A name, or what may be one, and what becomes of it.

    Attributes:
        word: the name or the word.
        said: what becomes of it: Ana, written "a friend" (3 places). Not safe to draw.
        is_known: whether it is a known name, which is kept or left out; if not, a word that may be one.
    """

    word: str
    said: str
    is_known: bool


def name_choices(sharing: Sharing) -> tuple[NameChoice, ...]:
    """Returns every name in what leaves: those left out, those kept, and the words that may be one."""
    replaced = sharing.replacements
    found = [
        NameChoice(one.name, said, is_known=one.name not in sharing.choice.hide)
        for one, said in zip(replaced, replacement_lines(replaced), strict=True)
    ]
    found += [NameChoice(name, KEPT.format(name=name), is_known=True) for name in sorted(sharing.choice.keep)]
    found += [
        NameChoice(one.word, counted(one.times, *LIKE, word=one.word, name=one.name), is_known=False)
        for one in sharing.not_hidden
    ]
    return tuple(found)


def words_like_names(sharing: Sharing) -> tuple[str, ...]:
    """Returns what is said of each word that may be a name and isn't hidden. Not safe to draw."""
    return tuple(one.said for one in name_choices(sharing) if not one.is_known and one.word not in sharing.choice.hide)


def switch_name(sharing: Sharing, choice: NameChoice) -> None:
    """Keeps a name or leaves it out again; hides a word or shows it again."""
    (sharing.keep_name if choice.is_known else sharing.hide)(choice.word)


def preview_notes(as_: Format) -> tuple[str, ...]:
    """Returns the sentences shown beside a preview in this format."""
    from connectwell.share.formats.registry import NAMES

    return (ALL_THAT_LEAVES, AS_TEXT.format(name=NAMES[as_])) if as_ in ("pdf", "html") else (ALL_THAT_LEAVES,)


def replacement_lines(replaced: tuple[Replacement, ...]) -> tuple[str, ...]:
    """Returns each name with its role: Ana, written "a friend" (3 places). Not safe to draw: names are user text."""
    return tuple(counted(one.times, *WRITTEN_AS, name=one.name, role=one.label) for one in replaced)
