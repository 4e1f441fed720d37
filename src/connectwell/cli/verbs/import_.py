"""`connectwell import`."""

from __future__ import annotations

import click

from connectwell.cli.arguments import Word
from connectwell.cli.context import open_context

FORMAT = Word("format", ("connectwell",), "The only format so far is connectwell: its own archive.")


@click.command("import")
@click.argument("format", type=FORMAT, metavar="FORMAT", expose_value=False)
@click.argument("file", type=click.Path(), metavar="FILE|-")
@click.option("--dry-run", is_flag=True, help="Only say what would be imported.")
@click.option(
    "-i", "key_file", type=click.Path(), metavar="KEYFILE", help="The file of your age key, if it is sealed for that."
)
@click.pass_context
def verb(ctx: click.Context, file: str, dry_run: bool, key_file: str | None) -> int:
    """Import an archive made by 'connectwell backup' or 'export --everything'.

    What isn't here is added. What is here stays; where words differ, both are kept. The same archive a second time
    changes nothing. '-' reads it from a pipe.
    """
    from connectwell.cli.archives import bring_in_packs_and_report, import_and_report, read_input
    from connectwell.imports.archive import check_beginning, read_archive

    archive = read_archive(read_input(file, check_beginning, key_file, "import connectwell"))
    context = open_context(ctx)
    code = import_and_report(context.journal, archive, dry_run=dry_run)
    return max(code, bring_in_packs_and_report(context.places, archive, dry_run=dry_run))
