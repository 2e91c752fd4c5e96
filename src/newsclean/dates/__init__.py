"""Dates as news pages and news texts state them.

``parse`` reads a string that is one date statement and nothing else, ``find`` the full dates inside running
text, ``parse_iso`` the machine dates of metadata. What could be read in two ways is not read at all.

A string is cut into tokens (``tokens``), each token gets a one-letter code (``n`` a small number, ``y`` a
year, ``M`` a month's name; see ``words.CODES``), and a regular expression over the codes says whether they
make a date (``statements``, ``running``). ``days`` and ``clock`` turn numbers and names into day and time.
"""

from newsclean.dates.running import find
from newsclean.dates.statements import Found, is_label, is_restated, parse, parse_iso, role, statement

__all__ = ["Found", "find", "is_label", "is_restated", "parse", "parse_iso", "role", "statement"]
