"""Count behind which words a well-edited text has أن and behind which إن: ``src/newsclean/data/typo_thats.tsv``.

    python -m tools.thats --book DIR [--check FILE ...]

DIR holds the pages of the Arabic translation of The Debian Administrator's Handbook (Debian's package debian-handbook
11.20220922, ``usr/share/doc/debian-handbook/html/ar-MA``; CC BY-SA 3.0 or GPL 2 and later, by choice; 69,000 words).
The rows of the table name the neighbours that are counted; their figures and levels are written anew, the same from the
same pages. With ``--check``, what the whole table of neighbours makes of the أن and إن of other texts is printed: how
many it tells, and how many as they stand there.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import lxml.html

from newsclean.spelling import context
from newsclean.spelling.document import around
from newsclean.spelling.repairs import LEVELS
from newsclean.tables import rows

FILE = Path(context.__file__).parent.parent / "data" / context.THATS
_BLOCKS = ("div", "p", "pre", "li", "dt", "dd", "td", "th", "br", "h1", "h2", "h3", "h4", "h5", "h6")
_BREAK = "\ue000"  # what the pages do not hold
_WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0670]+")
_FORMS = {"an": "أن", "in": "إن"}
_LEAST, _SHARE = 3, 0.99  # times that a form is seen behind a word, and its share, for the level "certain"


class That(NamedTuple):
    """An أن or إن of a text: which of them, the word without its hamza, and its surroundings (see ``around``)."""

    right: str
    bare: str
    head: str
    before: str
    after: str


def book(pages: Path) -> str:
    """The text of the book, a block a line, each line once."""
    lines: list[str] = []
    for page in sorted(pages.glob("*.html")):
        tree = lxml.html.fromstring(page.read_text("utf-8").encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
        for block in tree.iter(*_BLOCKS):
            block.text, block.tail = _BREAK + (block.text or ""), _BREAK + (block.tail or "")
        lines += (" ".join(line.split()) for line in tree.text_content().split(_BREAK))
    return "\n".join(dict.fromkeys(lines))


def thats(text: str) -> Iterator[That]:
    """Every أن and إن of ``text``, alone, with a pronoun, or behind «و» or «ب», that rows of neighbours ask for."""
    of_class = [bare for bare, cases in context.cases().items() if any(_is_of_class(case) for case in cases)]
    asked = {bare.replace("ان", form, 1): (bare, right) for bare in of_class for right, form in _FORMS.items()}
    for found in _WORD.finditer(text):
        if found.group() in asked:
            bare, right = asked[found.group()]
            yield That(right, bare, *around(text, *found.span()))


def _is_of_class(case: context.Case) -> bool:
    return case.repair is not None and case.repair.rule == "typo:an-in"


def is_left(that: That) -> bool:
    """Whether the first row that fits leaves the word as it is."""
    fits = [case for case in context.cases()[that.bare] if case.fits(that.head, that.before, that.after)]
    return bool(fits) and fits[0].repair is None


def counted(text: str) -> Iterator[dict[str, str]]:
    """The rows of the table with their figures and levels."""
    known = [that for that in thats(text) if that.bare.startswith("ان") and not is_left(that)]
    for row in rows(context.THATS):
        before = context.neighbours(row["before"])
        beside = Counter(that.right for that in known if before.hold(that.before))
        seen, all_told = beside[row["right"]], beside.total()
        is_certain = seen >= _LEAST and seen >= _SHARE * all_told
        yield row | {
            "level": LEVELS[0] if is_certain else LEVELS[1],
            "seen": str(seen),
            "against": str(all_told - seen),
        }


def written(table: Iterable[dict[str, str]], old: str) -> str:
    """The table as a file; its comments and the order of its rows stay."""
    head = [line for line in old.split("\n") if line.startswith("#")]
    lines = ["\t".join(row.values()) for row in table]
    names = next(line for line in old.split("\n") if line and not line.startswith("#"))
    return "\n".join([*head, names, *lines, ""])


def check(text: str, levels: tuple[str, ...]) -> tuple[int, int, int]:
    """Of the أن and إن of ``text``: how many there are, how many the rows tell, and how many of these as they are."""
    all_told = told = right = 0
    for that in thats(text):
        all_told += 1
        repair = context.told(that.bare, that.head, that.before, that.after, levels)
        if repair is not None:
            told += 1
            right += repair.new == that.bare.replace("ان", _FORMS[that.right], 1)
    return all_told, told, right


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--book", type=Path, required=True)
    ask.add_argument("--check", type=Path, nargs="*", default=[])
    args = ask.parse_args(argv)
    text = book(args.book)
    FILE.write_text(written(counted(text), FILE.read_text("utf-8")), "utf-8")
    for kept in (context.cases, context.counted, context.told_forms, context._looking_back, context._told):
        kept.cache_clear()
    for name, words in (("book", text), *((path.name, path.read_text("utf-8")) for path in args.check)):
        for number, level in enumerate(LEVELS, 1):
            all_told, told, right = check(words, LEVELS[:number])
            print(f"{name}, {level}: {all_told} أن and إن, {told} told, {right / max(1, told):.4f} of them right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
