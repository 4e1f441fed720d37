"""`connectwell backup`."""

from __future__ import annotations

import os
from typing import Any

import click

from connectwell.cli.arguments import offer_files, offering
from connectwell.cli.context import open_context, open_journal
from connectwell.cli.heard import is_plain
from connectwell.cli.help_text import CommandOfWords
from connectwell.cli.streams import out, out_json, say
from connectwell.english import counted, first_of, listed
from connectwell.errors import UsageFault
from connectwell.model.near import did_you_mean

NO_FILE = "Say which file: 'connectwell backup FILE', 'backup verify FILE' or 'backup restore FILE'; - is a pipe."
OF_MAKING = "--for, -R, --passphrase and --force are for making a backup: 'connectwell backup FILE'."
OF_RESTORING = "--dry-run and --with-settings are for 'backup restore FILE', --json is for 'backup verify FILE'."
OF_READING = (
    "-i is for 'backup verify' and 'backup restore'. To seal a backup, give --for a public key, or -R a file of them."
)
_TAKES = {
    "verify FILE": "Rehearses restoring it: is it whole, and what is different here.",
    "restore FILE": "Adds what isn't here, and loses nothing that is.",
}
NEARLY = "{meant} Then say of which file. To write a backup to a file called that, put ./ before its name."
WHOLE = "The backup is whole."
NOT_WHOLE = "The backup isn't whole."
HOLDS = "{whole} It holds {parts}."
HOLDS_MADE = "{whole} It holds {parts}, made on {day}."
HELD = {
    "entries": ("1 entry", "{n} entries"),
    "circle": ("1 part of your circle", "{n} parts of your circle"),
    "versions": ("1 earlier version", "{n} earlier versions"),
    "copies": ("1 copy", "{n} copies"),
    "unreadable": ("1 unreadable file, as it is", "{n} unreadable files, as they are"),
    "settings": ("1 file of settings", "{n} files of settings"),
    "packs": ("1 file of your packs", "{n} files of your packs"),
}
NOT_HERE = "{n} in it and not here."
ONLY_HERE = "{n} here and not in it."
DIFFERENT = "Different here: {names}."
DAMAGED_HERE = "Damaged here, but whole in it: {names}."
NEWER = "Written by a newer connectwell: {names}."
NOT_WRITTEN = "These couldn't be written here: {names}."
SETTINGS_WOULD_BE = "The settings in it would be yours. Those you have would be kept beside them."
SETTINGS_ARE = "The settings in it are yours now."
SETTINGS_KEPT = "The settings in it are yours now. Those you had are in {file}, beside config.toml."
NO_SETTINGS = "No settings are in it, so yours stay as they are."


def _verify_restore_or_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    from click.shell_completion import CompletionItem

    words = [] if ctx.params.get("given") else offering("verify", "restore")(ctx, param, incomplete)
    return [*map(CompletionItem, words), *offer_files(ctx, param, incomplete)]


@click.command("backup", cls=CommandOfWords, takes=_TAKES)
@click.argument(
    "given", nargs=-1, type=click.Path(), metavar="[verify|restore] FILE|-", shell_complete=_verify_restore_or_files
)
@click.option(
    "--for", "--to", "keys", multiple=True, metavar="KEY", help="Seal it for this reader's key (age1…); once for each."
)
@click.option("-R", "recipients", type=click.Path(), metavar="FILE", help="Seal it for the keys in a file.")
@click.option("--passphrase", is_flag=True, help="Seal it with a passphrase, asked for on the terminal.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option(
    "-i",
    "key_file",
    type=click.Path(),
    metavar="KEYFILE",
    help="With verify and restore: the file of your age key, if it is sealed for that.",
)
@click.option("--dry-run", is_flag=True, help="With restore: only say what would be added.")
@click.option("--with-settings", is_flag=True, help="With restore: also the settings in it.")
@click.option("--json", "as_json", is_flag=True, help="With verify: as JSON.")
@click.pass_context
def verb(
    ctx: click.Context,
    given: tuple[str, ...],
    keys: tuple[str, ...],
    recipients: str | None,
    passphrase: bool,
    force: bool,
    key_file: str | None,
    dry_run: bool,
    with_settings: bool,
    as_json: bool,
) -> int:
    """All of your journal in one file: entries, circle, earlier versions, copies, what can't be read, settings, packs.

    A FILE alone is where it is written; '-' is a pipe.
    """
    what = given[0] if given[:1] in (("verify",), ("restore",)) else "make"
    files = given if what == "make" else given[1:]
    if len(files) != 1 or not files[0]:
        raise UsageFault(NO_FILE)
    if what != "make" and (keys or recipients or passphrase or force):
        raise UsageFault(OF_MAKING)
    if (what != "restore" and (dry_run or with_settings)) or (what != "verify" and as_json):
        raise UsageFault(OF_RESTORING)
    if what == "make":
        if key_file is not None:
            raise UsageFault(OF_READING)
        if files[0].isalpha() and (meant := did_you_mean(files[0], ("verify", "restore"), "backup ")):
            raise UsageFault(NEARLY.format(meant=meant.strip()))
        return _make(ctx, files[0], keys, recipients, passphrase, force)
    if what == "verify":
        return _verify(ctx, files[0], key_file, as_json)
    return _restore(ctx, files[0], key_file, dry_run, with_settings)


def _make(
    ctx: click.Context, file: str, keys: tuple[str, ...], recipients: str | None, passphrase: bool, force: bool
) -> int:
    from connectwell.cli.share import preview_and_send
    from connectwell.cli.sharing_options import SharingOptions, resolve_destination
    from connectwell.share.sharing import Sharing

    os.environ.setdefault("MIMALLOC_ALLOW_THP", "1")  # worth a huge page when reading thousands of files
    context = open_context(ctx)
    sharing = Sharing(context, "export", everything=True, in_two=True)
    asked = SharingOptions(
        since=None, to=(), for_=keys, recipients=recipients, as_="json", output=file, force=force, without=(),
        keep_names=True, passphrase=passphrase, paper=None, choices=False, preview=False, yes=True,
    )  # fmt: skip
    where = resolve_destination(asked, context.places, "archive", sharing.today, "json", to_stdout="json")
    return preview_and_send(sharing, where, asked, plain=is_plain())


def _restore(ctx: click.Context, file: str, key_file: str | None, dry_run: bool, with_settings: bool) -> int:
    from connectwell.cli.archives import bring_in_packs_and_report, import_and_report, read_input
    from connectwell.imports.archive import check_beginning, read_archive

    archive = read_archive(read_input(file, check_beginning, key_file, "backup restore"))
    code = import_and_report(open_journal(ctx), archive, dry_run=dry_run)
    if with_settings:
        _bring_in_settings(ctx, archive.settings, dry_run)
    return max(code, bring_in_packs_and_report(open_context(ctx).places, archive, dry_run=dry_run))


def _bring_in_settings(ctx: click.Context, content: bytes | None, dry_run: bool) -> None:
    from connectwell.settings import bring_in_settings

    if content is None:
        say(NO_SETTINGS)
    elif dry_run:
        say(SETTINGS_WOULD_BE)
    elif kept := bring_in_settings(open_context(ctx).places, content):
        say(SETTINGS_KEPT.format(file=kept))
    else:
        say(SETTINGS_ARE)


def _verify(ctx: click.Context, file: str, key_file: str | None, as_json: bool) -> int:
    from connectwell.cli.archives import faults_of, packs_of, read_input
    from connectwell.cli.progress_line import waiting
    from connectwell.imports.archive import check_beginning, read_archive
    from connectwell.imports.connectwell import dry_run_restore

    archive = read_archive(read_input(file, check_beginning, key_file, "backup verify"))
    with waiting("Comparing it with your journal:") as progress:
        rehearsed = dry_run_restore(open_journal(ctx), archive, progress)
    taken = rehearsed.taken
    packs = packs_of(open_context(ctx).places, archive, dry_run=True)
    not_here, cannot_write = [*taken.became.get("added", ()), *packs.added], [*taken.failed, *packs.failed]
    differ = [*taken.became.get("copied", ()), *taken.became.get("kept", ()), *taken.became.get("earlier", ())]
    differ += packs.beside
    if as_json:
        out_json(
            {
                "whole": archive.is_whole,
                "made": archive.made and archive.made.isoformat(),
                "files": {name: count for name, count in archive.counts.items() if count},
                "broken": list(archive.broken),
                "faults": list(archive.faults),
                "lacks": list(archive.lacks),
                "not_here": not_here,
                "damaged_here": taken.became.get("repaired", []),
                "different": differ,
                "only_here": rehearsed.only_here,
                "cannot_write": cannot_write,
            }
        )
        return 0 if archive.is_whole and not cannot_write else 1
    parts = listed(
        [
            counted(archive.counts[section], *said)
            for section, said in HELD.items()
            if archive.counts[section] or section == "entries"
        ]
    )
    whole = WHOLE if archive.is_whole else NOT_WHOLE
    day = archive.made and archive.made.isoformat()
    out((HOLDS_MADE if day else HOLDS).format(whole=whole, parts=parts, day=day))
    for said in faults_of(archive):
        out(said)
    for number, told in ((len(not_here), NOT_HERE), (rehearsed.only_here, ONLY_HERE)):
        if number:
            out(told.format(n=f"{number:,}"))
    for names, told in (
        (differ, DIFFERENT),
        (taken.became.get("repaired", ()), DAMAGED_HERE),
        (taken.newer, NEWER),
        (cannot_write, NOT_WRITTEN),
    ):
        if names:
            out(told.format(names=first_of(names)))
    return 0 if archive.is_whole and not cannot_write else 1
