"""A short line of credits taken apart: its pieces and what the tables know of each."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.names import SONS, fold, given_names, people, words
from newsclean.tables import rows

# Longer lines are sentences: the longest true credit line met in development data has 84 characters.
LIMIT = 120
_MAX_PIECES = 6

_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_TATWEEL_DASH = re.compile(r"(?:^|\s)ـ+(?=\s|$)|(?<=\w)ـ+(?=\s+\w)")
# A hyphen is a separator with a space at one side, or between two Arabic letters.
_HYPHEN = re.compile(r"\s-+|-+\s|(?<=[\u0620-\u06ff)])-+|(?<=\w)-+(?=_)|-{2,}")
_MARK = r"|/\\،,:：;()\[\]«»\"“”–—"
_SEPARATOR = re.compile(rf"\s*[{_MARK}][\s{_MARK}]*")
_LEAD = re.compile(r"[\s*•▪·.،_–—]+")
_SENTENCE = re.compile(r"[؟?!؛…{}<>=#@]")
_STOP_INSIDE = re.compile(r"\.\.|[^\s.]{3}\.\s")
_OPENING = re.compile(r"[\s*•▪·.،_–—ـ\-(\[«\u200e\u200f\u202a-\u202e]*([^\s\-–—:：/،,()\[\]|«»]+)")
_INITIALISM = re.compile(r"(?:^|[\s.])\w\.$")
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?(?:[a-z0-9-]{2,}\.){1,3}(?:com|net|org|info|news|press|tv|ma|dz|tn|ly|eg|sd|sa|ae|qa|kw|bh|om|ye|iq"
    r"|sy|lb|jo|ps|mr|uk|fr|de|es|it|us|eu|ch|at|be|nl|ru|tr|ir|pk)/?",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[.\s·٫]+")


class Line(NamedTuple):
    """A line without bullets and tatweel: ``pieces`` and the separator after each, maybe empty.

    ``led`` says that a bullet, dash or bracket opened it, ``stopped`` that a full stop ended it.
    """

    text: str
    pieces: tuple[str, ...]
    separators: tuple[str, ...]
    led: bool
    bracketed: bool
    stopped: bool


class Known(NamedTuple):
    """What the tables know of a piece: ``kind`` is city, country, wire, photo, outlet, tag, archive,
    domain or persons.

    ``sure`` is false for names that are also common words.
    """

    kind: str
    value: str
    sure: bool = True
    names: tuple[str, ...] = ()


@lru_cache(maxsize=16)
def parse(line: str) -> Line | None:
    """``line`` in pieces, or ``None`` if it cannot be a credit: too long, punctuated as a sentence, or begun
    with a word that begins no row of the tables.
    """
    if not line or len(line) > LIMIT or _SENTENCE.search(line) or not _may_begin(line):
        return None
    if "." in line and _STOP_INSIDE.search(line):
        return None
    return take_apart(plain(line))


def _may_begin(line: str) -> bool:
    """A cheap first test, which nearly all subheads fail: the first word, or a slash («x/ AFP»)."""
    found = _OPENING.match(line)
    if found is None:
        return False
    word = found[1]
    if word.isascii():
        return word[0].isupper() or "/" in line or "." in word or fold(word) in _starters()
    folded = fold(word)
    return (
        folded in _starters()
        or ("." in folded and folded.partition(".")[0] in _starters())
        or "/" in line
        or folded.startswith("عبدال")
        or word[0] > "\u2e80"
        or word[0] == "©"
        or word[1:2] == "."
    )


@cache
def _starters() -> frozenset[str]:
    """The folded first words of all names and phrases."""
    names = [row["name"] for table in ("places.tsv", "agencies.tsv") for row in rows(table)]
    phrases = [
        row["phrase"] for row in rows("credit_words.tsv") if row["kind"] not in ("stop", "noun", "role")
    ]
    return (
        frozenset(fold(re.split(r"[\s.'’-]", name)[0]) for name in names + phrases)
        | given_names().keys()
        | SONS
        | {"عبد"}
    )


def take_apart(text: str) -> Line | None:
    """The pieces of a plain text, whatever it begins with."""
    text = text.rstrip(" *_")
    stopped = text.endswith(".") and not _INITIALISM.search(text)
    text = text.rstrip(". ") if stopped else text
    body = _LEAD.sub("", text, count=1) if text[:1] in "*•▪·.،_–—" else text
    pieces, separators = _pieces(body)
    if not pieces:
        return None
    bracketed = body[:1] in "([" and body[-1:] in ")]"
    return Line(body, pieces, separators, body is not text or bracketed, bracketed, stopped)


def plain(line: str) -> str:
    """``line`` with one kind of space and dash, without tatweel and invisible characters."""
    text = line if line.isprintable() else _INVISIBLE.sub("", line)
    if "ـ" in text:
        text = _TATWEEL_DASH.sub(" – ", text).replace("ـ", "")
    return " ".join(_HYPHEN.sub(" – ", text).split()) if "-" in text else " ".join(text.split())


def _pieces(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pieces: list[str] = []
    separators: list[str] = []
    place = 0
    for found in _SEPARATOR.finditer(text):
        if found.start() > place:
            pieces.append(text[place : found.start()].strip(" _*"))
            separators.append("".join(found[0].split()))
        place = found.end()
    if place < len(text):
        pieces.append(text[place:].strip(" _*"))
        separators.append("")
    if len(pieces) > _MAX_PIECES or not all(pieces):
        return (), ()
    return tuple(pieces), tuple(separators)


@cache
def _places() -> dict[str, tuple[str, bool]]:
    return {fold(row["name"]): (row["kind"], row["common"] == "no") for row in rows("places.tsv")}


@cache
def _agencies() -> dict[str, Known]:
    table: dict[str, Known] = {}
    for row in rows("agencies.tsv"):
        known = Known(row["kind"], row["canonical"], row["alone"] == "yes")
        table.setdefault(_agency_key(row["name"]), known)
    return table


def _agency_key(name: str) -> str:
    """Latin names letter for letter; others folded, with «أ.ف.ب» and «أ ف ب» made one."""
    return name if name.isascii() else _ACRONYM.sub(" ", fold(name)).strip()


def place(text: str) -> Known | None:
    """The place that the whole of ``text`` names."""
    found = _places().get(fold(text)) if len(text) <= 24 else None
    if found is None or text[0].islower():
        return None
    return Known(found[0], text, found[1])


def agency(text: str) -> Known | None:
    """The agency, outlet or word in an agency's place («خاص») that the whole of ``text`` is."""
    key = _agency_key(text)
    table = _agencies()
    if key in table:
        return table[key]
    if text.isascii():
        return _shouted(text)
    head, _, rest = key.partition(" ")
    if head in words("head") and rest in table:
        return table[rest]
    if " و" in text:
        return _listed(re.split(r"\s+و\s*", text))
    return None


def _shouted(text: str) -> Known | None:
    """ "afp" and "REUTERS": a sure name in another case, and "AFP and Reuters"."""
    if " and " in text:
        return _listed(text.split(" and "))
    known = _agencies().get(text.upper()) if text.islower() else None
    return known if known is not None and known.sure else None


def _listed(parts: list[str]) -> Known | None:
    found = [_agencies().get(_agency_key(part)) for part in parts[:4]]
    if len(parts) > 4 or not all(found):
        return None
    return Known("wire", "/".join(known.value for known in found if known))


@lru_cache(maxsize=64)
def known(piece: str) -> Known | None:
    """What the tables know of a piece: a place, an agency, an archive, a site's address or persons."""
    found = place(piece) or agency(piece)
    if found is not None:
        return found
    if fold(piece) in words("archive"):
        return Known("archive", piece)
    if _DOMAIN.fullmatch(piece):
        return Known("domain", piece)
    names = people(piece) if " " in piece or "." in piece else None
    return Known("persons", piece, names=names) if names else None


@lru_cache(maxsize=64)
def expand(piece: str) -> tuple[Known, ...] | None:
    """What is known of a piece that may join several without a separator: «الحسيمة خالد الزيتوني»."""
    whole = known(piece)
    if whole is not None:
        return (whole,)
    split = piece.split()
    if not 1 < len(split) <= 7:
        return None
    return _from_place(split) or _after_place(split)


def _from_place(split: list[str]) -> tuple[Known, ...] | None:
    """«هسبريس من الرباط», «محمد العلوي من باريس», «مكتب الرباط»."""
    for number, word in enumerate(split):
        if word == "من" or (word == "مكتب" and number == 0):
            where = place(" ".join(split[number + 1 :])) if split[number + 1 :] else None
            who = known(" ".join(split[:number])) if number else Known("tag", word, sure=False)
            return (who, where) if who and where else None
    return None


def _after_place(split: list[str]) -> tuple[Known, ...] | None:
    """A place and, after it, an agency or a person."""
    for size in (3, 2, 1):
        where = place(" ".join(split[:size])) if len(split) > size else None
        what = known(" ".join(split[size:])) if where else None
        if where and what and what.kind in ("wire", "tag", "persons"):
            return (where, what) if where.sure or what.kind != "persons" else None
    return None


class Prefix(NamedTuple):
    """What must follow a credit phrase with a colon (or dash, or slash) and without."""

    colon: str
    bare: str


@cache
def prefixes(kind: str) -> dict[str, Prefix]:
    """The phrases of a kind (byline, source, photo) and what each asks of the words after it."""
    found: dict[str, Prefix] = {}
    for row in rows("credit_words.tsv"):
        if row["kind"] == kind:
            found.setdefault(fold(row["phrase"]), Prefix(row["colon"], row["bare"]))
    return found


# «كتب/ت:», the verb for a man or a woman.
_FEMININE = re.compile(r"(?<=كتب)\s?/\s?ت\b")
_COLON = re.compile(r"\s*[:：/،,–—]\s*")


def after_prefix(text: str, kind: str) -> tuple[str, str] | None:
    """The words after a credit phrase that opens ``text``, and what they must be; ``None`` without phrase."""
    table = prefixes(kind)
    for phrase, mark, rest in _openings(text):
        need = table.get(phrase)
        if need is None:
            continue
        if not mark:
            return (rest, need.bare) if need.bare not in ("no", "han") or rest[:1] > "\u2e80" else None
        return None if mark in "،," and need.bare == "no" else (rest, need.colon)
    if text[0] > "\u2e80":
        for phrase, need in prefixes(kind).items():
            if need.bare == "han" and text.startswith(phrase):
                return text[len(phrase) :], "han"
    return None


@lru_cache(maxsize=8)
def _openings(text: str) -> tuple[tuple[str, str, str], ...]:
    """The phrases that may open ``text``: folded, with the mark after each ("" for none) and the rest."""
    text = _FEMININE.sub("", text, count=1)
    mark = _COLON.search(text, 1, 40)
    marked = [(fold(text[: mark.start()]), mark[0].strip(), text[mark.end() :])] if mark else []
    split = text.split(" ", 4)
    heads = [fold(word) for word in split]
    sizes = range(min(4, len(split) - 1), 0, -1)
    return (*marked, *((" ".join(heads[:size]), "", " ".join(split[size:])) for size in sizes))
