"""Figures as tables of plain text, systems side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from bench.typos.classes import CLASSES
from bench.typos.inject import LETTER_SLIPS, SHARES
from bench.typos.m2 import VERDICTS, Tally
from bench.typos.rows import Pair, Row

Tallies = Mapping[str, Tally]
_FIGURES: Mapping[str, Callable[[Tally], str]] = {
    "changes": lambda one: str(one.made.total()),
    "P exact": lambda one: f"{one.precision:.3f}",
    "P helps": lambda one: f"{one.helpful:.3f}",
    "R": lambda one: f"{one.recall:.3f}",
    "F1": lambda one: f"{one.f1:.3f}",
    "harm in 10,000": lambda one: f"{one.harm:.1f}",
}


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their heads: the first column to the left, the others to the right."""
    lines = [["", *head], *(list(row) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    body = ("  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() for line in lines)
    return "\n".join([title, *body, ""])


def figures(title: str, tallies: Tallies) -> str:
    """The main figures."""
    some = next(iter(tallies.values()))
    title = f"{title}: {some.words} words, {some.gold.total()} gold changes"
    return table(title, list(tallies), ([name, *map(figure, tallies.values())] for name, figure in _FIGURES.items()))


def by_class(title: str, tallies: Tallies) -> str:
    """Of the gold changes of each class, how many were matched."""
    gold = next(iter(tallies.values())).gold
    names = [name for name in CLASSES if gold[name]]
    rows = ([name, str(gold[name]), *(str(one.matched[name]) for one in tallies.values())] for name in names)
    return table(title, ["gold", *tallies], rows)


def by_rule(title: str, tallies: Tallies) -> str:
    """Of each system's changes by rule, how many were exact, helped, were wrong, harmed."""
    rows = (
        [f"{name} {rule}", str(count), *(str(one.verdicts[verdict][rule]) for verdict in VERDICTS)]
        for name, one in tallies.items()
        for rule, count in one.made.most_common()
    )
    return table(title, ["changes", *VERDICTS], rows)


def slips(tallies: Tallies) -> str:
    """Of the injected slips, how many were mended, made something else, in per cent; changes elsewhere."""
    gold = next(iter(tallies.values())).gold
    groups = {"letter slips": LETTER_SLIPS, "all": tuple(SHARES), **{name: (name,) for name in SHARES}}
    rows = []
    for group, names in groups.items():
        count = sum(gold[name] for name in names)
        rows.append([group, str(count), *(_mended(one, names, count) for one in tallies.values())])
    rows.append(["elsewhere in 10,000", "", *(f"{one.harm:.1f}" for one in tallies.values())])
    return table("Injected slips: per cent mended / mended wrongly", ["slips", *tallies], rows)


def _mended(one: Tally, names: Iterable[str], count: int) -> str:
    mended, touched = (sum(counts[name] for name in names) for counts in (one.matched, one.touched))
    return f"{100 * mended / count:.1f} / {100 * (touched - mended) / count:.1f}" if count else "-"


def rate(rows: Mapping[str, Sequence[Row]], words: Mapping[str, int]) -> str:
    """Changes for every 10,000 words of each set."""
    found = {name: Counter(row.corpus for row in some) for name, some in rows.items()}
    lines = [
        [corpus, str(count), *(f"{10_000 * found[name][corpus] / count:.1f}" for name in rows)]
        for corpus, count in words.items()
    ]
    return table("News: changes in 10,000 words", ["words", *rows], lines)


def rules(rows: Mapping[str, Sequence[Row]], count: int) -> str:
    """Changes for every 10,000 words by rule, over all sets."""
    found = (
        [f"{name} {rule}", str(number), f"{10_000 * number / count:.2f}"]
        for name, some in rows.items()
        for rule, number in Counter(row.rule for row in some).most_common()
    )
    return table("News: changes by rule", ["changes", "in 10,000"], found)


def verdicts(rows: Mapping[str, Sequence[Row]], passed: Mapping[Pair, str], count: int) -> str:
    """Changes for every 10,000 words by the verdict passed on them."""
    names = sorted({verdict for verdict in passed.values() if verdict})
    found = {name: Counter(passed.get(row.pair) or "not read" for row in some) for name, some in rows.items()}
    lines = (
        [name, *(f"{found[system][name]} ({10_000 * found[system][name] / count:.2f})" for system in rows)]
        for name in (*names, "not read")
    )
    return table("News: changes by verdict (in 10,000 words)", list(rows), lines)
