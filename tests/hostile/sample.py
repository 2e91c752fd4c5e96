"""A mix of news, texts and pages, and small hostile documents, as many as wanted: the same for every engine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from typing import NamedTuple

from tests.hostile.documents import ENGLISH, FIXED, FLOODS, STORY, VERSE, Document, article, page

_SIZE = 1_500


class Row(NamedTuple):
    id: int
    html: Document | None
    text: Document | None
    url: str | None


def _hostile() -> list[Document]:
    return [*(flood.make(_SIZE) for flood in FLOODS.values()), *(document for document, _ in FIXED.values())]


def _news(number: int) -> list[Row]:
    lead = f"{STORY[number % 3]} وذلك يوم {1 + number % 28} نونبر 2025، حسب المصدر رقم {number}."
    texts = (
        f"عنوان الخبر رقم {number}\n\nمراكش ـ خاص\n\n{lead}\n\n{STORY[1]}\n\nاترك تعليقاً",
        f"{lead}  ،{VERSE}\n\n{STORY[2]}\n\nاقرأ أيضا: خبر آخر رقم {number}",
        f"{ENGLISH * (1 + number % 5)}\n\nStory {number}.\n\nShare on Facebook",
    )
    pages = (
        article(f"<nav><a href=/{number}>الرئيسية</a></nav>", f'<meta property="og:title" content="خبر {number}">'),
        page(
            f"<article><h1>خبر {number}</h1><p>{lead}</p><p>{STORY[1]}</p><p>{STORY[2]}</p></article><footer>©</footer>"
        ),
    )
    address = f"https://example.com/{number}"
    return [*(Row(0, None, text, None) for text in texts), *(Row(0, page, None, address) for page in pages)]


def _endless() -> Iterator[Row]:
    hostile = _hostile()
    for number in count():
        yield from _news(number)
        document = hostile[number % len(hostile)]
        yield Row(0, None, document, None) if number % 2 else Row(0, document, "", "")
        if number % 50 == 0:
            yield Row(0, None, None, None)


def sample(size: int) -> list[Row]:
    """``size`` rows, the first ones of an endless row of rows."""
    return [row._replace(id=number) for number, row in enumerate(islice(_endless(), size))]
