"""Which other spelling a word surely or perhaps stands for, told from the word alone.

The verdict holds what the document must give besides (see ``Repair``); ``newsclean.stages.typos`` looks whether it
does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from newsclean.spelling.context import cases
from newsclean.spelling.glued import glued
from newsclean.spelling.lexicon import Lexicon
from newsclean.spelling.repairs import LEVELS, Repair
from newsclean.spelling.slips import Slip, slips
from newsclean.spelling.variants import Variant, variants
from newsclean.tables import RuleTableError, rows

TABLE, WORDS = "typos.tsv", "typo_words.tsv"
_ARTICLE = ("ال", "وال", "بال", "لل", "فال", "كال", "ولل", "وبال")
_ALEF_TWICE = "اال"
_LEAST = 5  # letters of a word that begins so: «االه» is another
_DEFINED = 300  # Zipf hundredths of a word with the article whose alef was typed twice
_SHORTEST = 3  # letters; below it, anything is a variant of something
_GAP = 100  # Zipf hundredths between the best candidate and the next: ten times as frequent
OWN_RULE = "typo:lexicon"  # mended to a word that the caller gave
_COMMON = 400  # Zipf hundredths; a more frequent word is none of the caller's, misspelt
_SPELLING = 250  # Zipf hundredths of a form that a word may be another spelling of
_CLEARLY = 100  # how much more frequent a listed word with «و» must be than what stands there
_RATHER = 50  # how much more frequent one with «ف» must be than what stands there and no morphology accepts
_EACH_MORE = 100  # what every slip beyond the first counts against a candidate


class Verdict(NamedTuple):
    """What ``judge`` says of a word: its repairs, the surest first; rivals that no frequency tells apart; slips of the
    hand, which are weighed in their document; whether rows of ``data/typo_context.tsv`` ask for its neighbours.
    """

    repairs: tuple[Repair, ...] = ()
    rivals: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()
    told: bool = False


class Row(NamedTuple):
    """A row of ``data/typos.tsv``: when slips of a class are mended."""

    known: bool  # whether the row is for words that the morphology accepts
    any_right: bool  # whether the right form may be one that it does not accept
    ratio: int
    target: int
    letters: int
    level: str
    slips: int
    form: bool

    def fits(self, word: str, best: Variant, ratio: int, known: bool, right: bool) -> bool:
        """Whether the two forms are as the row asks: known or not, frequent enough, long enough."""
        if self.known is not known or not (right or self.any_right):
            return False
        return ratio >= self.ratio and best.zipf >= self.target and len(word) >= self.letters


@cache
def classes() -> dict[str, tuple[Row, ...]]:
    """The rows of the table, by class of slip."""
    table: dict[str, list[Row]] = {}
    for row in rows(TABLE):
        if (
            row["level"] not in LEVELS
            or row["word"] not in ("known", "unknown")
            or row["right"] not in ("known", "any")
        ):
            raise RuleTableError(f"{TABLE}: a row with an unknown word, right or level: {row}")
        table.setdefault(row["class"], []).append(
            Row(
                row["word"] == "known",
                row["right"] == "any",
                int(row["ratio"]),
                int(row["target"]),
                int(row["letters"]),
                row["level"],
                int(row["slips"]),
                row["form"] == "yes",
            )
        )
    return {slip: tuple(of_class) for slip, of_class in table.items()}


@cache
def known_rules() -> frozenset[str]:
    """The rules of the two tables, and that of the caller's words."""
    return frozenset({OWN_RULE, *(f"typo:{row['class']}" for table in (TABLE, WORDS) for row in rows(table))})


@cache
def listed() -> dict[str, Repair]:
    """The words of ``data/typo_words.tsv``."""
    return {
        row["wrong"]: Repair(row["right"].replace("_", " "), f"typo:{row['class']}", row["level"])
        for row in rows(WORDS)
    }


def _listed(word: str, lexicon: Lexicon) -> Repair | None:
    """The listed repair of ``word``, or of what follows «و» or «ف» in it, unless it is a word of its own with them."""
    sure = listed().get(word)
    if sure is None and word[:1] in ("و", "ف"):
        sure = listed().get(word[1:])
        if sure is not None:
            sure = sure._replace(new=word[0] + sure.new)
            if _stands_alone(word, sure.new, lexicon):
                return None
    return sure


def _twice(word: str, lexicon: Lexicon) -> Repair | None:
    """The repair of an article whose alef was typed twice, which no word begins with: «االدم»."""
    if not word.startswith(_ALEF_TWICE) or len(word) < _LEAST:
        return None
    sure = lexicon.zipf(word[1:]) >= _DEFINED and lexicon.accepts(word[1:])
    return Repair(word[1:], "typo:doubled-letter", LEVELS[0]) if sure else None


def _stands_alone(word: str, new: str, lexicon: Lexicon) -> bool:
    """Whether ``word`` is one of its own, or, with «ف», a foreign name («فارجو», «فام») rather than «ف» and ``new``."""
    ahead = lexicon.zipf(new) - lexicon.zipf(word)
    if lexicon.accepts(word):
        return ahead < _CLEARLY
    return word[0] == "ف" and " " not in new and ahead < _RATHER


def judge(word: str, lexicon: Lexicon) -> Verdict | None:
    """What ``word`` may stand for; ``None`` if nothing can be said against it."""
    if word in lexicon.own:
        return None
    told = word in cases()
    sure = _listed(word, lexicon) or _twice(word, lexicon)
    if sure is not None:
        return Verdict((sure,), told=told)
    own = lexicon.own_like(word)
    if len(own) == 1 and lexicon.zipf(word) < _COMMON:
        return Verdict((Repair(own[0], OWN_RULE, LEVELS[0]),), told=told)
    found = variants(word, lexicon) if len(word) >= _SHORTEST else []
    repairs, rivals = _of_variants(word, found, lexicon) if found else ((), ())
    if not (repairs or rivals):
        repairs = _glued(word, lexicon)
    hand = () if repairs or rivals else _of_the_hand(word, found, lexicon)
    return Verdict(repairs, rivals, hand, told) if repairs or rivals or hand or told else None


def _of_the_hand(word: str, found: list[Variant], lexicon: Lexicon) -> tuple[Slip, ...]:
    """Slips of the hand, if they are much likelier than that ``word`` is another spelling of some word."""
    spelling = found[0].zipf if found else 0
    if spelling < _SPELLING:
        return slips(word, lexicon)
    return tuple(slip for slip in slips(word, lexicon) if lexicon.zipf(slip.word) >= spelling + _CLEARLY)


def _glued(word: str, lexicon: Lexicon) -> tuple[Repair, ...]:
    """The repair of two words without a space between, if it is that and nothing can be said against either."""
    found = glued(word, lexicon)
    if not found or not all(lexicon.is_settled(part) or judge(part, lexicon) is None for part in found.new.split()):
        return ()
    return (Repair(found.new, "typo:missing-space", found.level, 0, found.form),)


def _of_variants(word: str, found: list[Variant], lexicon: Lexicon) -> tuple[tuple[Repair, ...], tuple[str, ...]]:
    """The repairs that the other spellings of ``word`` allow, and the rivals if two are about as frequent."""
    sound = [one for one in found if lexicon.accepts(one.word)] or found
    scored = sorted(((one.zipf - _EACH_MORE * (len(one.classes) - 1), one) for one in sound), reverse=True)
    best = scored[0][1]
    repairs = tuple(_repairs(word, best, lexicon))
    if repairs and len(scored) > 1 and scored[0][0] - scored[1][0] < _GAP:
        return tuple(repair for repair in repairs if repair.form), tuple(one.word for _, one in scored[:2])
    return repairs, ()


def _has_no_pronoun(word: str, classes: tuple[str, ...]) -> bool:
    """Whether a final ه cannot be the pronoun that the morphology takes it for, because the article stands before."""
    return classes == ("teh-marbuta",) and word.startswith(_ARTICLE)


def _repairs(word: str, best: Variant, lexicon: Lexicon) -> Iterator[Repair]:
    """The repairs that the rows of all classes of slip in ``best`` allow, one at most for each level and need."""
    known = lexicon.accepts(word) and not _has_no_pronoun(word, best.classes)
    right = lexicon.accepts(best.word)
    ratio = best.zipf - lexicon.zipf(word)
    rule = "+".join(dict.fromkeys(f"typo:{slip}" for slip in best.classes))
    fit = [
        [row for row in classes().get(slip, ()) if row.fits(word, best, ratio, known, right)] for slip in best.classes
    ]
    for level, form in product(LEVELS, (False, True)):
        needed = [[row.slips for row in of_slip if row.level == level and row.form is form] for of_slip in fit]
        if all(needed):
            yield Repair(best.word, rule, level, max(map(min, needed)), form)
