"""Articles as plain tuples, which travel between processes in a fifth of the time that pickled ones take.

What can be told from the rest is left out: the paragraphs, the version, the hash of the rules.
"""

from __future__ import annotations

import datetime
import marshal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import partial
from operator import attrgetter
from typing import Any

from newsclean._version import __version__
from newsclean.article import Article, paragraphs_of
from newsclean.tables import rules_hash
from newsclean.values import DateValue, Edit, Issue, Run, Source, Span

_LEFT_OUT = frozenset({"paragraphs", "version", "rules"})
_NAMES = tuple(field.name for field in fields(Article) if field.name not in _LEFT_OUT)


def dumps(articles: Iterable[Article]) -> bytes:
    """Articles of this version and these rules, as bytes that ``loads`` of the same interpreter reads."""
    return marshal.dumps([_pack(article) for article in articles])


def loads(data: bytes) -> Iterator[Article]:
    """The articles that ``dumps`` packed; not for bytes that came from anywhere else."""
    return map(_unpack, marshal.loads(data))


def _pack(article: Article) -> tuple[Any, ...]:
    values = list(_VALUES(article))
    for place, pack, _ in _OWN:
        values[place] = pack(values[place])
    return tuple(values)


def _unpack(packed: tuple[Any, ...]) -> Article:
    values = list(packed)
    for place, _, unpack in _OWN:
        values[place] = unpack(values[place])
    text, source, *others = values
    return Article(text, paragraphs_of(text), source, __version__, rules_hash(), *others)


def _pack_date(date: DateValue | None) -> tuple[str, str, str, str] | None:
    return None if date is None else (date.value.isoformat(), date.precision, date.raw, date.where)


def _unpack_date(packed: tuple[str, str, str, str] | None) -> DateValue | None:
    if packed is None:
        return None
    kind = datetime.datetime if "T" in packed[0] else datetime.date
    return DateValue(kind.fromisoformat(packed[0]), *packed[1:])


def _plain(values: tuple[tuple[Any, ...], ...]) -> list[tuple[Any, ...]]:
    return list(map(tuple, values))


def _made(kind: type[tuple[Any, ...]]) -> Callable[[list[tuple[Any, ...]]], tuple[Any, ...]]:
    """What makes values of ``kind``, a named tuple, of plain ones; ``kind._make`` would take three times as long."""
    make = partial(tuple.__new__, kind)
    return lambda values: tuple(map(make, values))


def _pack_source(source: Source) -> tuple[str, str | None, str, int]:
    return source.kind, source.encoding, source.sha256, source.length


def _unpack_issue(packed: tuple[str, str, tuple[int, int] | None]) -> Issue:
    code, message, span = packed
    return Issue(code, message, None if span is None else Span(*span))


_FORMS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "source": (_pack_source, lambda packed: Source(*packed)),
    "edits": (_plain, _made(Edit)),
    "runs": (_plain, _made(Run)),
    "issues": (
        lambda issues: [(code, message, span and tuple(span)) for code, message, span in issues],
        lambda packed: tuple(map(_unpack_issue, packed)),
    ),
    "published": (_pack_date, _unpack_date),
    "modified": (_pack_date, _unpack_date),
    "mentioned_dates": (lambda dates: list(map(_pack_date, dates)), lambda packed: tuple(map(_unpack_date, packed))),
}
_OWN = [(place, *_FORMS[name]) for place, name in enumerate(_NAMES) if name in _FORMS]
_VALUES = attrgetter(*_NAMES)
