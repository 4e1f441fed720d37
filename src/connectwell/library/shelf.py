"""The library: each method reads its own file the first time it is asked, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from connectwell.errors import ContentFault, UsageFault
from connectwell.library.place import ENGLISH, Content, content_root
from connectwell.model.terms import NEEDS, Need

# What a method reads, and the class for it, is imported where it is asked for: most verbs need one file, or none.
if TYPE_CHECKING:
    from connectwell.library.connections import Idea
    from connectwell.library.feelings import Feeling
    from connectwell.library.help_lines import HelpLines
    from connectwell.library.needs import NeedWords
    from connectwell.library.practices import PracticeScript
    from connectwell.library.prompts import Deck, Prompt
    from connectwell.library.safety import SafetyWords


class Library:
    """What `content/` holds. Every method that reads may raise ContentFault.

    Args:
        root: the folder to read; connectwell's own content where none is given.
        language: the name of a folder in it. What that lacks is taken from English, file by file.

    Raises:
        UsageFault: there is no such language.
    """

    def __init__(self, root: Path | None = None, language: str = ENGLISH) -> None:
        self._content = Content(root or content_root(), language)
        self._decks: dict[Need, Deck] = {}
        self._practices: dict[str, PracticeScript] = {}
        self._settling: str | None = None
        self._connections: tuple[Idea, ...] | None = None
        self._feelings: tuple[Feeling, ...] | None = None
        self._needs: tuple[NeedWords, ...] | None = None
        self._help_lines: HelpLines | None = None
        self._safety: SafetyWords | None = None

    def prompts(self, need: Need) -> tuple[Prompt, ...]:
        """The deck of one need, without those that break a rule."""
        return self._deck(need).prompts

    def prompt(self, id: str | None) -> Prompt | None:
        """One prompt by its id, such as seen.others.31; None where there is none, or its deck cannot be read."""
        need = next((need for need in NEEDS if id and id.startswith(f"{need}.")), None)
        try:
            deck = self.prompts(need) if need else ()
        except ContentFault:  # told where something is asked about that need
            return None
        return next((prompt for prompt in deck if prompt.id == id), None)

    def left_out(self, need: Need) -> tuple[ContentFault, ...]:
        """What is wrong with the prompts that were left out of that deck."""
        return self._deck(need).left_out

    def _deck(self, need: Need) -> Deck:
        if need not in self._decks:
            from connectwell.library.prompts import read_prompts

            self._decks[need] = read_prompts(self._content, need)
        return self._decks[need]

    def no_longer_asked(self) -> frozenset[str]:
        """What earlier decks asked and suggested, so that old entries are known to quote them."""
        from connectwell.library.prompts import read_no_longer_asked

        return read_no_longer_asked(self._content)

    def connections(self) -> tuple[Idea, ...]:
        """The deck of small connections."""
        if self._connections is None:
            from connectwell.library.connections import read_connections

            self._connections = read_connections(self._content)
        return self._connections

    def connection(self, id: str) -> Idea | None:
        """One connection by its id; None where there is none."""
        return next((idea for idea in self.connections() if idea.id == id), None)

    def feelings(self) -> tuple[Feeling, ...]:
        """Words for how it is, by the body's state."""
        if self._feelings is None:
            from connectwell.library.feelings import read_feelings

            self._feelings = read_feelings(self._content)
        return self._feelings

    def needs(self) -> tuple[NeedWords, ...]:
        """The five needs, in their order."""
        if self._needs is None:
            from connectwell.library.needs import read_needs

            self._needs = read_needs(self._content)
        return self._needs

    def need(self, id: Need) -> NeedWords:
        """How one need is spoken of."""
        return next(words for words in self.needs() if words.id == id)

    def practices(self) -> tuple[str, ...]:
        """The ids of the practices there are."""
        from connectwell.library.practices import practice_names

        return practice_names(self._content)

    def settling_practice(self) -> str | None:
        """The id of the practice to settle with: the first that says so itself. None where there are no practices."""
        if self._settling is None:
            from connectwell.library.practices import settling_name

            self._settling = settling_name(self._content)
        return self._settling

    def practice(self, name: str | None) -> PracticeScript:
        """One practice by its id. Raises UsageFault where there is none of that name, or no name at all."""
        if name is None:
            raise UsageFault("There are no practices.")
        if name not in self._practices:
            known = self.practices()
            if name not in known:
                raise UsageFault(f"There is no practice called {name!r}. There are: {', '.join(known)}.")
            from connectwell.library.practices import read_practice

            self._practices[name] = read_practice(self._content, name)
        return self._practices[name]

    def help_lines(self) -> HelpLines:
        """The lines of every region, to be asked for one region at a time."""
        if self._help_lines is None:
            from connectwell.library.help_lines import read_help_lines  # 3 ms: only where Help now is shown

            self._help_lines = read_help_lines(self._content.root)
        return self._help_lines

    def safety(self) -> SafetyWords:
        """What Help now says around its numbers."""
        if self._safety is None:
            from connectwell.library.safety import read_safety

            self._safety = read_safety(self._content)
        return self._safety
