"""Words that were torn apart or set twice: «و الكفاءة», «المملكة المملكة المغربية» (see ``data/typo_doubles.tsv``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.spelling.lexicon import Lexicon, load
from newsclean.stages.guarded import introduces_name, is_given_name, spelt_letters
from newsclean.stages.letters import LETTER, MARK, Spans, foreign_spans
from newsclean.tables import rows
from newsclean.values import Edit

# Directly after a comma too, which will get its space.
_WAW = re.compile(f"و(?=[ \u064e])(?<![^\\s،؛؟!:,;].)\u064e? +(?=[{LETTER}][{MARK}]*[{LETTER}])")
# The word before, if it is one letter (of a list, an agency's name) or says that a letter is meant.
_LETTER_BEFORE = re.compile(f"(?:^|[ \n(])(?:[{LETTER}][{MARK}]*|[وبل]?(?:ال)?حرف[اي]?|الواو) +$")
_REACH = 24  # code points that are looked at before a waw

_TWICE = re.compile(f"([{LETTER}]{{2,}}) \\1(?![{LETTER}{MARK}\u0640])")
_DOUBLE = re.compile(r" ([^ ]{2,}+) \1\b")  # a cheap first test; what is no space is read fastest
# Relations ("العلاقات العربية العربية") end in a nisba.
_NISBA = re.compile("(?:ي|ية|يين|يون|يات|يتين|يان)$")
_ADJECTIVE = re.compile(f" ال[{LETTER}]{{2}}")
_DEFINITE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل).{4}")
_WORD_BEFORE = re.compile(f"(?:^|[ \n])([{LETTER}]+) $")
_WORD_AFTER = re.compile(f"[{LETTER}]+")
_CRIES = ("!", " !", "…", "...")
_QUOTES = ("«“", "»”")
_FOR, _ARTICLE, _FOR_THE = "ل", "ال", "لل"
_WHAT = ("ما", "وما", "فما")
_NONE = "-"
_PURPOSE = 5  # letters of a word with «ل», at least
_NOUN, _KNOWN = 350, 300  # Zipf hundredths


def detached_waw(text: str) -> list[Edit]:
    """Blanks between «و» and the word that it belongs to."""
    found = list(_WAW.finditer(text))
    if not found:
        return []
    spans = Spans(foreign_spans(text))
    edits = []
    for match in found:
        start, end = match.span()
        if not (_LETTER_BEFORE.search(text[max(0, start - _REACH) : start]) or spans.hold(start)):
            blank = text.index(" ", start)
            edits.append(Edit(blank, end, "", "word:detached-waw"))
    return edits


class _Pair(NamedTuple):
    """A word that stands twice in ``text``, first at ``start``, on the line from ``line`` on; ``before`` is the word
    before, if any.
    """

    text: str
    line: int
    start: int
    word: str
    before: str

    @property
    def end(self) -> int:
        """Where the second ends."""
        return self.start + 2 * len(self.word) + 1


def doubled(text: str, own: frozenset[str] = frozenset()) -> Iterator[Edit]:
    """The second of two equal words, where no sentence has two; never twice on a line (rhetoric).

    ``own`` are the caller's own words.
    """
    first = _DOUBLE.search(text)
    if first is None:
        return
    pairs = [pair for match in _DOUBLE.finditer(text, first.start()) if (pair := _pair(text, match.start() + 1))]
    found = [pair for pair in pairs if _is_mistake(pair, own)]
    on_line = Counter([pair.line for pair in found])
    for pair in found:
        if on_line[pair.line] == 1:
            yield Edit(pair.start + len(pair.word), pair.end, "", "word:doubled")


def _pair(text: str, start: int) -> _Pair | None:
    """The word at ``start``, if it stands twice running and not thrice."""
    match = _TWICE.match(text, start)
    if match is None:
        return None
    word, line = match.group(1), text.rfind("\n", 0, start) + 1
    before = _WORD_BEFORE.search(text[max(line, start - _REACH) : start])
    pair = _Pair(text, line, start, word, before.group(1) if before else "")
    return None if pair.before == word or text.startswith(f" {word}", pair.end) else pair


def _is_mistake(pair: _Pair, own: frozenset[str]) -> bool:
    word = pair.word
    if word in own:
        return False
    unless = _table("never").get(word)
    if unless is not None:
        return (unless == _NONE or unless not in pair.text) and not _is_spelt(pair)
    if _is_before_adjective(pair):
        return True
    if _NISBA.search(word) or _is_cried(pair) or is_given_name(word) or introduces_name(pair.before):
        return False
    # «ما لقيصر لقيصر», «الثورة والثورة والثورة»
    if not pair.before or pair.before in _WHAT or word.endswith(pair.before):
        return False
    return _is_noun_twice(pair, own) or _is_purpose_twice(pair, own)


def _is_before_adjective(pair: _Pair) -> bool:
    """Whether it is a definite noun before a definite word: «المملكة المملكة المغربية»."""
    word = pair.word
    noun = word.startswith(_ARTICLE) and len(word) > _PURPOSE and not _NISBA.search(word)
    return noun and _ADJECTIVE.match(pair.text, pair.end) is not None


def _is_noun_twice(pair: _Pair, own: frozenset[str]) -> bool:
    """Whether it is a known definite noun behind a particle or another noun («إن الشباب الشباب جمعوا»), or one with a
    proclitic behind any word («يقدم للمتبرع للمتبرع»).
    """
    word, before = pair.word, pair.before
    if not _DEFINITE.match(word) or word in _table("stays"):
        return False
    lexicon = load(own)
    if word.startswith(_ARTICLE) and not _governs(before, lexicon):
        return False
    bare = _ARTICLE + word.removeprefix(_FOR_THE)
    return max(lexicon.zipf(word), lexicon.zipf(bare)) >= _KNOWN and lexicon.accepts(word)


def _governs(before: str, lexicon: Lexicon) -> bool:
    """Whether a definite noun may follow ``before`` as its object: it is a particle, or a noun without the article."""
    return before in _table("before") or lexicon.zipf(_ARTICLE + before) >= _NOUN


def _is_purpose_twice(pair: _Pair, own: frozenset[str]) -> bool:
    """Whether it is a noun with «ل» inside a sentence: «لبناء لبناء ثانوية»."""
    word = pair.word
    if word[0] != _FOR or len(word) < _PURPOSE:
        return False
    lexicon = load(own)
    noun = lexicon.zipf(word[1:])
    return noun >= max(_NOUN, lexicon.zipf(word)) and lexicon.zipf(_ARTICLE + word[1:]) >= _NOUN


def _is_spelt(pair: _Pair) -> bool:
    """Whether a letter stands beside it that is spelt with its foreign name: «بي في في»."""
    after = _WORD_AFTER.match(pair.text, pair.end + 1)
    return pair.word in spelt_letters() and bool(
        {pair.before, after.group() if after else ""} & (spelt_letters() - {pair.word})
    )


def _is_cried(pair: _Pair) -> bool:
    """Whether it stands in quotation marks or before a mark of exclamation."""
    if pair.text.startswith(_CRIES, pair.end):
        return True
    before = pair.text[pair.line : pair.start]
    open_, closed = (sum(map(before.count, signs)) for signs in _QUOTES)
    return open_ > closed or before.count('"') % 2 == 1


@cache
def _table(kind: str) -> dict[str, str]:
    """The words of one kind of ``data/typo_doubles.tsv``, with the word that speaks against each."""
    return {row["word"]: row["unless"] for row in rows("typo_doubles.tsv") if row["kind"] == kind}
