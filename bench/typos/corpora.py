"""The texts, read by path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import newsclean
from bench.typos.m2 import Sample, read
from newsclean.options import Options

# What the level systems mend themselves.
_REPAIRS = ("word:detached-waw", "word:doubled")


_BODY = 25  # words; a shorter line is a headline


class Document(NamedTuple):
    """A text, the set it belongs to, and the file it stands in."""

    corpus: str
    file: str
    text: str


def comments(data: Path) -> list[Sample]:
    """QALB's development set, as far as it is there."""
    return [sample for path in sorted((data / "typos").glob("*.m2")) for sample in read(path.read_text("utf-8"))]


def edited(data: Path) -> list[Document]:
    """Clean news, ``typos/clean/*.txt``: an article a line, its headline on a line of its own before it."""
    paths = sorted((data / "typos" / "clean").glob("*.txt"))
    return [
        Document(path.stem, f"clean/{path.stem}", text)
        for path in paths
        for text in articles(path.read_text("utf-8").splitlines())
    ]


def articles(lines: Iterable[str]) -> Iterator[str]:
    """Lines as articles: short ones, headlines, go with the next long one."""
    waiting: list[str] = []
    for line in filter(None, lines):
        waiting.append(line)
        if len(line.split()) >= _BODY:
            yield "\n\n".join(waiting)
            waiting = []
    if waiting:
        yield "\n\n".join(waiting)


def scraped(data: Path) -> Iterator[Document]:
    """Arabic texts as scraped, cleaned of all but spelling and torn or doubled words."""
    root = data / "arabic" / "dev" / "text"
    options = Options(typos="off", without=_REPAIRS)
    for path in sorted(root.rglob("*.txt")):
        article = newsclean.clean(path.read_bytes(), options=options)
        if article.language == "ar":
            yield Document(path.parent.name, str(path.relative_to(root)), article.text)
