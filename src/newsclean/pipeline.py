"""The pipeline: one ordered tuple of stages, and the one place where their edits are applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from newsclean.edits import OffsetMap, apply, carry, compose
from newsclean.language import detect, script_of
from newsclean.options import Options
from newsclean.stages.base import Context, Field, Outcome
from newsclean.stages.blank import blank
from newsclean.stages.breaks import breaks
from newsclean.stages.characters import characters, controls
from newsclean.stages.encoding import encoding
from newsclean.stages.fullpage import fullpage
from newsclean.stages.leftovers import leftovers
from newsclean.stages.spacing import spacing
from newsclean.stages.structure import structure
from newsclean.values import Edit, Issue, Language, Span

Stage = Callable[[str, Context], Outcome]

# Lost line breaks come first: a line is what encodings are mended by. Nothing can be told of broken letters.
READING: tuple[Stage, ...] = (breaks, controls, encoding)
# Characters that mean the same in every language; encodings once more where they hid what was damaged. Lines are judged
# before blanks are mended, because gaps tell where parts ended.
FINDING: tuple[Stage, ...] = (characters, encoding, fullpage, leftovers, structure)
# What structure typed is cut, and the language read off what is left: the story, not the menus around it. Only then
# are its own letters and spaces mended.
MENDING: tuple[Stage, ...] = (characters, spacing)
STAGES: tuple[Stage, ...] = (*READING, *FINDING, blank, *MENDING, blank)
# Stages that come twice and depend on the text alone: where nothing changed since, they have nothing left to do.
REPEATED = frozenset({encoding, blank})
# What a value that stands outside the text (a headline) goes through.
VALUE_STAGES: tuple[Stage, ...] = (encoding, characters, spacing)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What the pipeline makes of a text; edits and issues have their offsets in that text."""

    text: str
    edits: list[Edit]
    language: Language
    mode: str
    values: list[tuple[Field, str]]
    issues: list[Issue]


@dataclass(slots=True)
class _Work:
    """The text as it stands, and the record of how it came to be so."""

    source: str
    options: Options
    text: str = ""
    edits: Sequence[Edit] = ()
    fields: list[Field] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    settled: dict[Stage, str] = field(default_factory=dict)

    def run(self, stage: Stage, context: Context) -> Outcome:
        if self.settled.get(stage) is self.text:
            return Outcome()
        outcome = stage(self.text, context)
        if outcome.issues:
            self._note(outcome.issues)
        self.fields.extend(outcome.fields)
        self.make(outcome.edits)
        if stage in REPEATED:
            self.settled[stage] = self.text
        return outcome

    def make(self, edits: Sequence[Edit]) -> None:
        """Apply ``edits``, those that the caller forbids left out, and take them into the record."""
        edits = self._allowed(edits)
        if not edits:
            return
        if self.fields:
            offsets = OffsetMap(edits)
            self.fields = [
                _moved(found, offsets.to_result(Span(found.start, found.end))) for found in self.fields
            ]
        self.edits = compose(self.text, self.edits, edits)
        self.text = apply(self.text, edits)

    def _allowed(self, edits: Sequence[Edit]) -> Sequence[Edit]:
        forbidden = self.options.keep | self.options.without
        if not forbidden:
            return edits
        return [edit for edit in edits if forbidden.isdisjoint((*edit.rules, *map(_kind, edit.rules)))]

    def _note(self, issues: Iterable[Issue]) -> None:
        offsets = OffsetMap(self.edits)
        for issue in issues:
            span = offsets.to_source_span(issue.span) if issue.span else None
            self.issues.append(issue._replace(span=span))


def run(
    source: str,
    options: Options,
    *,
    from_page: bool = False,
    title: str | None = None,
    hint: str | None = None,
) -> Cleaned:
    """Clean ``source``; ``title`` and ``hint`` (a language tag) are what a page states about itself."""
    work = _Work(source, options, text=source)
    context = Context(options=options, from_page=from_page, title=title)
    if len(source) > options.max_length:
        cut = Span(options.max_length, len(source))
        work.make([Edit(*cut, "", "limit:max-length")])
        work.issues.append(
            Issue("too-long", f"only the first {options.max_length} code points were read", cut)
        )
    for stage in READING:
        work.run(stage, context)
    context = replace(context, language=Language(None, script_of(work.text), 0.0))
    mode = "page" if from_page else "residual"
    for stage in FINDING:
        outcome = work.run(stage, context)
        if stage is fullpage and outcome.edits:
            mode = "full-page"
    values = [(found, work.text[found.start : found.end]) for found in work.fields]
    work.make(_cuts(work.fields))
    work.run(blank, context)
    context = replace(context, language=detect(work.text or source, hint))
    for stage in (*MENDING, blank):
        work.run(stage, context)
    values = [(found, tidy(words, context) or "") for found, words in values]
    edits = carry(source, work.edits)
    return Cleaned(work.text, edits, context.language, mode, values, work.issues)


def tidy(value: str | None, context: Context) -> str | None:
    """A short value cleaned like the text, on one line; ``None`` if nothing is left of it."""
    if not value:
        return None
    for stage in VALUE_STAGES:
        value = apply(value, stage(value, context).edits)
    return " ".join(value.split()) or None


def _cuts(fields: Iterable[Field]) -> list[Edit]:
    """Deletions of the fields that are not part of the story, one for each span."""
    spans = {(found.start, found.end): found.rule for found in reversed(list(fields)) if found.cut}
    return [Edit(start, end, "", rule) for (start, end), rule in sorted(spans.items()) if start < end]


def _kind(rule: str) -> str:
    return rule.partition(":")[0]


def _moved(found: Field, span: Span) -> Field:
    return found._replace(start=span.start, end=span.end)
