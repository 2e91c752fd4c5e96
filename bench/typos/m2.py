"""Corrections held against gold ones, and the ``.m2`` files that hold them.

Both are changes of ranges of tokens (see ``changes``). Of a system's changes and the gold ones, without tokens at
their edges that stay:

- **P exact**: the share of the system's changes that equal a gold one: same tokens, same correction.
- **P helps**: the share that are exact, or bring the words they cover strictly closer to the gold correction of that
  range, by Levenshtein distance over its characters. The range is the change's own and that of every gold change
  that touches it; other changes of the system are not made.
- **R**: the share of gold changes that are matched exactly. **F1**: of P exact and R.
- **harm**: changes that touch no token that a gold one changes, for every 10,000 words (tokens).

"Punctuation aside" (the view ``changes.words``) reads every sign as a space, on all sides: gold changes and the
system's that then change nothing are left out, what is left of the others is trimmed again and compared, and words
are tokens that still hold something. A gold change of a word and a sign counts as that of the word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bench.typos.changes import Change, View, changes, seen, tokens, trimmed
from bench.typos.classes import change_class
from bench.typos.letters import levenshtein
from newsclean.values import Edit

System = Callable[[str], Sequence[Edit]]
"""What corrects: the edits of the text that it is given, sorted and disjoint."""

VERDICTS = EXACT, HELPS, WRONG, HARM = "exact", "helps", "wrong", "harm"


@dataclass(frozen=True, slots=True)
class Sample:
    """A text and its corrections; ``rule`` of each is the class of the slip that it undoes."""

    text: str
    gold: tuple[Change, ...]


def read(m2: str) -> Iterator[Sample]:
    """The sentences of an ``.m2`` file: ``S`` and the tokens, then ``A start end|||type|||correction|||…`` lines.

    Raises ``ValueError`` for a line that is neither.
    """
    for block in m2.split("\n\n"):
        if block.strip():
            sentence, *lines = block.strip("\n").split("\n")
            if not sentence.startswith("S "):
                raise ValueError(f"no sentence: {sentence!r}")
            of = sentence[2:].split()
            gold = (_gold(line, of) for line in lines)
            yield Sample(" ".join(of), tuple(change for change in gold if change))


def _gold(line: str, of: Sequence[str]) -> Change | None:
    place, _, rest = line.removeprefix("A ").partition("|||")
    start, _, end = place.partition(" ")
    if not line.startswith("A ") or rest.count("|||") < 2:
        raise ValueError(f"no correction: {line!r}")
    change = Change(int(start), int(end), tuple(rest.split("|||")[1].split()), "")
    return change._replace(rule=change_class(change, of))


@dataclass(slots=True)
class Tally:
    """What was counted: of the system's changes by rule, of the gold ones by class."""

    words: int = 0
    made: Counter[str] = field(default_factory=Counter)
    verdicts: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in VERDICTS})
    gold: Counter[str] = field(default_factory=Counter)
    matched: Counter[str] = field(default_factory=Counter)
    touched: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """P exact; 0 if nothing was changed."""
        return _share(self.verdicts[EXACT].total(), self.made.total())

    @property
    def helpful(self) -> float:
        """P helps."""
        return _share(self.verdicts[EXACT].total() + self.verdicts[HELPS].total(), self.made.total())

    @property
    def recall(self) -> float:
        """R."""
        return _share(self.matched.total(), self.gold.total())

    @property
    def f1(self) -> float:
        """The harmonic mean of P exact and R."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    @property
    def harm(self) -> float:
        """Changes of what gold leaves alone, for every 10,000 words."""
        return 10_000 * _share(self.verdicts[HARM].total(), self.words)


def _share(part: float, of: float) -> float:
    return part / of if of else 0.0


def score(samples: Iterable[Sample], system: System, view: View) -> Tally:
    """What ``system`` does to ``samples``, in ``view``."""
    return tally(((sample, changes(sample.text, system(sample.text))) for sample in samples), view)


def tally(answers: Iterable[tuple[Sample, Sequence[Change]]], view: View) -> Tally:
    """The counts of samples and what was changed in them, in ``view``."""
    result = Tally()
    for sample, made in answers:
        of = tokens(sample.text)
        gold = in_view(sample.gold, of, view)
        made = in_view(made, of, view)
        result.words += sum(1 for token in of if view(token))
        for change, verdict in zip(made, judged(made, gold, of, view), strict=True):
            result.made[change.rule] += 1
            result.verdicts[verdict][change.rule] += 1
        _count_gold(result, gold, made)
    return result


def judged(made: Iterable[Change], gold: Sequence[Change], of: Sequence[str], view: View) -> Iterator[str]:
    """For each change whether it is exact, helps, is wrong (of words that gold changes too), or harms."""
    keys = {change.key for change in gold}
    for change in made:
        near = [right for right in gold if right.touches(change)]
        if change.key in keys:
            yield EXACT
        elif not near:
            yield HARM
        else:
            yield HELPS if _closer(change, near, of, view) else WRONG


def in_view(some: Iterable[Change], of: Sequence[str], view: View) -> list[Change]:
    """What changes of the tokens ``of`` are in ``view``; those that are none there are left out."""
    return [change for one in some if (change := trimmed(one, of, view))]


def _count_gold(result: Tally, gold: Sequence[Change], made: Sequence[Change]) -> None:
    keys = {change.key for change in made}
    for change in gold:
        result.gold[change.rule] += 1
        result.matched[change.rule] += change.key in keys
        result.touched[change.rule] += change.key in keys or any(map(change.touches, made))


def _closer(change: Change, near: Sequence[Change], of: Sequence[str], view: View) -> bool:
    low = min(change.start, *(right.start for right in near))
    high = max(change.end, *(right.end for right in near))
    before, after, right = (_made(some, of, low, high, view) for some in ((), (change,), near))
    return levenshtein(after, right) < levenshtein(before, right)


def _made(some: Sequence[Change], of: Sequence[str], low: int, high: int, view: View) -> str:
    """The tokens ``[low, high)`` with changes made, as one string."""
    parts: list[str] = []
    at = low
    for change in some:
        parts += [*seen(of[at : change.start], view), *change.new]
        at = change.end
    return " ".join([*parts, *seen(of[at:high], view)])
