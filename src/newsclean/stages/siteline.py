"""Lines that a site prints around its stories, as a profile of it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean import phrases, site
from newsclean.stages.base import Context, Outcome
from newsclean.stages.lines import Line, layout
from newsclean.values import Edit

RULES = frozenset({"site:line"})


def _headline(lines: Sequence[Line], keys: Sequence[str], start: int, places: Mapping[str, str]) -> int | None:
    """The line before the story that is its headline though a profile lists it: sites list their stories."""
    likely = [k for k in range(start) if lines[k].is_title_like]
    return likely[-1] if likely and all(keys[k] in places for k in likely) else None


def sitelines(text: str, context: Context) -> Outcome:
    """Remove the lines of the site; those that stand inside a story only where the profile says that they may."""
    if context.site is None or not context.site.lines:
        return Outcome()
    places = site.places(context.site)
    lines = [line for line in layout(text, context.language.script) if len(line.text) <= site.LONGEST]
    keys = [phrases.fold(line.text) for line in lines]
    found = [k for k, key in enumerate(keys) if key in places]
    if not found:
        return Outcome()
    start, end = site.story(lines, keys, places)
    title = phrases.fold(context.title) if context.title else None
    spared = {_headline(lines, keys, start, places)} | {k for k in found if keys[k] == title}
    gone = [k for k in found if k not in spared and (places[keys[k]] == "anywhere" or not start <= k < end)]
    return Outcome([Edit(lines[k].start, lines[k].end, "", "site:line") for k in gone])
