"""Which language a text is in, and in which script.

A bounded sample decides, so the cost does not grow with the text. The letters of the sample name the
script, and most scripts name the language. In Arabic, Cyrillic and Latin script the letters that one language
has and its neighbours lack come first (``data/letters.tsv``); Arabic itself is told by its article. N-grams
decide what is left (langdetect, imported when first needed).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from newsclean.detector import probabilities
from newsclean.tables import rows
from newsclean.values import Language

T = TypeVar("T")
NOTHING = Language(None, None, 0.0)

PIECES = 5  # places of a text that are looked at
WIDE = 64  # the same where those hold hardly a letter
PIECE = 200  # characters from each
SAMPLE = PIECES * PIECE
NGRAM_SAMPLE = 300  # characters; answered as 1,000 did on 434 of 434 texts in five languages of Latin script

FEW_LETTERS = 100
MIN_WORDS = 5
MIN_LETTERS = 5  # where the script itself is the answer
MIN_HAN = 10
MIN_KANA = 0.1  # share of kana that makes Han Japanese: running text has half, Chinese a stray の
MIN_STRENGTH = 1 / 3  # of the density that a language's own letters have in its running text
SURE = 0.9
LIKELY = 0.5
HINT_SCORE = 0.5  # for a tag that only the page's own attribute vouches for

# The article «ال» begins 13 % of the words or more in 99 of 100 Arabic news texts (640 counted, median 24 %)
# and at most 2 % in 82 texts in Persian, Urdu, Sorani and Uighur.
MIN_ARTICLE = 0.10
USUAL_ARTICLE = 0.23
MOST_FOREIGN = 5  # one character in so many may be Latin where Arabic is told without counting scripts
MAX_FOREIGN = 0.01  # letters that Arabic does not have, among its own: a borrowed «گ» or «پ» stays below

PROFILES: Mapping[str, tuple[str, ...]] = {
    "Arab": ("ar", "fa", "ur"),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Deva": ("hi", "mr", "ne"),
    "Latn": (
        "af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv",
        "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi",
    ),
}  # fmt: skip
"""langdetect's profiles, by the script that they are written in."""

# As lang attributes name them: withdrawn codes, three letters for two, spoken varieties of Arabic, whose
# news is written in the one Arabic.
ALIASES: Mapping[str, str] = {
    "iw": "he", "in": "id", "ji": "yi", "ara": "ar", "arb": "ar", "acm": "ar", "aeb": "ar", "afb": "ar",
    "ajp": "ar", "apc": "ar", "arq": "ar", "ary": "ar", "arz": "ar", "fas": "fa", "per": "fa", "pes": "fa",
    "prs": "fa", "urd": "ur", "pus": "ps", "pbt": "ps", "uig": "ug", "snd": "sd", "kur": "ku", "eng": "en",
    "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "tur": "tr", "rus": "ru", "cmn": "zh",
    "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "nb": "no", "nn": "no", "fil": "tl",
}  # fmt: skip
_SCRIPTS: Mapping[str, str] = {"hans": "hani", "hant": "hani", "kore": "hang", "aran": "arab"}

_NOISE = re.compile(
    r"<[^<>]{0,1000}>|\b(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}|&#?\w{1,31};|(?<![!-~])[!-~]{40,}"
)
# All that may stand in an Arabic text without being a letter of another language.
_NOT_ARABIC = re.compile(
    "[^\\x00-@\\[-`{-\\xa9\\xab-\\xb4\\xb6-\\xb9\\xbb-\\xbf\u0600-\u063f\u0640-\u066d\u06d4\u2000-\u206f\u20a0-\u20bf]"
)
_GLANCE = 300  # code points that show a text's script
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_TAG = re.compile(r"([a-z]{2,3})(?:-[a-z]{3})?(?:-([a-z]{4})\b)?(?:-[a-z0-9]{1,8})*")


class Letters(NamedTuple):
    """Letters that tell ``tag`` from its neighbours, and their usual share of all letters."""

    tag: str
    letters: str
    rate: float


class Tables(NamedTuple):
    """``data/letters.tsv``: what finds letters, and by script the rows of each kind."""

    scripts: re.Pattern[str]
    tags: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, tuple[Letters, ...]]
    common: Mapping[str, tuple[Letters, ...]]
    near: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]


class Evidence(NamedTuple):
    """A sample and its main script: how many letters and words it has, and its share of all letters."""

    sample: str
    script: str
    letters: int
    words: int
    share: float


def detect(text: str, hint: str | None = None) -> Language:
    """The language and script of ``text``; ``hint`` is what the page says (``lang="ar-MA"``).

    The score is the share of the sample's letters that are in the script, times the n-grams' probability or
    the density of the language's own letters (1 where that is as usual), rounded to three decimals. The hint
    counts only where the text cannot decide: too few words, n-grams that waver, or neighbours that nothing
    here knows apart. The tag is ``None`` where no language is likely, and below about five words unless the
    script is used by one language; the score is then that of the script. Without letters there is neither tag
    nor script.
    """
    sample = _sample(text, PIECES)
    foreign = _NOT_ARABIC.findall(sample)
    if len(foreign) * MOST_FOREIGN < len(sample) and _is_arabic(sample, foreign):
        return Language("ar", "Arab", round(1 - len(foreign) / _letter_count(sample), 3))
    evidence = _weigh(_middle(_clean(sample), SAMPLE))  # NFKC can make eighteen characters of one
    if len(text) > SAMPLE and (evidence is None or evidence.letters < FEW_LETTERS):
        evidence = _weigh(_wide(text)) or evidence
    if evidence is None:
        return NOTHING
    said = _usable(hint, evidence.script)
    tag, score = _choose(evidence, said)
    return Language(tag, evidence.script, round(min(1.0, score * evidence.share), 3))


def script_of(text: str) -> str | None:
    """The script of the middle of ``text``: quick, and enough to count its words by."""
    sample = _whole_words(_middle(text, _GLANCE))
    foreign = _NOT_ARABIC.findall(sample)
    if len(foreign) * MOST_FOREIGN < len(sample) and _is_arabic(sample, foreign):
        return "Arab"
    evidence = _weigh(_clean(sample)) or _weigh(_wide(text))
    return evidence.script if evidence else None


def _subtags(tag: str | None) -> tuple[str, str | None] | None:
    match = _TAG.fullmatch(tag[:64].strip().lower().replace("_", "-")) if tag else None
    if match is None:
        return None
    language, script = match.groups()
    return ALIASES.get(language, language), _SCRIPTS.get(script, script)


# The sample


def _sample(text: str, pieces: int) -> str:
    """The whole of a short text, else whole words from ``pieces`` places spread evenly over it."""
    if len(text) <= SAMPLE:
        return text
    starts = ((2 * i + 1) * len(text) // (2 * pieces) - PIECE // 2 for i in range(pieces))
    return " ".join([_whole_words(text[max(0, start) : max(0, start) + PIECE]) for start in starts])


def _wide(text: str) -> str:
    """A sample of a long text that is nearly all space, markup or encoded data."""
    return _middle(" ".join(_clean(_sample(text, WIDE)).split()), SAMPLE)


def _whole_words(piece: str) -> str:
    """Without the words that the cut may have torn; scripts without spaces stay as they are."""
    words = piece.split()
    return " ".join(words[1:-1]) if len(words) > 5 else piece


def _clean(sample: str) -> str:
    """Without markup, addresses and encoded data, presentation forms opened."""
    return unicodedata.normalize("NFKC", _NOISE.sub(" ", sample))


def _middle(text: str, length: int) -> str:
    start = max(0, (len(text) - length) // 2)
    return text[start : start + length]


def _letter_count(sample: str) -> int:
    """Letters of a sample in a script with spaces, near enough for a share."""
    return max(1, len(sample) - sample.count(" ") - sample.count("\n"))


# Arabic, without n-grams


def _is_arabic(sample: str, foreign: list[str]) -> bool:
    """Whether the article alone proves Arabic; ``foreign`` are the characters that Arabic does not have."""
    words = sample.count(" ") + sample.count("\n") + 1
    articles = _articles(sample)
    if words < MIN_WORDS or articles < 2 or articles < MIN_ARTICLE * words:
        return False
    other = len(foreign) - len(_LATIN.findall("".join(foreign)))
    return other <= MAX_FOREIGN * len(sample)


def _articles(sample: str) -> int:
    return sample.count(" ال") + sample.count("\nال") + sample.startswith("ال")


# The script


def _weigh(sample: str) -> Evidence | None:
    letters: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for match in _tables().scripts.finditer(sample):
        script = match.lastgroup or ""
        letters[script] += match.end() - match.start()
        words[script] += 1
    total = letters.total()
    if not total:
        return None
    _join_kana(letters, words)
    script = min(letters, key=lambda name: (-letters[name], name))
    return Evidence(sample, script, letters[script], words[script], letters[script] / total)


def _join_kana(letters: Counter[str], words: Counter[str]) -> None:
    """Japanese is Han and kana together; a few kana in Chinese are Chinese."""
    both = letters["Hani"] + letters["Jpan"]
    if letters["Jpan"] and letters["Hani"]:
        kept, joined = ("Jpan", "Hani") if letters["Jpan"] >= MIN_KANA * both else ("Hani", "Jpan")
        for counts in (letters, words):
            counts[kept] += counts.pop(joined, 0)


# The language


def _choose(evidence: Evidence, said: str | None) -> tuple[str | None, float]:
    """The tag and how sure it is, given the script."""
    if not _enough(evidence):
        return said, HINT_SCORE if said else 1.0
    tags = _tables().tags[evidence.script]
    if tags:
        return (said if said in tags else tags[0]), 1.0
    own, common = (kind.get(evidence.script, ()) for kind in (_tables().letters, _tables().common))
    found = _by_letters(evidence, own) or _by_letters(evidence, common)
    if found is None:
        return _by_ngrams(evidence, said)
    return _or_near(found[0], evidence.script, said), found[1]


def _enough(evidence: Evidence) -> bool:
    if not _tables().tags[evidence.script]:
        return evidence.words >= MIN_WORDS
    return evidence.letters >= (MIN_HAN if evidence.script == "Hani" else MIN_LETTERS)


def _by_letters(evidence: Evidence, alphabets: Iterable[Letters]) -> tuple[str, float] | None:
    """The language whose letters make up most of the sample, if they are about as dense as usual."""
    sample = evidence.sample.lower()
    counts = [(sum(map(sample.count, row.letters)), row) for row in alphabets]
    hits, row = max(counts, key=lambda pair: pair[0], default=(0, None))
    arabic = _articles(sample) / (USUAL_ARTICLE * evidence.words) if evidence.script == "Arab" else 0.0
    strength = min(1.0, hits / (row.rate * evidence.letters)) if row else 0.0
    if row is None or strength < max(MIN_STRENGTH, arabic):
        return None
    return row.tag, strength


def _by_ngrams(evidence: Evidence, said: str | None) -> tuple[str | None, float]:
    text = _middle(evidence.sample, NGRAM_SAMPLE)
    if text.isupper():
        text = text.lower()  # langdetect passes over words in capitals
    ranked = probabilities(text, PROFILES[evidence.script])
    tag, score = ranked[0] if ranked else (None, 0.0)
    unknown = said not in PROFILES[evidence.script]
    if said and score < SURE and (not ranked or unknown or said in dict(ranked)):
        return said, dict(ranked).get(said, HINT_SCORE)
    if tag is None or score < LIKELY:
        return None, score
    return _or_near(tag, evidence.script, said), score


def _or_near(tag: str, script: str, said: str | None) -> str:
    """What the page says, where that comes out as ``tag`` for want of anything that knows them apart."""
    near = (found for found, others in _tables().near.get(script, ()) if said in others)
    return said if said and tag in near else tag


def _usable(hint: str | None, script: str) -> str | None:
    """The hint's language, if it can be written in the script that the text is in."""
    found = _subtags(hint)
    if found is None:
        return None
    tag, stated = found
    if stated:
        return tag if stated == script.lower() else None
    known = tag in _written_in(script) or (script == "Latn" and tag not in _written_without_latin())
    return tag if known else None


# The table


@cache
def _written_in(script: str) -> frozenset[str]:
    table = _tables()
    near = (tag for _, tags in table.near.get(script, ()) for tag in tags)
    letters = (row.tag for kind in (table.letters, table.common) for row in kind.get(script, ()))
    return frozenset((*table.tags[script], *PROFILES.get(script, ()), *near, *letters))


@cache
def _written_without_latin() -> frozenset[str]:
    """Languages that the table knows in another script; any other may be written in Latin letters."""
    return frozenset(tag for script in _tables().tags if script != "Latn" for tag in _written_in(script))


@cache
def _tables() -> Tables:
    table = rows("letters.tsv")
    scripts = [row for row in table if row["kind"] == "script"]
    return Tables(
        _script_pattern(scripts),
        {row["script"]: () if row["tags"] == "-" else tuple(row["tags"].split()) for row in scripts},
        _grouped((row["script"], _letters(row)) for row in table if row["kind"] == "letters"),
        _grouped((row["script"], _letters(row)) for row in table if row["kind"] == "common"),
        _grouped((row["script"], _near(row)) for row in table if row["kind"] == "near"),
    )


def _script_pattern(scripts: Iterable[Mapping[str, str]]) -> re.Pattern[str]:
    """Runs of letters, each in the group of its script; the look ahead passes over spaces and ASCII signs."""
    groups = "|".join(f"(?P<{row['script']}>[{_ranges(row['characters'])}]+)" for row in scripts)
    return re.compile(f"(?=[A-Za-z\xaa-\U0010ffff])(?:{groups})")


def _letters(row: Mapping[str, str]) -> Letters:
    return Letters(row["tags"], row["characters"], int(row["rate"]) / 1000)


def _near(row: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    return row["tags"], frozenset(row["characters"].split())


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, tuple[T, ...]] = {}
    for script, value in pairs:
        groups[script] = (*groups.get(script, ()), value)
    return groups


def _ranges(cell: str) -> str:
    """A cell of hexadecimal ranges as the inside of a character class."""
    return "".join(re.sub(r"([0-9A-F]+)", lambda match: f"\\U{match[1]:0>8}", part) for part in cell.split())
