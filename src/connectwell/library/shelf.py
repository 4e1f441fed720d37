"""The library: each method reads only its own file, on first use. Packs of the person's own are read with the first."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from connectwell.errors import ContentFault, UsageFault
from connectwell.library.location import ENGLISH, Content, content_root, ships
from connectwell.model.terms import NEEDS, Need

# Readers and their classes are imported where they are used: most commands need one file, or none.
if TYPE_CHECKING:
    from connectwell.library.communities import Community
    from connectwell.library.connections import Idea
    from connectwell.library.feelings import Feeling
    from connectwell.library.help_lines import HelpLines
    from connectwell.library.needs import NeedWords
    from connectwell.library.packs import Counts, Pack
    from connectwell.library.practices import PracticeScript
    from connectwell.library.prompts import Deck, Prompt
    from connectwell.library.safety import SafetyWords


class Library:
    """Access to `content/`. Every method that reads a file may raise ContentFault.

    Args:
        root: the folder to read; connectwell's own content by default.
        language: the name of a folder in it. Missing files fall back to English.
        packs: the folder with packs, which need not exist; None for none.
        packs_chosen: whether a setting names that folder, so that it has to be there.

    Raises:
        UsageFault: there is no such language.
    """

    def __init__(
        self,
        root: Path | None = None,
        language: str = ENGLISH,
        *,
        packs: Path | None = None,
        packs_chosen: bool = False,
    ) -> None:
        self._content = Content(root or content_root(), language)
        self._packs_folder, self._packs_chosen = packs, packs_chosen
        self._packs: tuple[Pack, ...] | None = None
        self._decks: dict[Need, Deck] = {}
        self._practices: dict[str, PracticeScript] = {}
        self._all_practices: tuple[PracticeScript, ...] | None = None
        self._settling: tuple[PracticeScript, ...] | None = None
        self._connections: tuple[Idea, ...] | None = None
        self._communities: tuple[tuple[Community, ...], tuple[ContentFault, ...]] | None = None
        self._feelings: tuple[Feeling, ...] | None = None
        self._needs: tuple[NeedWords, ...] | None = None
        self._help_lines: HelpLines | None = None
        self._safety: SafetyWords | None = None

    def packs(self) -> tuple[Pack, ...]:
        """Returns the packs, read whole. Where there is no folder for them, looking for it is all that is done."""
        if self._packs is None:
            self._packs = ()
            if self._packs_folder is not None and (self._packs_chosen or os.path.lexists(self._packs_folder)):
                from connectwell.library.packs import read_packs

                self._packs = read_packs(self._packs_folder, has_to_be=self._packs_chosen)
        return self._packs

    def counts(self) -> tuple[Counts, ...]:
        """Returns how much there is, connectwell's own first, then each pack's. Raises ContentFault."""
        from connectwell.library.packs import Counts

        ids = [prompt.id for need in NEEDS for prompt in self.prompts(need)]
        ideas = [idea.id for idea in self.connections()]
        kinds = [one.id for one in self.communities()[0]]
        shipped = (sum(map(ships, some)) for some in (ids, ideas, self.practices(), kinds))
        prompts, connections, practices, communities = shipped
        own = Counts("connectwell", prompts, connections, practices, communities, 0)
        return (own, *(pack.counts() for pack in self.packs()))

    def broken_in_packs(self) -> tuple[ContentFault, ...]:
        """Returns the faults of the packs, if anything has read them yet."""
        return tuple(fault for pack in self._packs or () for fault in pack.broken)

    def prompts(self, need: Need) -> tuple[Prompt, ...]:
        """Returns the deck of one need, without invalid prompts; those of packs come last."""
        return self._deck(need).prompts

    def prompt(self, id: str | None) -> Prompt | None:
        """Returns a prompt by its id, such as seen.others.31; None if it doesn't exist or its deck cannot be read."""
        bare = (id or "").rpartition(":")[2]
        need = next((need for need in NEEDS if bare.startswith(f"{need}.")), None)
        try:
            deck = self.prompts(need) if need else ()
        except ContentFault:  # reported when that need's deck is used
            return None
        return next((prompt for prompt in deck if prompt.id == id), None)

    def left_out(self, need: Need) -> tuple[ContentFault, ...]:
        """Returns the faults of the prompts left out of a deck."""
        return self._deck(need).left_out

    def _deck(self, need: Need) -> Deck:
        if need not in self._decks:
            from connectwell.library.prompts import Deck, read_prompts

            deck = read_prompts(self._content, need)
            added = tuple(prompt for pack in self.packs() for prompt in pack.prompts_of(need))
            self._decks[need] = Deck((*deck.prompts, *added), deck.left_out) if added else deck
        return self._decks[need]

    def no_longer_asked(self) -> frozenset[str]:
        """Returns the texts of earlier decks, to recognise quotes of them in old entries."""
        from connectwell.library.prompts import read_no_longer_asked

        return read_no_longer_asked(self._content)

    def connections(self) -> tuple[Idea, ...]:
        """Returns the deck of small connections; those of packs come last."""
        if self._connections is None:
            from connectwell.library.connections import read_connections

            own = tuple(idea for pack in self.packs() for idea in pack.connections)
            self._connections = (*read_connections(self._content), *own)
        return self._connections

    def connection(self, id: str) -> Idea | None:
        """Returns a connection of the deck, or a step toward a community, by its id; None if it doesn't exist."""
        found = next((idea for idea in self.connections() if idea.id == id), None)
        return found or self.step(id)

    def suggested(self, text: str) -> Idea | None:
        """Returns the connection of the deck, or the step toward a community, with this text; None if there is none."""
        steps = (step.idea for one in self.communities()[0] for step in one.steps)
        return next((idea for idea in (*self.connections(), *steps) if idea.do == text), None)

    def communities(self) -> tuple[tuple[Community, ...], tuple[ContentFault, ...]]:
        """Returns the kinds of community that can be read, those of packs last, and the faults of the others."""
        if self._communities is None:
            from connectwell.library.communities import read_communities

            found, broken = read_communities(self._content)
            own = tuple(one for pack in self.packs() for one in pack.communities)
            faults = tuple(fault for fault in self.broken_in_packs() if "/communities" in fault.file)
            self._communities = (*found, *own), (*broken, *faults)
        return self._communities

    def community(self, id: str) -> Community:
        """Returns a kind of community by its id.

        Raises:
            UsageFault: there is none of this id.
            ContentFault: it can't be read.
        """
        found, broken = self.communities()
        for one in found:
            if one.id == id:
                return one
        for fault in broken:
            if fault.file.endswith(f"/{id}.toml"):
                raise fault
        known = ", ".join(one.id for one in found)
        raise UsageFault(f"There is no kind of community called {id!r}. There are: {known}.")

    def step(self, id: str) -> Idea | None:
        """Returns a step toward a community by its id, such as grief.say-the-name; None if it doesn't exist.

        Other ids cost nothing: no file is read for them.
        """
        before, point, _ = id.partition(".")
        if not point or before.rpartition(":")[2] in NEEDS:
            return None
        found, _ = self.communities()
        return next((step.idea for one in found for step in one.steps if step.idea.id == id), None)

    def feelings(self) -> tuple[Feeling, ...]:
        """Returns the feeling words, in file order."""
        if self._feelings is None:
            from connectwell.library.feelings import read_feelings

            self._feelings = read_feelings(self._content)
        return self._feelings

    def needs(self) -> tuple[NeedWords, ...]:
        """Returns the wording of the five needs, in their order."""
        if self._needs is None:
            from connectwell.library.needs import read_needs

            self._needs = read_needs(self._content)
        return self._needs

    def need(self, id: Need) -> NeedWords:
        """Returns the wording of one need."""
        return next(words for words in self.needs() if words.id == id)

    def practices(self) -> tuple[str, ...]:
        """Returns the ids of all practices."""
        from connectwell.library.practices import practice_names

        return (*practice_names(self._content), *(script.id for script in self._of_packs()))

    def _of_packs(self) -> tuple[PracticeScript, ...]:
        return tuple(script for pack in self.packs() for script in pack.practices)

    def all_practices(self) -> tuple[tuple[PracticeScript, ...], tuple[ContentFault, ...]]:
        """Returns every practice that can be read, by kind and name, and the faults of the others."""
        if self._all_practices is not None:
            return self._all_practices, ()
        from connectwell.library.practices import in_lists, read_practices

        found, broken = read_practices(self._content)
        own = self._of_packs()
        broken += tuple(fault for fault in self.broken_in_packs() if "/practices" in fault.file)
        found = in_lists((*found, *own)) if own else found
        if not broken:  # what couldn't be read is tried again
            self._all_practices = found
        return found, broken

    def settling_practices(self) -> tuple[PracticeScript, ...]:
        """Returns the practices meant for settling; empty if there are none."""
        if self._settling is None:
            from connectwell.library.practices import read_settling

            self._settling = (*read_settling(self._content), *(one for one in self._of_packs() if one.settles))
        return self._settling

    def practice_questions(self) -> frozenset[str]:
        """Returns every question that connectwell's own practices ask, to recognise quotes of them in entries."""
        from connectwell.library.practices import questions

        return questions(self._content)

    def practice(self, name: str | None) -> PracticeScript:
        """Returns a practice by its id. Raises UsageFault if it is unknown or None."""
        if name is None:
            raise UsageFault("There are no practices.")
        if name not in self._practices:
            known = self.practices()
            if name not in known:
                raise UsageFault(f"There is no practice called {name!r}. 'connectwell practice' lists them.")
            from connectwell.library.practices import read_practice

            own = next((script for script in self._of_packs() if script.id == name), None)
            self._practices[name] = own or read_practice(self._content, name)
        return self._practices[name]

    def help_lines(self) -> HelpLines:
        """Returns the help lines of all regions."""
        if self._help_lines is None:
            from connectwell.library.help_files import read_help_lines  # 3 ms, and only Help now needs it

            self._help_lines = read_help_lines(self._content.root)
        return self._help_lines

    def safety(self) -> SafetyWords:
        """Returns the text that Help now shows around its numbers."""
        if self._safety is None:
            from connectwell.library.safety import read_safety

            self._safety = read_safety(self._content)
        return self._safety
