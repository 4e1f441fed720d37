"""`connectwell content`."""

from __future__ import annotations

from pathlib import Path

import click

from connectwell.cli.streams import out, out_json
from connectwell.errors import UsageFault


@click.command("content")
@click.argument("what", metavar="check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def verb(what: str, folder: Path | None, as_json: bool) -> int:
    """Check the prompts, connections, practices and help lines: 'content check', or 'content check FOLDER'.

    Each fault is named with its file and line.
    """
    if what != "check":
        raise UsageFault("Type 'connectwell content check' or 'connectwell content check FOLDER'.")
    from connectwell.doctor.content import check_folder
    from connectwell.library import content_root

    root = content_root() if folder is None else folder
    if not root.is_dir():
        raise UsageFault("There is no such folder, so nothing was checked.")
    found = sorted(check_folder(root), key=lambda one: not one.needs_you)
    if as_json:
        out_json([one.record for one in found])
    else:
        from connectwell.cli.verbs.doctor import print_findings

        if not found:
            out("All of the content can be read.")
        for needs_you in (True, False):
            if some := [one for one in found if one.needs_you is needs_you]:
                print_findings(some)
    return 1 if any(one.needs_you for one in found) else 0
