"""Bylines, datelines and credits: short lines that say who wrote, where, and whose words or picture it is.

Each function takes one line without blanks at its ends and answers ``None`` in doubt. Whether a line that is
only a name is a byline or a subhead depends on its place, which the caller knows. All answers come from
``places.tsv``, ``agencies.tsv``, ``given_names.tsv`` and ``credit_words.tsv``.

A line is taken apart at dashes, slashes, commas and brackets (``pieces``), the tables say what each piece is
(``known``, ``names``), and the kinds of the pieces together make the line a byline, a dateline or a credit.
"""

from newsclean.credits import bylines, datelines, sources
from newsclean.credits.bylines import Byline, byline
from newsclean.credits.datelines import Dateline, LeadDateline, dateline, desk, lead_dateline, may_be_dated
from newsclean.credits.introductions import label_need
from newsclean.credits.names import given_name, person, signed
from newsclean.credits.pieces import parse
from newsclean.credits.signatures import has_end_mark, is_initials, may_sign
from newsclean.credits.sources import Credit, is_tag, photo_credit, source_line

__all__ = [
    "Byline",
    "Credit",
    "Dateline",
    "LeadDateline",
    "byline",
    "dateline",
    "desk",
    "given_name",
    "has_end_mark",
    "is_initials",
    "is_tag",
    "known_rules",
    "label_need",
    "lead_dateline",
    "may_be",
    "person",
    "photo_credit",
    "signed",
    "source_line",
]


def may_be(line: str) -> bool:
    """A cheap first test whether ``line`` is a byline, a dateline or a credit; nearly all lines of a story fail it."""
    return parse(line) is not None or may_sign(line) or may_be_dated(line)


def known_rules() -> frozenset[str]:
    """Every rule that these functions may name."""
    return bylines.RULES | datelines.RULES | sources.RULES
