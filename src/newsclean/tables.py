"""Rule tables: tab-separated files in ``data/``, one row a rule, ``#`` for comments.

The first line that is no comment names the columns. Arabic stands in the last column, so that the display
order of right-to-left text cannot scramble a row.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from newsclean._version import __version__

_DATA = Path(__file__).parent / "data"


class RuleTableError(ValueError):
    """A rule table that cannot be used; the message names file, line and fault."""


def rows(name: str, text: str | None = None) -> list[dict[str, str]]:
    """Read the table ``name`` of the package (or ``text`` in its place) as one dict a row.

    Raises ``RuleTableError`` for a missing file, a row with too few or too many cells, or a repeated ``id``.
    """
    columns: list[str] = []
    table: list[dict[str, str]] = []
    seen: set[str] = set()
    for number, line in enumerate((read(name) if text is None else text).split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise RuleTableError(f"{name}, line {number}: {len(cells)} cells, {len(columns)} columns wanted: {line!r}")
        row = dict(zip(columns, cells, strict=True))
        if row.get("id", number) in seen:
            raise RuleTableError(f"{name}, line {number}: the id {row['id']!r} is taken by an earlier row")
        seen.add(row.get("id", str(number)))
        table.append(row)
    return table


def read(name: str) -> str:
    """The text of a file in ``data/``."""
    try:
        return (_DATA / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleTableError(f"{name}: cannot be read: {error}") from error


@cache
def rules_hash() -> str:
    """A short hash of the version and of every table: equal hashes, equal rules."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(_DATA.iterdir(), key=lambda path: path.name):
        if path.suffix in (".tsv", ".json", ".zip"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
