"""Why a word was mended, for people: what the lexicon says of both words, what their document and neighbours say."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.spelling import slipmodel, slips
from newsclean.spelling.context import cases
from newsclean.spelling.document import around, places
from newsclean.spelling.judge import listed
from newsclean.spelling.lexicon import Lexicon
from newsclean.spelling.verdicts import bared


def why(wrong: str, right: str, rule: str, text: str, at: int, lexicon: Lexicon) -> str:
    """The evidence for ``right`` in place of ``wrong``, which ``rule`` mended; ``right`` stands at ``at`` of ``text``.

    Frequencies are on the Zipf scale: 3 is once in a million words, 6 is once in a thousand.
    """
    old, new = bared(wrong) or wrong, bared(right) or right
    return "; ".join(_reasons(old, new, rule, text, at, lexicon))


def _reasons(old: str, new: str, rule: str, text: str, at: int, lexicon: Lexicon) -> Iterator[str]:
    if old in listed() or old[1:] in listed():
        yield "listed"
    yield f"{_frequency(old, lexicon)} → {_frequency(new, lexicon)}"
    if old in cases():
        _, before, after = around(text, at, at + len(new))
        yield f"between «{before}» and «{after}»"
    for found in slips.candidates(old, lexicon) if rule in slips.RULES else ():
        if found.word == new:
            values = slipmodel.features(slipmodel.word_of(old, lexicon), new, found.kind, found.rival, lexicon)
            yield f"score of the two words {slipmodel.weigh(values):+.2f}"
    others = sum(1 for _ in places(text, new)) - 1
    if others > 0:
        yield f"elsewhere in the text {others} times"


def _frequency(word: str, lexicon: Lexicon) -> str:
    if " " in word:
        return " + ".join(_frequency(part, lexicon) for part in word.split())
    known = "" if lexicon.accepts(word) else ", unknown to the morphology"
    return f"{lexicon.zipf(word) / 100:.2f}{known}"
