"""What Arabic writes together with a word: conjunctions, prepositions and the article before it, pronouns after it."""

from __future__ import annotations

from collections.abc import Iterator

# Longest first, so that a loop meets the fullest reading first; the empty one is the word itself.
PROCLITICS = (
    *("ولل", "فلل", "وال", "فال", "بال", "كال", "وبال", "وكال"),
    *("لل", "ال", "وب", "ول", "وك", "فب", "فل", "فك", "وس", "فس"),
    *("و", "ف", "ب", "ل", "ك", "س", "أ", ""),
)
# Endings of number, gender and person; those that begin with ت stand in place of a final ة.
ENDINGS = (
    *("", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ي", "ني", "ا", "ان", "ين", "ون", "ات", "ة", "ية", "ت", "وا"),
    *("تها", "ته", "تهم", "تنا", "تي", "اته", "اتها", "اتهم", "يه", "يها"),
)
_LEAST = 3  # letters of a stem; shorter ones are found in any string
# Most words begin and end like few of them.
_BY_HEAD = {head: tuple(one for one in PROCLITICS if one[:1] == head) for head in {one[:1] for one in PROCLITICS}}
_BY_TAIL = {tail: tuple(one for one in ENDINGS if one[-1:] in ("", tail)) for tail in {one[-1:] for one in ENDINGS}}


def proclitics(word: str) -> tuple[str, ...]:
    """The proclitics, longest first, that begin with the first letter of ``word``; without the empty one."""
    return _BY_HEAD.get(word[:1], ()) if word else ()


def stems(word: str) -> Iterator[str]:
    """What is left of ``word`` without each run of proclitics it may begin with; «لل» hides the article's alef."""
    for proclitic in proclitics(word):
        if word.startswith(proclitic) and len(word) > len(proclitic) + 1:
            yield word[len(proclitic) :]
            if proclitic.endswith("لل"):
                yield "ل" + word[len(proclitic) :]


def bases(word: str) -> Iterator[str]:
    """The words that ``word`` may be made of by proclitics and endings, itself left out."""
    for stem in (word, *stems(word)):
        for ending in _BY_TAIL.get(stem[-1:], _BY_TAIL[""]):
            if stem.endswith(ending) and len(stem) - len(ending) >= _LEAST:
                base = stem[: len(stem) - len(ending)]
                if base != word:
                    yield base
                if ending[:1] == "ت" and len(ending) > 1:
                    yield base + "ة"
