"""How a desk signs a report: end marks with its own number, initials, who stood beside the agency.

«… الماء. انتهى 29/م», «… الرصيف. ك. بوشامة», «… الوطني. سش/ب ح/ص ك © Agence France-Presse», «وام/رضا عبدالنور».
Each is told by its form, and by where it stands: below the last sentence, or behind its full stop.
"""

from __future__ import annotations

import re

from newsclean.closings import Closing, stamp
from newsclean.credits.known import agency
from newsclean.credits.names import fold, given_name, words

END, INITIALS, NAMED = "credit-tag:end-mark", "site-mark:initials", "credit:desk"
RULES = frozenset({END, INITIALS, NAMED})

LONGEST = 70  # code points of a signature
_SHORTEST_STORY = 20  # code points before it on one line
_ARABIC = "\u0621-\u064a"
_SENTENCE_END = re.compile(r"[.!?؟…۔»”)\"]\s+")
_DASHES = " –—ـ-"
_OPENS = "(["
# «29/م», «س ك 27», "2026": numbers and one or two letters; what stands before it parts it from its end mark.
_CODE = re.compile(rf"(?:(?:\d{{1,4}}|[{_ARABIC}]{{1,2}}|[a-zA-Z]{{1,3}})[ ./–-]*){{1,6}}")
_END_MARK = re.compile(rf"(?P<word>[A-Za-z{_ARABIC}]{{3,8}})(?P<gap>[ /./–-]*)(?P<code>[^\s].*)")
_LATIN_ENDS = frozenset({"fin", "end", "ends", "ende", "fine"})
# «سش/ب ح/ص ك», «ن.ح/ ف.ع»: letters in twos and threes, at least one slash between.
_PEN = rf"[{_ARABIC}]{{1,3}}(?:[ .]{{1,2}}[{_ARABIC}]{{1,2}}){{0,2}}\.?"
_INITIALS = re.compile(rf"{_PEN}(?: ?[/] ?{_PEN}){{1,4}}")
# «ك. بوشامة», «م.الحضري», "J. Smith": an initial and a family name.
_INITIALED = re.compile(rf"[{_ARABIC}]{{1,2}}\. ?[{_ARABIC}]{{3,}}(?: [{_ARABIC}]{{3,}})?|[A-Z]\. ?[A-Z][\w'’-]{{2,}}")
# «كريمة.س»: a given name and the initial of the family.
_FAMILY_INITIAL = re.compile(rf"([{_ARABIC}]{{3,10}}) ?\. ?[{_ARABIC}]{{1,2}}\.?")
_INITIAL = re.compile(rf"(?<!\w)(?:[{_ARABIC}]{{1,2}}|[A-Z])\.")
_TITLES = ("د.", "أ.", "أد.")
_SCORE = re.compile(r"\d+[/–-]\d+")
# «HB/abr»: who wrote and who edited, in capitals and small letters.
_SHORT_NAMES = re.compile(r"[A-ZÄÖÜ]{2,3}/[a-zäöü]{2,4}|[a-zäöü]{2,4}/[A-ZÄÖÜ]{2,3}")
_NAME = re.compile(rf"[{_ARABIC} .]{{5,40}}|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{1,3}}")
_MOST_NAMES = 4


def closing(line: str) -> Closing | None:
    """What a whole line right below the last sentence of a story is."""
    if len(line) > LONGEST:
        return None
    return (
        _end_mark(line)
        or _initials(line.strip(_DASHES))
        or _beside_agency(line)
        or _short_names(line)
        or _family_initial(line)
    )


def initialed(line: str) -> bool:
    """Whether a line is an initial with a family name, which signs beside an agency's signature alone."""
    return len(line) <= LONGEST and _INITIALED.fullmatch(line) is not None


def tail(line: str) -> tuple[int, Closing] | None:
    """Where behind the last full stop of a story a desk signs it, and what that is."""
    for found in _SENTENCE_END.finditer(line, max(_SHORTEST_STORY, len(line) - LONGEST)):
        rest = line[found.end() :].strip(_DASHES)
        signed = _signed(rest, line[: found.end()]) if rest else None
        if signed is not None:
            return found.end(), signed
    return None


def _signed(rest: str, before: str) -> Closing | None:
    """What ``rest``, behind a full stop, signs; of names with titles before them there are lists."""
    stamped = rest.find("©")
    if stamped >= 0:
        pens = rest[:stamped].strip(_DASHES)
        return stamp(rest[stamped:]) if not pens or _initials(pens) else None
    if _INITIALED.fullmatch(rest):
        if rest.startswith(_TITLES) or ":" in before or _INITIAL.search(before):
            return None
        return Closing("credit-tag", INITIALS)
    return _end_mark(rest) or _initials(rest)


def _end_mark(line: str) -> Closing | None:
    """«انتهى 29/م», «انتهى/ س ك 27», "(FIN/2026)": the word for the end with a desk's number, marks parting them."""
    framed = line[:1] in _OPENS
    found = _END_MARK.fullmatch(line.strip("()[]" + _DASHES))
    if found is None or _CODE.fullmatch(found["code"]) is None:
        return None
    if not framed and _SCORE.fullmatch(found["code"]):
        return None
    parted = "/" in found["gap"] or "/" in found["code"]
    known = fold(found["word"]) in words("end") or (framed and found["word"].casefold() in _LATIN_ENDS)
    return Closing("credit-tag", END) if known and parted else None


def _initials(line: str) -> Closing | None:
    return Closing("site-mark", INITIALS) if _INITIALS.fullmatch(line) else None


def _short_names(line: str) -> Closing | None:
    return Closing("site-mark", INITIALS) if _SHORT_NAMES.fullmatch(line) else None


def _family_initial(line: str) -> Closing | None:
    found = _FAMILY_INITIAL.fullmatch(line)
    return Closing("credit-tag", INITIALS) if found is not None and given_name(found[1]) else None


def _beside_agency(line: str) -> Closing | None:
    """«وام/رضا عبدالنور/منيرة السميطي»: an agency, and who worked on its report."""
    first, *names = [part.strip() for part in line.strip("/() ").split("/")]
    if not 0 < len(names) <= _MOST_NAMES or not all(_NAME.fullmatch(name) and name.count(" ") < 4 for name in names):
        return None
    known = agency(first)
    if known is None or known.kind != "wire" or not known.sure:
        return None
    return Closing("credit", NAMED, known.value)
