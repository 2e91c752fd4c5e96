"""The JSON form of the values: plain dicts, lists, strings and numbers, and back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from newsclean.values import DateValue, Edit, Issue, Run, Source, Span


def dump_date(date: DateValue | None) -> dict[str, str] | None:
    if date is None:
        return None
    return {
        "value": date.value.isoformat(),
        "precision": date.precision,
        "raw": date.raw,
        "where": date.where,
    }


def load_date(data: Mapping[str, str] | None) -> DateValue | None:
    if data is None:
        return None
    stated = data["value"]
    kind = datetime.datetime if "T" in stated else datetime.date
    return DateValue(kind.fromisoformat(stated), data["precision"], data["raw"], data["where"])


def dump_edit(edit: Edit) -> dict[str, Any]:
    form: dict[str, Any] = {"start": edit.start, "end": edit.end, "new": edit.new, "rule": edit.rule}
    if edit.old is not None:
        form["old"] = edit.old
    return form


def load_edit(data: Mapping[str, Any]) -> Edit:
    return Edit(data["start"], data["end"], data["new"], data["rule"], data.get("old"))


def dump_issue(issue: Issue) -> dict[str, Any]:
    form: dict[str, Any] = {"code": issue.code, "message": issue.message}
    if issue.span is not None:
        form["span"] = list(issue.span)
    return form


def load_issue(data: Mapping[str, Any]) -> Issue:
    span = data.get("span")
    return Issue(data["code"], data["message"], Span(*span) if span is not None else None)


def dump_source(source: Source) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "length": source.length,
    }


def load_source(data: Mapping[str, Any]) -> Source:
    return Source(data["kind"], data["encoding"], data["sha256"], data["length"])


def load_runs(data: list[list[int]]) -> tuple[Run, ...]:
    return tuple(Run(*run) for run in data)
