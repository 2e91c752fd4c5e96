"""Passes over a text, one after the other, each over what the passes before it left."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.edits import OffsetMap, apply, compose, permitted
from newsclean.options import Options
from newsclean.stages.base import Outcome
from newsclean.values import Edit, Issue


class Chain:
    """The text as it stands after some passes, with their edits composed and their issues moved to its source.

    Edits that ``options`` forbids (``without``, ``keep``: a rule or a kind) are left out pass by pass, so that a
    composed edit never names one.
    """

    def __init__(self, text: str, options: Options) -> None:
        self.text = text
        self.edits: Sequence[Edit] = ()
        self.issues: list[Issue] = []
        self._source = text
        self._forbidden = options.without | options.keep

    def make(self, edits: Sequence[Edit]) -> Sequence[Edit]:
        """Take in the edits of one pass over ``text``; returns those that were made."""
        edits = permitted(edits, self._forbidden)
        if edits:
            self.edits = compose(self.text, self.edits, edits)
            self.text = apply(self.text, edits)
        return edits

    def note(self, issues: Sequence[Issue]) -> None:
        """Take in issues that one pass found in ``text``, before its edits are made."""
        if issues:
            offsets = OffsetMap(self.edits)
            for issue in issues:
                span = offsets.to_source_span(issue.span) if issue.span else None
                self.issues.append(issue._replace(span=span))

    def outcome(self) -> Outcome:
        """What all passes did to the first text; passes that cancel out leave no trace."""
        edits = [edit for edit in self.edits if self._source[edit.start : edit.end] != edit.new]
        return Outcome(edits, (), self.issues)
