"""`connectwell reflect`."""

from __future__ import annotations

import click

from connectwell import sentences
from connectwell.cli.arguments import DAY, NAME, NEED, RATING, SHARING, Named, Need, past_day
from connectwell.cli.context import open_context
from connectwell.cli.saving import check_writable, report_nothing_typed, save_typed
from connectwell.cli.text_input import refuse_text_arguments, should_prompt, words_given
from connectwell.model.terms import Sharing


@click.command("reflect")
@click.argument("need", type=NEED)
@click.argument("words", nargs=-1, metavar="[-]")
@click.option("--rating", type=RATING, metavar="N", help="How much you felt it: 0 to 10.")
@click.option(
    "--with", "people", type=NAME, multiple=True, metavar="NAME|-", help="Who was with you; may be given several times."
)
@click.option(
    "--sharing",
    type=SHARING,
    default="private",
    metavar="LEVEL",
    help=("Who may see it: private (only me, the default), theme (my rating) or words (my words)."),
)
@click.option("--day", type=DAY, metavar="DAY", help="The day it belongs to, such as yesterday or 2026-11-20.")
@click.pass_context
def verb(
    ctx: click.Context,
    need: Need,
    words: tuple[str, ...],
    rating: int | None,
    people: tuple[str, ...],
    sharing: Sharing,
    day: Named | None,
) -> int:
    """Add a reflection on NEED (seen, safe, soothed, secure or stable): words, a rating, or both.

    The words are typed when it asks, or come from a pipe ('-'). They join the day's latest check-in, or begin one;
    nothing is ever replaced.
    """
    from connectwell.entries import add

    dash = refuse_text_arguments(words, f"reflect {need}")
    context = open_context(ctx)
    belongs_to = past_day(day, context)
    check_writable(context.journal)
    asked = should_prompt(dash)
    prompt = add.ask(context, need, rating=rating) if asked else None
    draft = add.ReflectionDraft(
        context, need, prompt=prompt, rating=rating, people=people, sharing=sharing, day=belongs_to
    )
    question = f"{sentences.SPANS[prompt.span]}. {prompt.ask}" if prompt else ""
    typed = words_given(question, dash=dash, save=lambda words: draft.save(words, so_far=True))
    if not typed.words.strip() and (rating is None or typed.ended_by is not None):
        return report_nothing_typed(typed)
    return save_typed(lambda: draft.save(typed.words), typed, asked=asked)
