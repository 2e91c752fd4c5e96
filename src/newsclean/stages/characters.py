"""The stage for letter forms and characters: controls, spaces, presentation forms, tatweel, keyboards, NFC.

What is done to which character stands in ``data/characters.tsv``. Hamza forms, teh marbuta, alef maksura,
vowel marks and digits are left as written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from newsclean.stages import codepoints, joining, keyboard
from newsclean.stages.base import Context, Outcome
from newsclean.stages.chain import Chain
from newsclean.stages.letters import JOINERS, KEYBOARD, TATWEEL, is_arabic
from newsclean.stages.normal import nfc_edits
from newsclean.stages.plain import is_plain
from newsclean.tables import rows

_OUTSIDE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u2028-\u202e\u2060\u2066-\u206f\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff"
_OUTSIDE_CHARSETS = re.compile(f"[{_OUTSIDE}][{_OUTSIDE}]*")
_OBJECT_MARK = "\ufffc"  # the one character of the class that prints


@cache
def known_rules() -> frozenset[str]:
    """Every rule that this stage's edits may name."""
    return frozenset("character:" + row["id"] for row in rows(codepoints.TABLE))


def characters(text: str, context: Context) -> Outcome:
    """Edits that bring letters and characters into one plain form (see ``data/characters.tsv``).

    Issues: ``lone-surrogate``, ``final-ye``. The result is in NFC and holds no
    control character but the newline, no bidirectional control and no byte order mark.
    """
    arabic = is_arabic(context)
    arabic_script = arabic or context.language.script == "Arab"
    tanwin = context.options.tanwin == "majority"
    even = is_even(text)
    if even and not (arabic and (tanwin or _has(text, TATWEEL + KEYBOARD))):  # joiners are not even
        return Outcome()
    chain = Chain(text, context.options)
    if not even:
        _uneven(chain, codepoints.profile(arabic_script, arabic), arabic_script)
    if arabic:
        composed = chain.text
        _arabic(chain, tanwin)
        if chain.text is not composed:
            chain.make(nfc_edits(chain.text, "character:nfc"))
    return chain.outcome()


def is_even(text: str) -> bool:
    """Whether nothing in ``text`` is changed for what it is alone, in whatever language.

    Every character that a row of the table lists by itself is a control, a mark for objects, or the presentation form
    of something, which no text in NFKC holds. What is in NFKC is in NFC too.
    """
    return is_plain(text) and _OBJECT_MARK not in text and unicodedata.is_normalized("NFKC", text)


def controls(text: str, context: Context) -> Outcome:
    """Edits of the controls that no single-byte charset has: they can go before broken encodings are mended.

    Left in, they would part what was one damaged word.
    """
    if is_plain(text) and _OBJECT_MARK not in text:
        return Outcome()
    becomes = codepoints.profile(False, False).becomes
    return Outcome(codepoints.single(text, codepoints.Profile(_OUTSIDE_CHARSETS, becomes)))


def _uneven(chain: Chain, rules: codepoints.Profile, arabic_script: bool) -> None:
    """The passes over characters that mean the same in every language of a script, and the normal form."""
    edits = codepoints.single(chain.text, rules)
    if edits:
        chain.note(codepoints.surrogate_issues(edits))
        chain.make(edits)
    if "\u3000" in chain.text:
        chain.make(codepoints.ideographic_spaces(chain.text))
    if not arabic_script:
        chain.make(codepoints.spaces(chain.text))
    # The signs of a language are read off composed letters; the normal form comes again when what stood between goes.
    chain.make(nfc_edits(chain.text, "character:nfc"))


def _arabic(chain: Chain, tanwin: bool) -> None:
    """The passes that only Arabic-language text goes through; each may make work for those after it."""
    if _has(chain.text, JOINERS):
        chain.make(joining.joiners(chain.text))
    if TATWEEL in chain.text:
        chain.make(joining.tatweels(chain.text))
    if _has(chain.text, KEYBOARD):
        edits, issues = keyboard.letters(chain.text)
        chain.note(issues)
        chain.make(edits)
    if tanwin:
        chain.make(list(keyboard.tanwin_order(chain.text)))


def _has(text: str, chars: str) -> bool:
    return any(char in text for char in chars)
