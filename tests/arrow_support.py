"""Rows of the sample as Arrow, and the articles that one process makes of them."""

import pyarrow as pa

import newsclean
from newsclean import Options
from newsclean.sniff import looks_like
from tests.hostile.sample import Row


def as_bytes(document):
    return document.encode("utf-8", "surrogatepass") if isinstance(document, str) else document


def table(rows):
    """Documents are bytes, as a crawl has them; the ``id`` is a number, ``site`` a column of its own."""
    return pa.table(
        {
            "id": pa.array([row.id for row in rows], pa.int64()),
            "site": [f"site-{row.id % 7}" for row in rows],
            "html": pa.array([as_bytes(row.html) for row in rows], pa.binary()),
            "text": pa.array([as_bytes(row.text) for row in rows], pa.binary()),
            "url": pa.array([row.url for row in rows], pa.string()),
        }
    )


def alone(rows: list[Row]):
    """The articles that ``clean`` gives for the rows, one by one, in this process."""
    return [
        newsclean.clean(data, url, options=Options(kind=kind)) if data is not None else REFUSED
        for data, url, kind in map(_document, rows)
    ]


REFUSED = next(newsclean.clean_all([None]))


def _document(row):
    data = as_bytes(row.html) or as_bytes(row.text)
    page = bool(row.html) and looks_like(data) is None
    return data, row.url or None, "html" if page else "auto"
