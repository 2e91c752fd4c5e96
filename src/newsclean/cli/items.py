"""What the command line reads: documents, and what is said in place of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

# The most bytes that one document may have once unpacked: the 20 million code points that the library
# reads of one, in UTF-8 at its longest. It keeps memory bounded whatever the input is.
LIMIT = 80_000_000


class Document(NamedTuple):
    """A document to clean.

    ``name`` is what messages call it: ``path``, and for a record also its number. ``kind`` is ``"html"``,
    ``"text"`` or ``"auto"``. ``record`` is the number of the line or of the array's item, from 1; ``id`` is
    the record's own, any JSON value, ``None`` if it has none. ``encoding`` is the charset that whoever sent it named,
    ``title`` the headline that the record states.
    """

    name: str
    data: bytes | str
    path: str
    kind: str = "auto"
    url: str | None = None
    id: object = None
    record: int | None = None
    encoding: str | None = None
    title: str | None = None


class Failure(NamedTuple):
    """Something that should have been a document and is none."""

    name: str
    reason: str


class Note(NamedTuple):
    """Something passed over, which is no failure."""

    name: str
    reason: str


Item = Document | Failure | Note


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the fields of a JSON record; without a name for it, no field is read as the headline."""

    text: str = "text"
    html: str = "html"
    url: str = "url"
    id: str = "id"
    title: str | None = None


def from_fields(value: Mapping[str, object], path: str, number: int | None, names: Names, url: str | None) -> Item:
    """The document that a record holds: its page if it has one, else its text."""
    name = path if number is None else f"{path}:{number}"
    asked = ((names.html, _DATA), (names.text, _DATA), (names.url, _WORDS), (names.title, _WORDS))
    for wanted, kinds in asked:
        if wanted is not None and not isinstance(value.get(wanted), kinds):
            return Failure(name, f"the field {wanted!r} is not a string")
    html, text, address, title = (None if wanted is None else value.get(wanted) for wanted, _ in asked)
    data = html or text
    if data is None:
        data = html
    if not isinstance(data, (str, bytes)):
        return Failure(name, f"no field {names.html!r} or {names.text!r}")
    from newsclean.sniff import is_something_else  # loads the decoding: not for --help

    kind = "html" if html and not is_something_else(data) else "auto"
    stated = _filled(address) or url
    return Document(name, data, path, kind, stated, value.get(names.id), number, title=_filled(title))


def _filled(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


_DATA = (str, bytes, type(None))
_WORDS = (str, type(None))


def skipped(name: str, counts: Counter[str]) -> Note | None:
    """What is said of things passed over, by why they were."""
    if not counts:
        return None
    return Note(name, "skipped: " + ", ".join(f"{n} × {why}" for why, n in sorted(counts.items())))
