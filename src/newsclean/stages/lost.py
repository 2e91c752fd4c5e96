"""Words that begin with a tatweel: it stands where a letter was lost, «ـصبح» for «أصبح»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.spelling.lexicon import Lexicon
from newsclean.stages.letters import LETTER, TATWEEL
from newsclean.values import Edit, Issue, Span

RULE = "typo:tatweel-for-letter"
# It begins with the tatweel itself, which a search finds at once; what stands before is looked at from behind it.
_HEAD = re.compile(f"{TATWEEL}(?<!\\S{TATWEEL}){TATWEEL}*([{LETTER}]+)")
_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{3,}")
# On the Arabic (101) keyboard a tatweel is Shift and the key of ت; أ is Shift and the key beside it.
_BESIDE = "أ"
_FREQUENT = 400  # Zipf hundredths that the word must have with the letter
_CLEARLY = 100  # … and how much more frequent it must be than without


def heads(text: str) -> list[re.Match[str]]:
    """The words of ``text`` that begin with a tatweel."""
    return list(_HEAD.finditer(text)) if TATWEEL in text else []


def mended(found: Sequence[re.Match[str]], lexicon: Lexicon) -> list[Edit]:
    """The letters put back, where the lexicon leaves no doubt."""
    return [Edit(match.start(), match.start(1), _BESIDE, RULE) for match in found if _is_word(match.group(1), lexicon)]


def _is_word(rest: str, lexicon: Lexicon) -> bool:
    whole = _BESIDE + rest
    zipf = lexicon.zipf(whole) if _WORD.fullmatch(rest) else 0
    return zipf >= max(_FREQUENT, lexicon.zipf(rest) + _CLEARLY) and lexicon.accepts(whole)


def issues(left: Sequence[re.Match[str]]) -> list[Issue]:
    """One issue for all that were left as they are."""
    if not left:
        return []
    message = f"words that begin with a tatweel, as if for a lost letter: {len(left)}"
    return [Issue("tatweel-for-letter", message, Span(left[0].start(), left[0].start(1)))]
