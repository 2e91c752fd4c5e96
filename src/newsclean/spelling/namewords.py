"""Words that tell of names (see ``data/name_words.tsv``)."""

from __future__ import annotations

from functools import cache

from newsclean.tables import rows


@cache
def name_words(kind: str) -> frozenset[str]:
    """The words of one kind of the table."""
    return frozenset(row["word"] for row in rows("name_words.tsv") if row["kind"] == kind)
