"""The stages for quotation marks, spaces around punctuation, torn and doubled words, in Arabic-language documents."""

from __future__ import annotations

import re
from functools import cache

from newsclean.stages.base import Context, Outcome
from newsclean.stages.chain import Chain
from newsclean.stages.enclosed import inside
from newsclean.stages.letters import LETTER, MARK, is_arabic
from newsclean.stages.punctuation import signs
from newsclean.stages.quotes import quotes
from newsclean.stages.words import detached_waw, doubled
from newsclean.tables import rows

# One search that finds any place that the passes over punctuation could change: a sign or a closing mark
# after a space, a sign before a letter, a Latin sign after Arabic, an opening mark before a space, a closing
# one (or a prime) that stands like an opening one. All begin with the same class, which the engine searches
# for fast.
_SUSPECT = re.compile(
    f"[،؛؟.:!,;?()\\[\\]«»“”″](?:(?<= [،؛؟.:!,;?)\\]»”])|(?<=[،؛؟.:!,;?])(?=[{LETTER}])"
    f'|(?<=[{LETTER}{MARK}»”)\\]"][,;?])|(?<=[(\\[«“])(?= )|(?<=[”»″])(?=[\\w ])(?<![^\\s(\\[:ـو].))'
)


@cache
def known_rules() -> frozenset[str]:
    """Every rule that this stage's edits may name."""
    return frozenset(f"{row['kind']}:{row['id']}" for row in rows("spacing.tsv"))


def spacing(text: str, context: Context) -> Outcome:
    """Edits of spaces, punctuation and quotation marks in Arabic documents (see ``data/spacing.tsv``).

    Takes text that the ``characters`` stage went over: every blank is a plain space. Runs of blanks are left
    for later. Marks come first, because spaces depend on which side they stand; «و» before signs, because
    whether a full stop ends something is told by the word after it.
    """
    if not is_arabic(context):
        return Outcome()
    chain = Chain(text, context.options)
    suspect = _SUSPECT.search(text) is not None
    if suspect:
        chain.make(quotes(text))
        chain.make(inside(chain.text))
    chain.make(detached_waw(chain.text))
    if suspect:
        chain.make(signs(chain.text))
    return chain.outcome()


def repeats(text: str, context: Context) -> Outcome:
    """Words that are set twice, in Arabic documents; after ``typos``, which may make two words equal."""
    return Outcome(list(doubled(text, context.options.lexicon))) if is_arabic(context) else Outcome()
