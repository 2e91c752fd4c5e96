"""Lines below a story, told by what they are put together of (``data/closings.tsv``, ``data/compositions.tsv``).

Who prepared and edited a report, whose rights a text is under, whose views it holds, how to subscribe, whom to reach:
they have too many wordings to list, but few words that are not their own. A line is one if the words that make it one
are there, if most of the others are such as those lines hold, and if it says nothing that only stories say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean import tables
from newsclean.credits.known import agency
from newsclean.credits.names import given_name
from newsclean.phrases import first_word, fold

LONGEST = 600  # code points of a disclaimer
INSIDE_WORDS = 14  # words of a box's line between paragraphs
_LONGEST_CREDIT, _CLAUSE_WORDS = 400, 14  # code points; words of names behind what they did
_ROLE_WORDS = 5
_LONGEST_CONTACT, _NAME_WORDS, _ASKING_WORDS = 240, 5, 25  # code points; words beside addresses, words of a question
_LONGEST_STAMP, _STAMP_WORDS = 60, 5

EDITING = "credit:editing"
_OF_CREDITS = frozenset({"role", "editor"})  # kinds of rows that are no classes of words
RULES = frozenset(
    {EDITING, "credit:stamp", "copyright:sign", "contact:composed", "site-mark:initials", "newsletter:pitch"}
)

_WORD = re.compile(r"[^\W\d_]+(?:[-'’\u200c][^\W\d_]+)*")
_PIECES = re.compile(r"[-/]")
# Proclitics of Arabic nouns, with the article; a conjunction goes on with a sentence.
_PROCLITIC = re.compile("^(?:[وف]?[بلك]?(?:ال|لل)?)")
_ARTICLE = re.compile("^(?:[بلك]?(?:ال|لل)?)")
_SIGN = re.compile(r"©|\([cC]\)|(?<!\d)(?:19|20)\d\d(?!\d)")
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|www\.\S+|(?<![\w.])@[A-Za-z0-9_]{2,30}\b"
    r"|[+(]?\d[\d ()+/-]{6,}\d",
    re.ASCII,
)
_PRICE = re.compile(r"[€£$₺]\s?\d|\d\s?[€£$₺]|\d (?:euros?|dollars?|TL|دولار|درهم|جنيه|ريال)\b")
_PAYING = frozenset({"pay-for", "subscriber", "content", "exclusive"})  # of prompts alone
_PROMPTS = frozenset({"paywall", "newsletter"})
_SENTENCES = frozenset({"newsletter:mail-letter", "newsletter:mail-letter-ours"})
_LONGEST_OFFER, _LONGEST_PITCH, _PITCH_SHARE = 120, 240, 0.6  # code points; share of known words in what asks
_NO_OPENING = frozenset({"permission", "telling", "filler"})  # «ذكر الموقع أن …» begins a sentence of a story
_MAIL = re.compile(r"\w@\w")
_BRACKETS = {"(": ")", "[": "]"}
_CLAUSE = re.compile(r"\s*[;؛|]\s*|\s+[-–—/]\s+|[,،.]\s+")
_STAMP = re.compile(
    r"(?:copyright |حقوق (?:النشر|الطبع) )?\s*(?:©|\(c\)|copyright)\s*"
    r"(?:\d{4}(?:\s?[-–]\s?\d{4})?[\s,،]*)?(?P<behind>[^\d©]*)(?:\d{4})?"
    r"|(?P<before>[^\d©]*?)\s*(?:©|\(c\))\s*\d{4}"
    r"|\d{4}\s*©\s*(?P<last>[^\d©]*)",
    re.IGNORECASE,
)
# Initials of a desk in Latin letters, as agencies set them: «bur-jh/pb/kir».
_LATIN_INITIALS = re.compile(r"[a-z]{2,4}(?:[-/][a-z]{2,4}){2,5}")
_REACHING = frozenset({"contact", "press", "line", "us", "ask"})
_LONGEST_LEAD, _LEAD_WORDS, _HEADLINE_WORDS = 50, 6, 3  # code points and words before a colon, words behind it
_LEADING = frozenset({"more", "look", "also", "filler"})
_PURPOSES = ("لل", "لم", "ولل", "ولم")  # «للمزيد», «ولمزيد»
_CASED = re.compile(r"[A-Za-zÀ-ÿ]")


class Closing(NamedTuple):
    """What a line is: its kind, the rule that says so, and for a credit the words or the agency that it names."""

    kind: str
    rule: str
    value: str | None = None


class _Composition(NamedTuple):
    """A row of ``compositions.tsv``; one class of each of ``needs`` must be there."""

    kind: str
    rule: str
    inside: bool
    share: float
    topic: bool
    needs: tuple[frozenset[str], ...]


def closing(line: str) -> Closing | None:
    """What a line below the last sentence of a story is, or ``None`` for what may be the story's own."""
    return stamp(line) or editing(line) or _contact(line) or _composed(line, False) or _pitch(line)


def inside(line: str) -> Closing | None:
    """A line of a box for a reader's address, between paragraphs; sentences have full stops there."""
    if (
        len(line) > LONGEST // 4
        or line[-1] in "؟?:"
        or line.count(" ") >= INSIDE_WORDS + 4 * (line[-1] == ".")
        or not _may_ask(line)
    ):
        return None
    found = _composed(line, True)
    # A sentence must speak of a newsletter, not of an address alone.
    return None if found is not None and line[-1] == "." and found.rule not in _SENTENCES else found


@cache
def known_rules() -> frozenset[str]:
    """Every rule that these functions may name."""
    return RULES | {composition.rule for composition in _compositions()}


@cache
def _classes() -> dict[str, frozenset[str]]:
    """The classes of each folded word."""
    found: dict[str, set[str]] = {}
    for row in tables.rows("closings.tsv"):
        if row["kind"] not in _OF_CREDITS:
            found.setdefault(fold(row["word"]), set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _compositions() -> tuple[_Composition, ...]:
    return tuple(
        _Composition(
            row["kind"],
            f"{row['kind']}:{row['id']}",
            row["where"] == "inside",
            int(row["share"]) / 100,
            row["topic"] == "yes",
            tuple(frozenset(need.split("|")) for need in row["needs"].split()),
        )
        for row in tables.rows("compositions.tsv")
    )


def _of(word: str, proclitic: re.Pattern[str] = _PROCLITIC) -> frozenset[str]:
    """The classes of a folded word, or of what is left of it without proclitics."""
    return _classes().get(word) or _classes().get(proclitic.sub("", word)) or frozenset()


def _composed(line: str, within: bool) -> Closing | None:
    if len(line) > LONGEST:
        return None
    priced = len(line) <= _LONGEST_OFFER and (_PRICE.search(line) is not None or _last_word(line) in _subscribers())
    if not (priced or _may_open(first_word(line))):
        return None
    words = _WORD.findall(fold(line))
    if len(words) < 2 or not (priced or _may_open(words[0])):
        return None
    kinds = [_of(word) for word in words]
    held = frozenset().union(*kinds)
    if "telling" in held:
        return None
    held |= {"sign"} if _SIGN.search(line) else frozenset()
    held |= {"price"} if priced and _PRICE.search(line) else frozenset()
    paying = sum(map(bool, kinds)) / len(words)
    share = sum(not kind <= _PAYING for kind in kinds) / len(words)
    for kind, rule, within_too, least, _, needs in _compositions():
        if (
            (paying if kind in _PROMPTS else share) >= least
            and within_too >= within
            and not any(map(held.isdisjoint, needs))
        ):
            return Closing(kind, rule)
    return None


def is_topic(found: Closing, story: Iterable[str]) -> bool:
    """Whether a line of the story holds as much of what makes a line ``found``: then that may be its last sentence."""
    needs = next((row.needs for row in _compositions() if row.topic and row.rule == found.rule), ())
    return bool(needs) and any(not any(map(_held(line).isdisjoint, needs)) for line in story)


def _held(line: str) -> frozenset[str]:
    return frozenset().union(*map(_of, _WORD.findall(fold(line))))


@lru_cache(maxsize=1024)
def _may_open(word: str | None) -> bool:
    """Whether a line may begin with a folded word, which most lines of stories do not; ``None`` is not known yet."""
    return word is None or bool(_of(word, _ARTICLE) - _NO_OPENING)


@cache
def _askers() -> frozenset[str]:
    return frozenset(word for word, kinds in _classes().items() if "ask-mail" in kinds)


@cache
def _subscribers() -> frozenset[str]:
    return frozenset(word for word, kinds in _classes().items() if "subscriber" in kinds)


def _last_word(line: str) -> str:
    return line.rpartition(" ")[2].rstrip(".!").casefold()


def _may_ask(line: str) -> bool:
    """Whether a line begins or ends with a word that asks for an address or to subscribe, or names a price; most
    lines fail it."""
    word = first_word(line)
    if word is None or word in _askers() or word in _subscribers():
        return True
    last = _last_word(line)
    return last in _askers() or last in _subscribers() or _PRICE.search(line) is not None


def _pitch(line: str) -> Closing | None:
    """Two sentences or more on a newsletter, of which the last asks to sign up for it."""
    start = max(line.rfind(". "), line.rfind("? "), line.rfind("! ")) + 2
    if start < 2 or len(line) > _LONGEST_PITCH or first_word(line[start:]) not in _askers():
        return None
    held = [_of(word) for word in _WORD.findall(fold(line))]
    kinds = frozenset().union(*held)
    asked = [_of(word) for word in _WORD.findall(fold(line[start:]))]
    if "telling" in kinds or "newsletter" not in kinds or sum(map(bool, asked)) < _PITCH_SHARE * len(asked):
        return None
    return Closing("newsletter", "newsletter:pitch")


# --- who worked on a report ---------------------------------------------------------------------------------


@cache
def _roles() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in tables.rows("closings.tsv") if row["kind"] == "role")


@cache
def _first_of_roles() -> frozenset[str]:
    return frozenset(role.partition(" ")[0] for role in _roles())


def editing(line: str) -> Closing | None:
    """«(إعداد … للنشرة العربية - تحرير …)», "(Reporting by …; Editing by …)": the credit, without its brackets.

    Two roles tell it, or one in brackets before what is surely a name.
    """
    word = first_word(line)
    if len(line) > _LONGEST_CREDIT or (word is not None and word not in _first_of_roles()):
        return None
    framed = _BRACKETS.get(line[0]) == line.rstrip(".")[-1:]
    text = (line.rstrip(".")[1:-1] if framed else line).strip(" .")
    if not text or fold(text[:24]).partition(" ")[0].rstrip(":") not in _first_of_roles():
        return None
    roles = _roles_in(text)
    if roles is None or (len(roles) == 1 and not (framed and _is_named(*roles[0]))):
        return None
    return Closing("credit", EDITING, text)


def writers(line: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of ``names`` that a credit does not name as editors alone; all of them if it names no others."""
    roles = _roles_in(line.strip("()[]. ")) or []
    edited = " ".join(who for role, who in roles if role in _editors())
    wrote = " ".join(who for role, who in roles if role not in _editors())
    left = tuple(name for name in names if name in wrote or name not in edited)
    return left or names


@cache
def _editors() -> frozenset[str]:
    """The roles of those who edit what others wrote."""
    return frozenset(fold(row["word"]) for row in tables.rows("closings.tsv") if row["kind"] == "editor")


def _roles_in(text: str) -> list[tuple[str, str]] | None:
    """The roles that a credit names, each with who had it; ``None`` for what is no such credit."""
    found: list[tuple[str, str]] = []
    for clause in _CLAUSE.split(text):
        role, names = _role(clause)
        if role:
            found.append((role, names))
        if not _may_be_names(names, bool(role)) or not found:
            return None
    return found


def _role(clause: str) -> tuple[str, str]:
    """The role that a clause begins with (the longest that the table knows; may be none), and the rest of it."""
    words = clause.split()
    for count in range(min(_ROLE_WORDS, len(words)), 0, -1):
        key = fold(" ".join(words[:count]))
        for role in (key, key.removeprefix("و"), key.removeprefix("and ")):
            if role in _roles():
                return role, " ".join(words[count:]).lstrip(": ")
    return "", clause


def _may_be_names(text: str, of_role: bool) -> bool:
    """Whether words may be names and where their bearers are, none of them a word of a sentence."""
    words = text.split()
    if not words or len(words) > _CLAUSE_WORDS or any(char.isdigit() for char in text):
        return not words and not of_role
    if _CASED.match(text):
        return all(word[:1].isupper() or len(word) <= 3 or "filler" in _of(fold(word)) for word in words)
    return not words[0].startswith("ال") and not any("telling" in _of(fold(word)) for word in words)


def _is_named(role: str, names: str) -> bool:
    """Whether a single role is surely one: what it says ("Reporting by"), or a known given name behind it."""
    return (" " in role and _CASED.match(names) is not None) or given_name(names.split()[0])


# --- stamps and addresses -----------------------------------------------------------------------------------


def stamp(line: str) -> Closing | None:
    """«© 2024 AFP», "Copyright 2024 The Associated Press", and the initials of a desk in Latin letters."""
    if len(line) > _LONGEST_STAMP:
        return None
    if line.isascii() and _LATIN_INITIALS.fullmatch(line) and not any(map(_of, _PIECES.split(line))):
        return Closing("site-mark", "site-mark:initials")
    lower = line.lower()
    if "©" not in line and "(c)" not in lower and "copyright" not in lower:
        return None
    found = _STAMP.fullmatch(line.rstrip(". "))
    if found is None or ("copyright" in lower and not _SIGN.search(line)):
        return None
    name = next((part for part in found.groups() if part), "").strip(" ,،:-–|")
    if name.count(" ") >= _STAMP_WORDS or any("telling" in _of(fold(word)) for word in name.split()):
        return None
    known = agency(name) if name else None
    if known is not None and known.kind == "wire":
        return Closing("credit", "credit:stamp", known.value)
    return Closing("copyright", "copyright:sign")


def _contact(line: str) -> Closing | None:
    """Addresses, with no more beside them than what they are, whose, and that one may write: «للاتصال الصحفي: …».

    A line that asks for stories ("Do you have a story for us? Email …") is one too; a sentence that tells where to
    apply or to register may be the story's own.
    """
    if len(line) > _LONGEST_CONTACT or not ("@" in line or _may_reach(line)):
        return None
    rest, addresses = _ADDRESS.subn(" ", line)
    words = [fold(word) for word in _WORD.findall(rest)]
    kinds = [_of(word) for word in words]
    if not addresses:
        heads = words and len(words) <= _NAME_WORDS and "contact" in kinds[0] | kinds[-1]
        meant = all(kind & {"contact", "press", "line", "us", "filler"} for kind in kinds)
        return Closing("contact", "contact:composed") if heads and meant and line.endswith(":") else None
    held = frozenset().union(*kinds)
    unknown = sum(not kind & {*_REACHING, "author"} for kind in kinds)
    labelled = not words or (unknown <= _NAME_WORDS and (held & {"contact", "press"} or not unknown))
    asks = "us" in held and line.count(" ") < _ASKING_WORDS and _MAIL.search(line) and ("?" in line or "؟" in line)
    if "telling" in held or not (asks or labelled) or (line.endswith(".") and not asks):
        return None
    return Closing("contact", "contact:composed")


def _may_reach(line: str) -> bool:
    """Whether a line without the sign of an address begins with a number or a word of those lines."""
    if line[0].isdigit() or line[0] in "+(":
        return True
    word = first_word(line)
    return ":" in line and (word is None or not _of(word).isdisjoint(_REACHING))


def leads_on(line: str) -> bool:
    """«للمزيد تابع: …», "For more, read: …": words that lead to another story, a colon and its headline."""
    colon = line.find(":", 0, _LONGEST_LEAD)
    if colon < 0 or line.startswith("//", colon + 1):
        return False
    kinds = [_of(word) for word in _WORD.findall(fold(line[:colon]))]
    if not 0 < len(kinds) <= _LEAD_WORDS or not all(kind & _LEADING for kind in kinds):
        return False
    held = frozenset().union(*kinds)
    leads = "more" in held and (len(kinds) > 1 or line.startswith(_PURPOSES))
    return leads and (line.count(" ", colon) >= _HEADLINE_WORDS or _ADDRESS.search(line, colon) is not None)
