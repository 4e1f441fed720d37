"""`connectwell path`."""

import click

from connectwell.cli.streams import out, out_json, say

RELATIVE = "CONNECTWELL_HOME isn't a whole path, so these folders are others wherever you start connectwell."


@click.command("path")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def verb(as_json: bool) -> None:
    """Where your words, settings and the rest are kept."""
    from connectwell.model.text import visible
    from connectwell.paths import find_app_folders, is_relative

    places = find_app_folders()
    folders = {name: str(getattr(places, name)) for name in ("data", "config", "cache", "state")}
    if as_json:
        out_json(folders)
        return
    for name, folder in folders.items():
        out(visible(f"{name:<8}{folder}"))
    if is_relative():
        say(RELATIVE)
