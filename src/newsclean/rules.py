"""Every rule that may stand in an edit, gathered from the modules that hold them."""

from __future__ import annotations

from functools import cache

from newsclean import closings, credits, desks, labels, phrases
from newsclean.stages import (
    blank,
    boxes,
    breaks,
    characters,
    fullpage,
    kinds,
    leftovers,
    siteline,
    spacing,
    structure,
    typos,
)

_PIPELINE = frozenset({"limit:max-length", "limit:not-read", "not-an-article:other-data"})
_ENCODING = frozenset(
    f"encoding:{name}"
    for name in (
        *("surrogate-pair", "lone-surrogate", "html-entity", "ftfy"),
        *("utf-8-as-windows-1256", "windows-1256-as-1252", "iso-8859-6-as-1252"),
    )
)


@cache
def known_rules() -> frozenset[str]:
    """The names of all rules, ``kind:name`` each."""
    fixed = (
        blank.RULES,
        boxes.RULES,
        breaks.RULES,
        desks.RULES,
        fullpage.RULES,
        kinds.RULES,
        leftovers.RULES,
        siteline.RULES,
        structure.RULES,
        _PIPELINE,
        _ENCODING,
    )
    tables = (module.known_rules() for module in (characters, closings, credits, labels, phrases, spacing, typos))
    return frozenset().union(*fixed, *tables)
