"""Several passes inside one stage, each over what the passes before it left."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.edits import OffsetMap, apply, compose
from newsclean.options import Options
from newsclean.stages.base import Outcome
from newsclean.values import Edit, Issue


class Chain:
    """The text as it stands after some passes, and their edits composed.

    Edits that ``options`` forbids (``without``, ``keep``: a rule or a kind) are left out pass by pass, so
    that a composed edit never names one.
    """

    def __init__(self, text: str, options: Options) -> None:
        self.text = text
        self._source = text
        self._edits: Sequence[Edit] = ()
        self._issues: list[Issue] = []
        self._forbidden = options.without | options.keep

    def make(self, edits: Sequence[Edit]) -> None:
        """Take in the edits of one pass over ``text``."""
        if self._forbidden:
            edits = [e for e in edits if e.rule not in self._forbidden and e.kind not in self._forbidden]
        if edits:
            self._edits = compose(self.text, self._edits, edits)
            self.text = apply(self.text, edits)

    def note(self, issues: Sequence[Issue]) -> None:
        """Take in issues that one pass found in ``text``, before its edits are made."""
        if issues:
            offsets = OffsetMap(self._edits)
            for issue in issues:
                span = offsets.to_source_span(issue.span) if issue.span else None
                self._issues.append(issue._replace(span=span))

    def outcome(self) -> Outcome:
        """What all passes did to the first text; passes that cancel out leave no trace."""
        source = self._source
        edits = [edit for edit in self._edits if source[edit.start : edit.end] != edit.new]
        return Outcome(edits, (), self._issues)
