"""Dates as news pages and news texts state them.

``parse`` reads a string that is one date statement and nothing else, ``find`` the full dates inside running
text, ``parse_iso`` the machine dates of metadata. A string is cut into tokens, each token gets a one-letter
code (``n`` a small number, ``y`` a year, ``M`` a month's name; see ``_CODES``), and a regular expression
over the codes says whether they make a date. What could be read in two ways is not read at all.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from newsclean import hijri, tables
from newsclean.values import DateValue

_LONGEST = 160  # code points; a Hijri and a Gregorian date with two labels stay below it
_WINDOW = 48  # code points that a spelt-out date may take up before its year
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MONTH_FIRST = frozenset({"en-us", "en-ph", "en-ca", "fil", "tl"})
_EITHER_ORDER = frozenset({"en", "en-ca"})
_UTC = datetime.UTC

# Decimal digits: ASCII, Arabic-Indic, extended Arabic-Indic (Persian, Urdu), full width.
_D = "0-9٠-٩۰-۹０-９"
_YEAR = re.compile(rf"(?<![{_D}])[1١۱１2٢۲２][{_D}]{{3}}(?![{_D}])")
_AFTER_1899 = re.compile(rf"(?<![{_D}])(?:[1١۱１][9٩۹９]|[2٢۲２][0٠۰０1١۱１])[{_D}]{{2}}(?![{_D}])")
_INTEGER = re.compile(rf"[{_D}]+")
_OTHER_SCRIPT = re.compile("[\u0370-\u052f\u0590-\u08ff]")  # Greek to Arabic: day first

_PAD = "[ \u00a0\u200e\u200f]{0,2}"
_LETTER = r"[^\W\d_]"
_MARK = "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]"
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|{_MARK})*")
_SEPARATORS = frozenset(",،;؛:：|｜/\\-–—−‐‑·•∙●▪■◆►»«.()[]（）【】，、@*_~")
_NUMERIC = (
    rf"(?<![{_D}])(?<![{_D}][/.\-])[{_D}]{{1,4}}{_PAD}(?P<sep>[/.\\\-]){_PAD}[{_D}]{{1,2}}{_PAD}(?P=sep){_PAD}"
    rf"[{_D}]{{1,4}}(?![{_D}]|[/.\-][{_D}])"
)
_EAST_ASIAN = (
    rf"[{_D}]{{4}} ?[年년] ?[{_D}]{{1,2}} ?[月월] ?[{_D}]{{1,2}} ?[日일号號]"
    r"(?: ?[(（][日月火水木金土一二三四五六](?:曜日?)?[)）]| ?(?:星期|週|周)[一二三四五六日天])?"
)
_TIME = (
    rf"(?<![{_D}:])[{_D}]{{1,2}}(?:"
    rf" ?[:：٫] ?[{_D}]{{2}}(?::[{_D}]{{2}}(?:[.,][{_D}]{{1,9}})?)?"
    rf"| ?h ?(?:[{_D}]{{2}}|(?![^\W_]))"
    rf"|\.[{_D}]{{2}}(?= ?(?:uhr|wib|[ap]\.?m|ص|م)\b)"
    rf"|[時时点點시] ?(?:[{_D}]{{1,2}} ?[分분])?"
    rf")(?![{_D}:])"
)
# A minus is a zone only after seconds or in RFC 2822's form: «10:00-11:00» is a range of hours.
_OFFSET = (
    rf"(?:(?:GMT|UTC) ?[+\-−][{_D}]{{1,2}}(?::?[{_D}]{{2}})?"
    r"|(?:\+|(?<=:\d\d:\d\d)[-−]|(?<= )[-−](?=\d{4}))(?:0\d|1[0-4]):?(?:00|15|30|45)|(?<=\d)\+(?:0\d|1[0-4]))"
    rf"(?![{_D}:])"
)
# The letters that a token of the text can be coded with; words get theirs from the tables.
_CODES = {"published": "p", "updated": "u", "filler": "f", "ordinal": "o", "meridiem": "a", "zone": "Z"}
_CODES |= {"gregorian": "M", "jalali": "J", "islamic": "H", "weekday": "W"}
_CODES |= {"since": "r", "unit": "U", "day": "R"}
_ERAS = {"gregorian": "e", "hijri": "h"}
# Words with two readings: «م» is Gregorian or p.m., "mar" March or Tuesday, "ago" August or ago, "am" a.m. or
# German "on".
_MERGED = {"MW": "X", "ae": "m", "Mr": "A", "Uf": "B", "Wf": "f", "af": "b"}


class Found(NamedTuple):
    """A date in a text: ``text[start:end]`` are its words."""

    start: int
    end: int
    value: DateValue


class _Word(NamedTuple):
    code: str
    values: dict[str, str]  # what it stands for, by the code of the reading
    english: bool


class _Token(NamedTuple):
    code: str
    start: int
    end: int
    numbers: tuple[int, ...] = ()
    word: _Word | None = None
    sign: str = ""

    def of(self, code: str) -> str:
        return self.word.values.get(code, "") if self.word else ""


def parse(
    text: str,
    where: str,
    reference: datetime.datetime | None = None,
    languages: Iterable[str] | None = None,
) -> DateValue | None:
    """Read ``text`` if all of it is one date statement: a date line, the content of a metadata element.

    Labels («آخر تحديث:», "Published on"), days of the week, a time, a zone and the day in a Hijri calendar
    may stand around the date. Of a published and an updated date the published one is returned. ``raw`` runs
    from the first to the last word, labels included. A month with its year gives ``precision="month"``; a
    lone year is no date.

    ``reference`` (the moment of reading) is what «منذ 3 ساعات» counts from; without it such statements are
    ``None``. ``languages`` are BCP 47 tags of the text, for the order of day and month in 03/04/2020; without
    them the order must follow from the words, the script, the numbers or the day of the week.
    """
    if len(text) > _LONGEST or (reference is None and _YEAR.search(text) is None):
        return None
    if (machine := _parse_iso_only(text, where)) is not None:
        return machine
    tokens = _statement_tokens(text)
    if not tokens:
        return None
    raw = text[tokens[0].start : tokens[-1].end]
    read = _absolute(tokens, _day_first(text, tokens, languages))
    if read is None and reference is not None:
        read = _relative(tokens, reference)
    return DateValue(*read, raw, where) if read else None


def parse_iso(text: str, where: str) -> DateValue | None:
    """Read a machine date: ISO 8601, RFC 2822, an epoch of 10 or 13 digits, or all that ``parse`` reads.

    Fractions of a second are dropped. Week dates and ordinal dates are not read.
    """
    if len(text) > _LONGEST:
        return None
    for reader in (_parse_iso_only, _parse_compact):
        if (value := reader(text, where)) is not None:
            return value
    return parse(text, where)


def find(text: str, limit: int = 32) -> list[Found]:
    """The first ``limit`` full dates in running text: day, month and year, or ISO; ``where`` is ``"text"``.

    The spans hold day, month and year alone (and the time of an ISO 8601 stamp); they do not overlap.
    """
    found: list[Found] = []
    floor = 0
    for year in _AFTER_1899.finditer(text):
        if len(found) >= limit:
            break
        hit = _find_stamp(text, year.start()) or _find_numeric(text, floor, year)
        hit = hit or _find_named(text, floor, year)
        if hit is not None and hit.start >= floor:
            found.append(hit)
            floor = hit.end
    return found


def role(raw: str) -> str | None:
    """``"published"`` or ``"updated"`` if a date statement opens with such a label, else ``None``."""
    for token in _scan(raw[:_LONGEST]):
        if token.code in "pu":
            return "published" if token.code == "p" else "updated"
        if token.code not in "sf":
            break
    return None


# --- tables ----------------------------------------------------------------------------------------------

_FOLDED = str.maketrans("ىیکةı", "ييكهi", "ـ\u200c\u200d")


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_FOLDED)


@cache
def _words() -> tuple[dict[str, _Word], dict[str, int]]:
    """The phrases of the tables, folded, and for each first word the length of its longest phrase."""
    readings: dict[str, dict[str, str]] = {}
    english: set[str] = set()
    for code, value, lang, phrase in _entries():
        key = " ".join(map(_fold, phrase.split()))
        if readings.setdefault(key, {}).setdefault(code, value) != value:
            raise tables.RuleTableError(f"dates: {phrase!r} is both {readings[key][code]} and {value}")
        if lang == "en":
            english.add(key)
    words = {key: _Word(_merged(key, set(read)), read, key in english) for key, read in readings.items()}
    longest: dict[str, int] = {}
    for key in words:
        first = key.split(" ", 1)[0]
        longest[first] = max(longest.get(first, 1), key.count(" ") + 1)
    return words, longest


def _entries() -> Iterator[tuple[str, str, str, str]]:
    for row in tables.rows("months.tsv"):
        code = _CODES[row["calendar"]]
        yield from ((code, row["month"], row["lang"], n) for n in row["names"].split(" | "))
    for row in tables.rows("weekdays.tsv"):
        yield from (("W", row["weekday"], row["lang"], n) for n in row["names"].split(" | "))
    for row in tables.rows("datewords.tsv"):
        code = _ERAS[row["value"]] if row["kind"] == "era" else _CODES[row["kind"]]
        yield from ((code, row["value"], row["lang"], n) for n in row["words"].split(" | "))


def _merged(phrase: str, codes: set[str]) -> str:
    joined = "".join(sorted(codes))
    code = joined if len(joined) == 1 else _MERGED.get(joined)
    if code is None:
        raise tables.RuleTableError(f"dates: {phrase!r} has too many meanings: {joined}")
    return code


# --- tokens ----------------------------------------------------------------------------------------------


@cache
def _scanner() -> re.Pattern[str]:
    abbreviation = rf"{_LETTER}(?:\. ?{_LETTER})+\.?(?!{_LETTER})"
    kinds = {"eastern": _EAST_ASIAN, "numeric": _NUMERIC, "time": _TIME, "offset": _OFFSET}
    kinds |= {"number": rf"[{_D}]+", "word": f"{abbreviation}|{_WORD.pattern}"}
    blank = "[ \t\r\f\v\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]+"
    kinds |= {"space": blank, "other": "."}
    return re.compile("|".join(f"(?P<{name}>{kind})" for name, kind in kinds.items()), re.I | re.S)


def _scan(text: str, start: int = 0, end: int | None = None) -> Iterator[_Token]:
    """The tokens of ``text[start:end]``, without white space; ``?`` is what no date holds."""
    position, end = start, len(text) if end is None else end
    match = _scanner().match
    while position < end and (m := match(text, position, end)):
        position = m.end()
        kind = m.lastgroup
        if kind == "word":
            token = _word_token(text, m, end)
            position = token.end
            yield token
        elif kind == "other":
            yield _Token("s" if _separates(m[0]) else "?", m.start(), position)
        elif kind != "space":
            numbers = tuple(map(int, _INTEGER.findall(m[0])))
            yield _Token(_number_code(kind, m[0], numbers), m.start(), position, numbers, None, m[0])


def _word_token(text: str, first: re.Match[str], end: int) -> _Token:
    """The token of the longest phrase of the tables that begins with the word ``first``."""
    words, longest = _words()
    key = _fold(re.sub(r"\. ?", "", first[0]) if "." in first[0] else first[0])
    best, stop = words.get(key), first.end()
    ahead, position, match = longest.get(key, 1) - 1, first.end(), _scanner().match
    while ahead > 0 and (m := match(text, position, end)):
        position = m.end()
        if m.lastgroup == "word":
            ahead -= 1
            key = f"{key} {_fold(m[0])}"
            if key in words:
                best, stop = words[key], position
        elif m.lastgroup != "space":
            break
    if best is not None:
        return _Token(best.code, first.start(), stop, (), best)
    return _Token("?" if key else "s", first.start(), first.end())  # a lone tatweel is a dash


def _separates(character: str) -> bool:
    return character in _SEPARATORS or unicodedata.category(character) in ("So", "Co")


def _number_code(kind: str | None, words: str, numbers: tuple[int, ...]) -> str:
    if kind == "time":
        return "T" if _time_fits(numbers) else "?"
    if kind == "offset":
        return "Z"
    if kind == "eastern":
        return "D" if _fits(numbers[0]) else "?"
    if kind == "numeric":
        lengths = [len(n) for n in _INTEGER.findall(words)]
        year = numbers[0] if lengths[0] == 4 else numbers[2]
        return _year_code(year, "DI") if {lengths[0], lengths[2]} in ({1, 4}, {2, 4}) else "?"
    if len(words) == 4:
        return _year_code(numbers[0], "yk")
    return "?" if len(words) > 3 else "n" if len(words) < 3 and 1 <= numbers[0] <= 31 else "N"


def _year_code(year: int, codes: str) -> str:
    """The first code for a Gregorian year, the second for one of the Hijri calendars."""
    if _fits(year):
        return codes[0]
    return codes[1] if 1300 <= year <= 1500 else "?"


def _fits(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


def _time_fits(numbers: tuple[int, ...]) -> bool:
    return numbers[0] < 24 and all(n < 60 for n in numbers[1:3])


def _statement_tokens(text: str) -> list[_Token]:
    """The tokens without separators; empty if something in the text can be no part of a date."""
    tokens: list[_Token] = []
    for token in _scan(text):
        if token.code == "?":
            return []
        if token.code != "s":
            tokens.append(token)
    return tokens


# --- statements ------------------------------------------------------------------------------------------

_Read = tuple[datetime.date, str]


@cache
def _statement() -> re.Pattern[str]:
    month = "[MXA]{1,2}"
    date = f"D|no?{month}y|{month}no?(?:TZ*)?y|y{month}n|{month}y|nJk|nHkh?|Ih"
    other = "(?:n[HJ]kh?|Ih?)"
    time = "(?:[am]?T[am]?|n[am])Z*"
    one = (
        f"(?P<label%d>[pu]*)(?:{time}[puWXR]*)?[WXR]*(?:{other}[WX]?)?(?P<date%d>{date})[em]?(?:{other})?[WX]?"
        f"(?:{time})?[WX]?"
    )
    return re.compile(f"(?P<all1>{one % (1, 1)})(?:(?P<all2>(?=[pu]){one % (2, 2)})|[pu]+{time})?")


def _absolute(tokens: list[_Token], day_first: bool | None) -> _Read | None:
    tokens = _essential(tokens)
    match = _statement().fullmatch("".join(t.code for t in tokens))
    if match is None:
        return None
    chosen = "2" if match["all2"] and "p" in match["label2"] and "u" in match["label1"] else "1"
    statement = tokens[match.start("all" + chosen) : match.end("all" + chosen)]
    core = tokens[match.start("date" + chosen) : match.end("date" + chosen)]
    weekdays = {int(t.of("W")) for t in statement if t.code == "W"}
    date = _date(core, day_first, weekdays)
    if date is None or date[1] != "day":
        return date if "T" not in match["all" + chosen] else None
    return _with_time(date[0], statement, core)


def _essential(tokens: list[_Token]) -> list[_Token]:
    """Without fillers; German "am" is one unless a time or an hour stands before it."""
    kept: list[_Token] = []
    for token in tokens:
        if token.code == "b" and kept and kept[-1].code in "Tn":
            kept.append(token._replace(code="a"))
        elif token.code not in "fBb":
            kept.append(token)
    return kept


def _date(core: list[_Token], day_first: bool | None, weekdays: set[int]) -> _Read | None:
    shape = "".join(t.code for t in core)
    if shape[0] in "DI":
        return _numeric(core[0].numbers, shape[0], day_first, weekdays)
    names = [t for t in core if t.code in "MXAJH"]
    calendar = names[0].code if names[0].code in "JH" else "M"
    months = {int(t.of(calendar)) for t in names}
    year = next(t.numbers[0] for t in core if t.code in "yk")
    days = [t.numbers[0] for t in core if t.code == "n"]
    if len(months) > 1:
        return None
    value = _calendar_date(calendar, year, months.pop(), days[0] if days else 1)
    return (value, "day" if days else "month") if value else None


def _numeric(numbers: tuple[int, ...], code: str, day_first: bool | None, weekdays: set[int]) -> _Read | None:
    calendar = "M" if code == "D" else "H"
    a, b, c = numbers
    if a > 31:
        orders = [(a, b, c)]
    elif b > 12 or a > 12 or a == b:
        orders = [(c, a, b) if b > 12 else (c, b, a)]
    elif day_first is None:
        orders = [(c, b, a), (c, a, b)]
    else:
        orders = [(c, b, a) if day_first else (c, a, b)]
    dates = [d for d in (_calendar_date(calendar, *order) for order in orders) if d]
    if len(dates) > 1:  # the day of the week may fit only one of the two
        dates = [d for d in dates if d.isoweekday() in weekdays]
    return (dates[0], "day") if len(dates) == 1 else None


def _calendar_date(calendar: str, year: int, month: int, day: int) -> datetime.date | None:
    if calendar != "M":
        date = (hijri.lunar if calendar == "H" else hijri.solar)(year, month, day)
        return date if date and _fits(date.year) else None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _day_first(text: str, tokens: list[_Token], languages: Iterable[str] | None) -> bool | None:
    """Whether 03/04/2020 is the third of April, ``None`` if nothing tells."""
    if any(t.code == "D" and "." in t.sign for t in tokens) or _OTHER_SCRIPT.search(text):
        return True  # no locale writes month.day.year
    tags = {tag.lower().replace("_", "-") for tag in languages or ()}
    if tags:
        orders = {None if t in _EITHER_ORDER else t not in _MONTH_FIRST for t in tags}
        return orders.pop() if len(orders) == 1 else None
    return True if any(t.word and not t.word.english for t in tokens) else None


def _with_time(date: datetime.date, statement: list[_Token], core: list[_Token]) -> _Read | None:
    times = [i for i, t in enumerate(statement) if t.code == "T" or _is_bare_hour(statement, i, core)]
    if len(times) != 1:
        return (date, "day") if not times else None
    at = times[0]
    hour, minute, second = (*statement[at].numbers, 0, 0)[:3]
    half = next((t.of("a") for t in _beside(statement, at) if t.code in "am"), "")
    clock = _clock(hour, half)
    if clock is None:
        return date, "day"  # «14:30 ص»: the hour contradicts itself, the day stands
    zone = next((z for z in (_zone(t) for t in statement if t.code == "Z") if z), None)
    precision = "second" if len(statement[at].numbers) > 2 else "minute"
    return datetime.datetime(date.year, date.month, date.day, clock, minute, second, tzinfo=zone), precision


def _is_bare_hour(tokens: list[_Token], i: int, core: list[_Token]) -> bool:
    """«5 م», "2 pm"."""
    followed = i + 1 < len(tokens) and tokens[i + 1].code in "am"
    return tokens[i].code == "n" and tokens[i] not in core and followed


def _beside(tokens: list[_Token], at: int) -> list[_Token]:
    """The neighbours that may halve the day: what follows the time, or a clear «ص» before it."""
    before = [t for t in tokens[max(at - 1, 0) : at] if t.code == "a"]
    return tokens[at + 1 : at + 2] + before


def _clock(hour: int, half: str) -> int | None:
    """The hour of 24; ``None`` where hour and half of the day contradict each other."""
    if not half or (half != "am" and hour > 12):
        return hour
    if hour > 12 or (hour == 0 and half != "am"):
        return None
    late = half == "pm" or (half == "noon" and hour < 5) or (half == "night" and 6 <= hour < 12)
    if hour == 12:
        return 0 if half in ("am", "night") else 12
    return hour + 12 if late else hour


def _zone(token: _Token) -> datetime.timezone | None:
    if token.word is not None:
        value = token.of("Z")
        minutes = int(value) if value != "?" else None
    else:
        minutes = _minutes(token.sign)
    if minutes is None or abs(minutes) > 14 * 60:
        return None
    return datetime.timezone(datetime.timedelta(minutes=minutes)) if minutes else _UTC


def _minutes(offset: str) -> int:
    """Minutes east of Greenwich of ``+03:00``, ``-0500``, ``+3``, ``GMT+3``."""
    digits = "".join(_INTEGER.findall(offset))
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return -(60 * hours + minutes) if "-" in offset or "−" in offset else 60 * hours + minutes


@cache
def _relation() -> re.Pattern[str]:
    return re.compile(r"[pu]*(?:[rA](?:[nN]?[UB])+|(?:[nN]?[UB])+[rA]|(?P<day>R)(?:[am]?T[am]?Z*)?)")


def _relative(tokens: list[_Token], reference: datetime.datetime) -> _Read | None:
    tokens = [t for t in tokens if t.code not in "fb"]
    match = _relation().fullmatch("".join(t.code for t in tokens))
    if match is None:
        return None
    if match["day"]:
        days = next(int(t.of("R")) for t in tokens if t.code == "R")
        return _with_time((reference + datetime.timedelta(days)).date(), tokens, [])
    units = [(t, tokens[i - 1]) for i, t in enumerate(tokens) if t.code in "UB"]
    steps = [int(unit.of("U")) * (n.numbers[0] if n.numbers else 1) for unit, n in units]
    finest = min(int(unit.of("U")) for unit, _ in units)
    return _ago(reference, sum(steps), finest)


def _ago(reference: datetime.datetime, minutes: int, finest: int) -> _Read | None:
    """A count of hours is rounded: only its day is stated."""
    try:
        moment = reference - datetime.timedelta(minutes=minutes)
    except OverflowError:
        return None
    if finest >= 60:
        return moment.date(), "day"
    return moment.replace(second=0, microsecond=0), "minute"


# --- machine dates ---------------------------------------------------------------------------------------


@cache
def _iso() -> re.Pattern[str]:
    time = r"(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)? ?(Z|UTC|GMT|[+\-−]\d\d(?::?\d\d)?)?"
    extended = rf"(\d{{4}})-(\d\d)(?:-(\d\d)(?:(?:[Tt]| +| *T *){time})?)?"
    return re.compile(rf"\s*{extended}(?![\d:.\-])\s*", re.ASCII)


def _parse_iso_only(text: str, where: str) -> DateValue | None:
    match = _iso().fullmatch(text)
    return _stamp(match, where) if match else None


def _stamp(match: re.Match[str], where: str) -> DateValue | None:
    year, month, day, hour, minute, second, zone = match.groups()
    raw = match[0].strip()
    date = _calendar_date("M", int(year), int(month), int(day or 1))
    if date is None or not _fits(date.year):
        return None
    if hour is None:
        return DateValue(date, "day" if day else "month", raw, where)
    numbers = (int(hour), int(minute), int(second or 0))
    offset = None if zone is None else _minutes(zone) if zone[0] in "+-−" else 0
    if not _time_fits(numbers) or (offset is not None and abs(offset) > 14 * 60):
        return None
    tz = None if offset is None else datetime.timezone(datetime.timedelta(minutes=offset)) if offset else _UTC
    moment = datetime.datetime(date.year, date.month, date.day, *numbers, tzinfo=tz)
    return DateValue(moment, "second" if second else "minute", raw, where)


def _parse_compact(text: str, where: str) -> DateValue | None:
    """``20200603``, ``20200603T100000Z``, ``20200603100000`` and Unix time in seconds or milliseconds."""
    raw = text.strip()
    if not raw.isascii() or not raw[:8].isdigit():
        return None
    if raw.isdigit() and len(raw) in (10, 13):
        moment = datetime.datetime.fromtimestamp(int(raw[:10]), _UTC)
        return DateValue(moment, "second", raw, where) if _fits(moment.year) else None
    date, time = raw[:8], raw[8:].lstrip("T")
    match = _iso().fullmatch(f"{date[:4]}-{date[4:6]}-{date[6:]}" + (f"T{time}" if time else ""))
    value = _stamp(match, where) if match else None
    return DateValue(value.value, value.precision, raw, where) if value else None


# --- dates in running text -------------------------------------------------------------------------------

# The last small number before a year; not that of F1, Covid-19 or 12.27.
_LEAD = re.compile(
    rf"(?<![{_D}A-Za-z\u00c0-\u024f])(?<!{_LETTER}-)(?<![{_D}][.,:/٫])[{_D}]{{1,2}}(?![{_D}])[^{_D}\n]*\Z"
)
_NAMED = re.compile("no?s?f?s?[MXA](?:s?[MXA]s?)?s?f?s?f?y")
_NAMED_FIRST = re.compile("(?:[MXA]s?)?[MXA]s?f?no?s?f?y")


@cache
def _month_ends() -> frozenset[str]:
    """The last words of the names of months."""
    return frozenset(key.rsplit(" ", 1)[-1] for key, word in _words()[0].items() if word.code in "MXA")


def _find_stamp(text: str, start: int) -> Found | None:
    """An ISO 8601 date, with its time if it has one; only where no other digit or path touches it."""
    match = _iso().match(text, start)
    if match is None or match[3] is None or _touched(text, match.start(1), match.end()):
        return None
    value = _stamp(match, "text")
    return Found(start, start + len(value.raw), value) if value else None


def _touched(text: str, start: int, end: int) -> bool:
    """Whether what stands around makes this part of a path, an address or a longer number."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return (before.isalnum() and before.isascii()) or before in tuple("/.-_=\\") or after in tuple("/_=\\")


def _find_numeric(text: str, floor: int, year: re.Match[str]) -> Found | None:
    """24/11/2025, 24.11.2025, 2025/11/24, 2025年11月24日."""
    low = max(floor, year.start() - 14)
    before = text[low : year.start()].rstrip("\u200e\u200f \u00a0")[-1:]
    starts = [year.start()]
    if before and before in "/.-\\":
        starts = [m.start() for m in _INTEGER.finditer(text, low, year.start())][-2:-1]
    for start in starts:
        match = _scanner().match(text, start)
        if match and match.lastgroup in ("numeric", "eastern") and match.end() >= year.end():
            return _found_numeric(text, match)
    return None


def _found_numeric(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    if _touched(text, start, end):
        return None
    token = next(_scan(text, start, end))
    around = text[max(start - 200, 0) : end + 200]
    if token.code != "D":
        return None
    date = _numeric(token.numbers, token.code, _day_first(around, [token], None), set())
    return Found(start, end, DateValue(*date, text[start:end], "text")) if date else None


def _find_named(text: str, floor: int, year: re.Match[str]) -> Found | None:
    """24 نوفمبر 2025, the 3rd of June 2020, June 3, 2020."""
    low = max(floor, year.start() - _WINDOW)
    lead = _LEAD.search(text, low, year.start())
    if lead is None:
        return None
    tokens = list(_scan(text, lead.start(), year.end()))
    if _NAMED.fullmatch("".join(t.code for t in tokens)):
        return _found_named(text, tokens)
    if len(tokens) > 4 or "?" in {t.code for t in tokens}:
        return None
    words = list(_WORD.finditer(text, low, lead.start()))[-4:]
    if not words or _fold(words[-1][0]) not in _month_ends():
        return None
    for word in words:
        tokens = list(_scan(text, word.start(), year.end()))
        if _NAMED_FIRST.fullmatch("".join(t.code for t in tokens)):
            return _found_named(text, tokens)
    return None


def _found_named(text: str, tokens: list[_Token]) -> Found | None:
    date = _date([t for t in tokens if t.code in "nMXAy"], None, set())
    start, end = tokens[0].start, tokens[-1].end
    return Found(start, end, DateValue(*date, text[start:end], "text")) if date else None
