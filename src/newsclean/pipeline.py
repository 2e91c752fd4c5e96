"""The pipeline: one ordered tuple of stages, and the one place where their edits are applied."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from newsclean.edits import OffsetMap, carry
from newsclean.language import detect, script_of
from newsclean.options import Options
from newsclean.site import SiteProfile
from newsclean.stages.base import Context, Field, Outcome
from newsclean.stages.blank import blank
from newsclean.stages.boxes import boxes
from newsclean.stages.breaks import breaks
from newsclean.stages.chain import Chain
from newsclean.stages.characters import characters, controls
from newsclean.stages.encoding import encoding
from newsclean.stages.endings import endings
from newsclean.stages.fullpage import fullpage
from newsclean.stages.leftovers import leftovers
from newsclean.stages.pagemode import has_menu, verdict
from newsclean.stages.plain import is_plain
from newsclean.stages.remember import LONGEST, long_texts
from newsclean.stages.reread import reads_otherwise
from newsclean.stages.siteline import sitelines
from newsclean.stages.spacing import repeats, spacing
from newsclean.stages.structure import structure
from newsclean.stages.typos import typos
from newsclean.values import Edit, Issue, Language, Span

Stage = Callable[[str, Context], Outcome]
_Value = tuple[Field, str]

# Lost line breaks come first: a line is what encodings are mended by. Nothing can be told of broken letters.
READING: tuple[Stage, ...] = (breaks, controls, encoding)
# Characters that mean the same in every language; encodings once more where they hid what was damaged. Lines are judged
# before blanks are mended, because gaps tell where parts ended.
FINDING: tuple[Stage, ...] = (characters, encoding, fullpage, sitelines, boxes, leftovers, structure)
# What structure typed is cut, and the language read off what is left: the story, not the menus around it. Only then
# are its own letters and spaces mended.
MENDING: tuple[Stage, ...] = (characters, spacing, typos, repeats, endings)
STAGES: tuple[Stage, ...] = (*READING, *FINDING, blank, *MENDING, blank)
# Where mending made lines read otherwise («حذرالمدير العمال» is a headline once its words are parted) they are judged
# again, or the next cleaning would be the first to. One round has always been enough; the bound is for the unseen.
AGAIN: tuple[Stage, ...] = (boxes, leftovers, structure)
ROUNDS = 3
WHOLE = "HTML; no part of it was told to be the article"
# Stages that come twice and depend on the text alone: where nothing changed since, they have nothing left to do.
REPEATED = frozenset({encoding, blank})
# What a value that stands outside the text (a headline) goes through.
VALUE_STAGES: tuple[Stage, ...] = (encoding, characters, spacing, typos, repeats)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What the pipeline makes of a text; edits and issues have their offsets in that text.

    ``reason`` says why ``mode`` was chosen. ``values`` are the fields that were found, each with its words cleaned
    like the text (where it has no value of its own).
    """

    text: str
    edits: list[Edit]
    language: Language
    mode: str
    reason: str
    values: list[tuple[Field, str]]
    issues: list[Issue]


class _Work(Chain):
    """The text as it stands, the record of how it came to be so, and the fields found in it."""

    def __init__(self, text: str, options: Options) -> None:
        super().__init__(text, options)
        self.fields: list[Field] = []
        self._settled: dict[Stage, str] = {}

    def run(self, stage: Stage, context: Context) -> bool:
        """Run one stage; true if it changed the text."""
        before = self.text
        if self._settled.get(stage) is before:
            return False
        edits, fields, issues = stage(before, context)
        if issues:
            self.note(issues)
        self.fields += fields
        if edits:
            self.make(edits)
        if stage in REPEATED:
            self._settled[stage] = self.text
        return self.text is not before

    def make(self, edits: Sequence[Edit]) -> Sequence[Edit]:
        """Take in edits, and move the fields along."""
        made = super().make(edits)
        if made and self.fields:
            offsets = OffsetMap(made)
            self.fields = [_moved(found, offsets.to_result(Span(found.start, found.end))) for found in self.fields]
        return made


def run(
    source: str,
    options: Options,
    *,
    from_page: bool = False,
    whole: bool = False,
    title: str | None = None,
    beside: Callable[[], tuple[str, ...]] = tuple,
    hint: str | None = None,
    site: SiteProfile | None = None,
) -> Cleaned:
    """Clean ``source``; ``title``, ``beside`` (see ``Context``) and ``hint`` (a language tag) are what a page states
    about itself, ``site`` what the caller knows of its site. All text of a page, ``whole``, is read as bare text is if
    there is more in it than an article."""
    whole = whole and options.mode == "auto" and has_menu(source)
    if whole:
        options = replace(options, mode="full-page")
    context = Context(options=options, from_page=from_page and not whole, title=title, beside=beside, site=site)
    with long_texts() if len(source) > LONGEST else nullcontext():
        cleaned = _run(source, context, hint)
    return replace(cleaned, mode="page", reason=WHOLE) if whole else cleaned


def _run(source: str, context: Context, hint: str | None) -> Cleaned:
    options = context.options
    work = _Work(source, options)
    _limit(work, options.max_length)
    for stage in READING:
        work.run(stage, context)
    context = _glancing(work, context)
    mode, reason = "page", "HTML"
    for stage in FINDING:
        if stage is fullpage and not context.from_page:
            told = verdict(work.text, options.mode, context.language.script)
            mode, reason = ("full-page" if told.is_page else "residual"), told.reason
        work.run(stage, context)
    values = _taken(work, context)
    # Menus, or blanks that are gone, may have given another script than the story's, by which its characters go.
    if mode == "full-page" or not is_plain(work.text):
        context = _glancing(work, context)
        work.run(characters, context)
    story = context.reading(detect(work.text or source, hint))
    values += _mended(work, story, context, {found.name for found, _ in values})
    # The words of a field whose value is something else are not asked for.
    tidied = [(found, words if found.value is not None else tidy(words, story) or "") for found, words in values]
    return Cleaned(work.text, carry(source, work.edits), story.language, mode, reason, tidied, work.issues)


def _glancing(work: _Work, context: Context) -> Context:
    return context.reading(Language(None, script_of(work.text), 0.0))


def _taken(work: _Work, context: Context) -> list[_Value]:
    """The fields that were found, each with its words; those that are no part of the story leave the text."""
    values = [(found, work.text[found.start : found.end]) for found in work.fields]
    cuts = _cuts(work.fields)
    work.fields.clear()  # their words and places are taken
    work.make(cuts)
    work.run(blank, context)
    return values


def _mended(work: _Work, story: Context, lines: Context, known: Collection[str]) -> list[_Value]:
    """Mend the story; what judging its lines again finds, in the context ``lines``, if they read otherwise then."""
    found = work.text
    _mend(work, story)
    if not reads_otherwise(found, work.text, lines):
        return []
    values: list[_Value] = []
    said = len(work.issues)
    for _ in range(ROUNDS):
        mended = work.text
        for stage in AGAIN:
            work.run(stage, lines)
        values += _taken(work, lines)
        if work.text is mended:
            break
        _mend(work, story)
    del work.issues[said:]  # each has been said of the same places
    return [(_after(field, known), words) for field, words in values if field.cut or field.name not in known]


def _mend(work: _Work, story: Context) -> None:
    for stage in (*MENDING, blank):
        work.run(stage, story)


def _after(found: Field, known: Collection[str]) -> Field:
    """A headline below the one that is known is a second one."""
    return found._replace(name="subtitle") if found.name == "title" and "title" in known else found


def _limit(work: _Work, length: int) -> None:
    if len(work.text) > length:
        cut = Span(length, len(work.text))
        work.note([Issue("too-long", f"only the first {length} code points were read", cut)])
        work.make([Edit(*cut, "", "limit:max-length")])


def tidy(value: str | None, context: Context) -> str | None:
    """A short value cleaned like the text, on one line; ``None`` if nothing is left of it."""
    if not value:
        return None
    chain = Chain(value, context.options)
    for stage in VALUE_STAGES:
        chain.make(stage(chain.text, context).edits)
    return " ".join(chain.text.split()) or None


def _cuts(fields: Iterable[Field]) -> list[Edit]:
    """Deletions of the fields that are not part of the story, one for each span."""
    spans = {(found.start, found.end): found.rule for found in reversed(list(fields)) if found.cut}
    return [Edit(start, end, "", rule) for (start, end), rule in sorted(spans.items()) if start < end]


def _moved(found: Field, span: Span) -> Field:
    return found._replace(start=span.start, end=span.end)
