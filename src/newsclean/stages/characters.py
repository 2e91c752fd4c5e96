"""The stage for letter forms and characters: controls, spaces, presentation forms, tatweel, keyboards, NFC.

What is done to which character stands in ``data/characters.tsv``. Hamza forms, teh marbuta, alef maksura,
vowel marks and digits are left as written.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.stages import codepoints, joining, keyboard
from newsclean.stages.base import Context, Outcome
from newsclean.stages.chain import Chain
from newsclean.stages.letters import JOINERS, KEYBOARD, TATWEEL, is_arabic
from newsclean.stages.normal import nfc_edits
from newsclean.tables import rows

_OUTSIDE_CHARSETS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u2028-\u202e\u2060\u2066-\u206f\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]+"
)


@cache
def known_rules() -> frozenset[str]:
    """Every rule that this stage's edits may name."""
    return frozenset("character:" + row["id"] for row in rows(codepoints.TABLE))


def characters(text: str, context: Context) -> Outcome:
    """Edits that bring letters and characters into one plain form (see ``data/characters.tsv``).

    Issues: ``lone-surrogate``, ``tatweel-for-letter``, ``final-ye``. The result is in NFC and holds no
    control character but the newline, no bidirectional control and no byte order mark.
    """
    arabic = is_arabic(context)
    arabic_script = arabic or context.language.script == "Arab"
    rules = codepoints.profile(arabic_script, arabic)
    chain = Chain(text, context.options)
    if rules.suspects.search(text):
        edits = codepoints.single(text, rules)
        chain.note(codepoints.surrogate_issues(edits))
        chain.make(edits)
    if "\u3000" in text:
        chain.make(codepoints.ideographic_spaces(chain.text))
    if not arabic_script:
        chain.make(codepoints.spaces(chain.text))
    # Twice: the signs of a language are read off composed letters, and what goes from between may compose.
    chain.make(nfc_edits(chain.text, "character:nfc"))
    if arabic:
        composed = chain.text
        _arabic(chain, context.options.tanwin == "majority")
        if chain.text is not composed:
            chain.make(nfc_edits(chain.text, "character:nfc"))
    return chain.outcome()


def controls(text: str, context: Context) -> Outcome:
    """Edits of the controls that no single-byte charset has: they can go before broken encodings are mended.

    Left in, they would part what was one damaged word.
    """
    if _OUTSIDE_CHARSETS.search(text) is None:
        return Outcome()
    becomes = codepoints.profile(False, False).becomes
    return Outcome(codepoints.single(text, codepoints.Profile(_OUTSIDE_CHARSETS, becomes)))


def _arabic(chain: Chain, tanwin: bool) -> None:
    """The passes that only Arabic-language text goes through; each may make work for those after it."""
    if _has(chain.text, JOINERS):
        chain.make(joining.joiners(chain.text))
    if TATWEEL in chain.text:
        edits, issues = joining.tatweels(chain.text)
        chain.note(issues)
        chain.make(edits)
    if _has(chain.text, KEYBOARD):
        edits, issues = keyboard.letters(chain.text)
        chain.note(issues)
        chain.make(edits)
    if tanwin:
        chain.make(list(keyboard.tanwin_order(chain.text)))


def _has(text: str, chars: str) -> bool:
    return any(char in text for char in chars)
