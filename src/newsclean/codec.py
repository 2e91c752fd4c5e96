"""The JSON form of the values: plain dicts, lists, strings and numbers, and back.

Loaders take what JSON may hold and raise ``ValueError`` (or, of a container of the wrong type, what indexing
raises) for anything but what the dumpers make.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from newsclean.values import DateValue, Edit, Issue, Run, Source, Span

T = TypeVar("T")

_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN_HALVES = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")


# --- lines of JSON ------------------------------------------------------------------------------------------


def line(form: Mapping[str, Any]) -> str:
    """``form`` as one line of JSON that UTF-8 can hold and that loads as an equal form.

    A lone surrogate is escaped. Two that stand side by side but are two code points have no form in JSON, whose
    readers make them one: a string with such a pair becomes the list of the pieces on either side, which ``text``
    joins. Raises ``ValueError`` for a number that is not finite.
    """
    made = json.dumps(form, ensure_ascii=False, allow_nan=False)
    if not _has_surrogates(made):
        return made
    made = json.dumps(_in_pieces(form), ensure_ascii=False)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", made)


def _has_surrogates(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False


def is_text(value: str) -> bool:
    """Whether UTF-8 can hold ``value``."""
    return value.isascii() or not _has_surrogates(value)


def _in_pieces(value: Any) -> Any:
    if isinstance(value, str):
        pieces = _BETWEEN_HALVES.split(value)
        return pieces if len(pieces) > 1 else value
    if isinstance(value, Mapping):
        return {name: _in_pieces(item) for name, item in value.items()}
    return list(map(_in_pieces, value)) if isinstance(value, (list, tuple)) else value


def encodable(value: Any) -> Any:
    """``value``, a form of JSON, with the surrogates of its strings joined where they pair and else U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogates(value) else value
    if isinstance(value, dict):
        return {name: encodable(item) for name, item in value.items()}
    return list(map(encodable, value)) if isinstance(value, list) else value


# --- leaves -------------------------------------------------------------------------------------------------


def text(value: object) -> str:
    """A string, or the pieces of one."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(piece, str) for piece in value):
        return "".join(value)
    raise ValueError(f"a string is wanted, not {_shown(value)}")


def whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"an integer is wanted, not {_shown(value)}")
    return value


def number(value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError(f"a number is wanted, not {_shown(value)}")
    return float(value)


def optional(load: Callable[[Any], T]) -> Callable[[object], T | None]:
    """``load`` for what may be ``None``."""
    return lambda value: None if value is None else load(value)


def many(load: Callable[[Any], T]) -> Callable[[object], tuple[T, ...]]:
    """``load`` for each item of a list."""

    def items(value: object) -> tuple[T, ...]:
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"a list is wanted, not {_shown(value)}")
        return tuple(map(load, value))

    return items


def _offsets(value: object, count: int) -> tuple[int, ...]:
    offsets = many(whole)(value)
    if len(offsets) != count:
        raise ValueError(f"{count} offsets are wanted, not {len(offsets)}")
    return offsets


def _shown(value: object) -> str:
    shown = ascii(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


# --- values -------------------------------------------------------------------------------------------------


def dump_date(date: DateValue) -> dict[str, str]:
    return {
        "value": date.value.isoformat(),
        "precision": date.precision,
        "raw": date.raw,
        "where": date.where,
    }


def load_date(data: Mapping[str, Any]) -> DateValue:
    stated = text(data["value"])
    kind = datetime.datetime if "T" in stated else datetime.date
    return DateValue(kind.fromisoformat(stated), text(data["precision"]), text(data["raw"]), text(data["where"]))


def dump_edit(edit: Edit) -> dict[str, Any]:
    form: dict[str, Any] = {"start": edit.start, "end": edit.end, "new": edit.new, "rule": edit.rule}
    if edit.old is not None:
        form["old"] = edit.old
    return form


def load_edit(data: Mapping[str, Any]) -> Edit:
    old = optional(text)(data.get("old"))
    return Edit(whole(data["start"]), whole(data["end"]), text(data["new"]), text(data["rule"]), old)


def dump_issue(issue: Issue) -> dict[str, Any]:
    form: dict[str, Any] = {"code": issue.code, "message": issue.message}
    if issue.span is not None:
        form["span"] = list(issue.span)
    return form


def load_issue(data: Mapping[str, Any]) -> Issue:
    return Issue(text(data["code"]), text(data["message"]), optional(load_span)(data.get("span")))


def dump_source(source: Source) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "length": source.length,
    }


def load_source(data: Mapping[str, Any]) -> Source:
    return Source(text(data["kind"]), optional(text)(data["encoding"]), text(data["sha256"]), whole(data["length"]))


def load_span(data: object) -> Span:
    return Span(*_offsets(data, 2))


def load_run(data: object) -> Run:
    return Run(*_offsets(data, 4))
