"""Settings in plain mode: which one, then what to change it to. Each change is said back and can be undone."""

from collections.abc import Sequence
from typing import Final

from connectwell import sentences
from connectwell.context import Context
from connectwell.errors import ConnectwellError
from connectwell.model.matching import fold
from connectwell.model.near import did_you_mean
from connectwell.plain.choices import Option, options_in_one_line, pick, pick_some
from connectwell.plain.prompter import FITS, Prompter
from connectwell.plain.welcome import ask_region
from connectwell.settings import GROUPS
from connectwell.settings_editor import SettingRow, SettingsEditor, choices, time_meant, typed_for

NO_SUCH: Final = "There is no setting called that.{near} All of them: list."
LISTED: Final = "{group}: {settings}."
AS_IT_IS: Final = "{title}: {value}. {about}"
CHANGED: Final = "{title}: {value}. 'undo' undoes it."
MANY: Final = "Type its name. All of them: list. Leave it: Enter."
NONE: Final = "Or none. Leave it: Enter."
LEAVE: Final = "Leave it: Enter."
BRING_BACK: Final = "Which one would you like back? Its number. None: Enter."
_FEW: Final = 9
"""Most options that are read out unasked."""


def show_settings(context: Context, prompter: Prompter) -> None:
    """Asks which setting, and changes it, until Enter. Raises Detour, EndOfInput."""
    editor = SettingsEditor(context)
    for note in editor.notes():
        prompter.talk.say(note)
    while True:
        rows = editor.rows()
        options = [Option(row, f"{row.title}, {row.value}", also=(row.title, row.key)) for row in rows]

        def read(answer: str, options: Sequence[Option[SettingRow]] = options) -> SettingRow | str:
            if _is_list(answer):
                return _all(options)
            found = pick(answer, options) or _with_these_words(answer, options)
            return found.value if found else NO_SUCH.format(near=_near(answer, [one.value for one in options]))

        row = prompter.parsed([sentences.SETTINGS_WHICH], read, takes=_is_list)
        if row is None:
            return
        try:
            _ask(context, prompter, editor, row)
        except ConnectwellError as fault:
            prompter.talk.say(str(fault))


def _is_list(answer: str) -> bool:
    """Whether an answer asks for all there is."""
    return answer.strip() in ("?", "list")


def _with_these_words(answer: str, options: Sequence[Option[SettingRow]]) -> Option[SettingRow] | None:
    """Returns the one setting that has these words somewhere in its name."""
    said = fold(answer.strip(" ."))
    found = [one for one in options if said and said in fold(one.value.title)]
    return found[0] if len(found) == 1 else None


def _near(answer: str, rows: Sequence[SettingRow]) -> str:
    """Returns the question for the setting that was probably meant, with a space before it; or nothing."""
    return did_you_mean(answer.strip(" ."), (row.title for row in rows)) or did_you_mean(
        answer.strip(" ."), (row.key for row in rows)
    )


def _all(options: Sequence[Option[SettingRow]]) -> str:
    """Returns every setting with its number and value, a line for each group."""
    numbered = list(enumerate(options, 1))
    return "\n".join(
        LISTED.format(
            group=name,
            settings="; ".join(f"{number} {one.label}" for number, one in numbered if one.value.group == group),
        )
        for group, name in GROUPS.items()
    )


def _undo(editor: SettingsEditor) -> str:
    row = editor.undo()
    if row is None:
        return sentences.NOTHING_TO_UNDO
    return sentences.UNDONE_SETTING.format(title=row.title, value=row.value)


def _ask(context: Context, prompter: Prompter, editor: SettingsEditor, row: SettingRow) -> None:
    """Says what a setting is, and asks what it should be."""
    about = AS_IT_IS.format(title=row.title, value=row.more or row.value, about=row.about)
    match row.kind.name:
        case "shown":
            prompter.talk.say(about)
            return
        case "country":
            ask_region(context, prompter)
            return
        case "ids":
            changed = _bring_back(prompter, editor, row, about)
        case "some":
            changed = _choose_some(prompter, editor, row, about)
        case "time":
            changed = _typed(prompter, editor, row, [about, f"{sentences.TIME_BEFORE_NOON} {LEAVE}"])
        case _:
            changed = _choose_one(prompter, editor, row, about)
    if changed:
        now = editor.row(row.key)
        prompter.talk.say(CHANGED.format(title=now.title, value=now.more or now.value))
        prompter.undoable(lambda: _undo(editor))


def _choose_one(prompter: Prompter, editor: SettingsEditor, row: SettingRow, about: str) -> bool:
    options = [Option(value, label, also=typed_for(row, value)) for value, label in choices(row)]
    listed = f"{options_in_one_line(options)}."
    question = [about, f"{listed} {LEAVE}" if len(options) <= _FEW else MANY]

    def read(answer: str) -> Option[str] | str:
        if _is_list(answer):
            return listed
        return pick(answer, options) or FITS.format(most=len(options))

    found = prompter.parsed(question, read, takes=_is_list)
    return found is not None and editor.set_typed(row.key, found.value)


def _choose_some(prompter: Prompter, editor: SettingsEditor, row: SettingRow, about: str) -> bool:
    options = [Option(value, label, also=(value,)) for value, label in choices(row)]
    question = [about, f"{options_in_one_line(options)}. {NONE}"]

    def read(answer: str) -> list[str] | str:
        found = pick_some(answer, options)
        return FITS.format(most=len(options)) if found is None else list(found)

    found = prompter.parsed(question, read)
    return found is not None and editor.set(row.key, found)


def _bring_back(prompter: Prompter, editor: SettingsEditor, row: SettingRow, about: str) -> bool:
    there = editor.taken_out(row.key)
    prompter.talk.say(about)
    options = [Option(id, said, also=(id,)) for id, said in there]
    if not options:
        return False
    for number, one in enumerate(options, 1):
        prompter.talk.say(f"{number} {one.label}")
    found = prompter.parsed([BRING_BACK], lambda answer: pick(answer, options) or FITS.format(most=len(options)))
    return found is not None and editor.toggle(row.key, found.value)


def _typed(prompter: Prompter, editor: SettingsEditor, row: SettingRow, question: Sequence[str]) -> bool:
    found = prompter.parsed(question, lambda answer: (time_meant(row.key, answer),))
    return found is not None and editor.set(row.key, found[0])
