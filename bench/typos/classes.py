"""What sort of slip a correction undoes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bench.typos.changes import Change, seen, trimmed, words
from bench.typos.letters import ALEFS, HAMZAS, SEATS, Step, same_but_dots, steps
from newsclean.stages.letters import LETTER

PUNCTUATION = "punctuation"
SEVERAL = "several of these"
OTHER = "other"
LONGEST = 60  # letters; what rewrites more is no slip

_LETTERS = re.compile(f"[{LETTER}]+")
_MISSING, _EXTRA, _SWAP = "missing letter", "extra letter", "swap"
_DOTS, _LETTER = "letter of other dots", "other letter"
_ONCE = frozenset({_MISSING, _EXTRA, _DOTS, _LETTER, _SWAP})  # two of them in one word are no slip but another word

# The first that holds names the step.
_TESTS: Sequence[tuple[str, Callable[[Step, str], bool]]] = (
    ("missing space", lambda step, old: (step.a, step.b) == ("", " ")),
    ("detached waw", lambda step, old: (step.a, step.b) == (" ", "") and old[: step.at].split(" ")[-1] == "و"),
    ("extra space", lambda step, old: (step.a, step.b) == (" ", "")),
    (OTHER, lambda step, old: not _LETTERS.fullmatch(step.a + step.b)),
    (_SWAP, lambda step, old: len(step.a) == 2),
    ("hamza on alef", lambda step, old: _both(step, ALEFS)),
    ("final alef, plural waw", lambda step, old: {step.a, step.b} == {"", "ا"} and _last(step, old)),
    ("teh marbuta or heh", lambda step, old: {step.a, step.b} == {"ة", "ه"} and _last(step, old)),
    ("alef maksura or yeh", lambda step, old: {step.a, step.b} == {"ى", "ي"}),
    ("hamza seat", lambda step, old: "ء" in (step.a, step.b) and "" in (step.a, step.b)),
    ("hamza seat", lambda step, old: _both(step, SEATS) and (step.a in HAMZAS or step.b in HAMZAS)),
    (_MISSING, lambda step, old: not step.a),
    (_EXTRA, lambda step, old: not step.b),
    (_DOTS, lambda step, old: same_but_dots(step.a, step.b)),
    (_LETTER, lambda step, old: True),
)
CLASSES = (*dict.fromkeys(name for name, _ in _TESTS if name != OTHER), SEVERAL, OTHER, PUNCTUATION)


def slip_class(old: str, new: str) -> str:
    """The class of slip that made ``old`` of ``new``; words parted by spaces, punctuation aside.

    Where the steps from one to the other are of several classes it is ``SEVERAL``; ``OTHER`` where a letter is
    put in, taken out, replaced or swapped more than once, a word comes or goes, or anything but Arabic letters changes.
    """
    if not old or not new or max(len(old), len(new)) > LONGEST:
        return OTHER
    names = [_name(step, old) for step in steps(old, new)]
    if OTHER in names or sum(name in _ONCE for name in names) > 1:
        return OTHER
    return names[0] if len(set(names)) == 1 else SEVERAL


def change_class(change: Change, of: Sequence[str]) -> str:
    """The class of a correction of the tokens ``of``; ``PUNCTUATION`` if it changes nothing else."""
    apart = trimmed(change, of, words)
    if apart is None:
        return PUNCTUATION
    return slip_class(" ".join(seen(of[apart.start : apart.end], words)), " ".join(apart.new))


def _name(step: Step, old: str) -> str:
    return next(name for name, test in _TESTS if test(step, old))


def _both(step: Step, among: str) -> bool:
    return bool(step.a) and bool(step.b) and step.a in among and step.b in among


def _last(step: Step, old: str) -> bool:
    return old[step.at + len(step.a) :][:1] in ("", " ")
