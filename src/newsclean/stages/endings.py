"""The stage for commas that end a paragraph, in Arabic-language documents."""

from __future__ import annotations

import re

from newsclean.stages.base import Context, Outcome
from newsclean.stages.letters import LETTER, is_arabic
from newsclean.values import Edit

_FINAL = re.compile("،(?<![ ؟?!…:.]،)(?=\n\n(.+))")  # a full stop behind another sign ends nothing
_COMMA_AT_END = re.compile("،$", re.M)
_LONG = 150  # code points of a paragraph that is no verse and no item of a list
# What a sentence that is not over yet may go on with: a conjunction, a relative.
_GOES_ON = re.compile(
    f"(?:[وف][{LETTER}]|(?:ثم|حيث|بل|كما|أو|أم|لكن|إلا|بينما|فيما|الذي|التي|الذين|اللذين|إذ|حتى|لأن|لأنه|لأنها|مما"
    "|إضافة|رغم|على|من|إلى|أن|أنه|أنها)[ ،])"
)


def endings(text: str, context: Context) -> Outcome:
    """A full stop for the comma at the end of a long paragraph.

    Only where no other line of the text ends so, and the next paragraph is long and begins a sentence of its own.
    """
    if "،\n\n" not in text or not is_arabic(context) or len(_COMMA_AT_END.findall(text)) > 1:
        return Outcome()
    found = _FINAL.search(text)
    if found is None or _GOES_ON.match(found.group(1)):
        return Outcome()
    length = found.start() - text.rfind("\n", 0, found.start())
    if min(length, len(found.group(1))) < _LONG:
        return Outcome()
    return Outcome([Edit(*found.span(), ".", "spacing:final-comma")])
