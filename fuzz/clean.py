"""A fuzz target: any bytes give a lawful article.

    pip install atheris && python -m fuzz.clean [CORPUS] [-max_total_time=600]
    python -m fuzz.clean --without-atheris 600

The first form is libFuzzer's, with its arguments and coverage; the second, for machines without atheris, lets
hypothesis make documents for so many seconds. ``check_bytes`` is the target: its first byte chooses how the rest is
given: as bytes, or as text with halves of surrogate pairs in it, and with which options.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

import newsclean
from newsclean import Options
from newsclean.cli.explain import explain
from newsclean.cli.explain_html import section
from newsclean.cli.formats import to_markdown, to_text
from newsclean.edits import apply, check

_OPTIONS = (Options(), Options(kind="html"), Options(kind="text"), Options(mode="full-page", tanwin="majority"))


def check_bytes(data: bytes) -> None:
    """Raise if the article of ``data`` breaks one of the laws."""
    how, rest = (data[0], data[1:]) if data else (0, b"")
    ways = (
        rest,
        rest,
        rest.decode("utf-8", "surrogateescape"),
        rest[: len(rest) & ~1].decode("utf-16-le", "surrogatepass"),
    )
    check_document(ways[how // 4 % 4], _OPTIONS[how % 4])


def check_document(document: bytes | str, options: Options) -> None:
    """Raise if the article of ``document`` breaks one of the laws."""
    article = newsclean.clean(document, options=options)
    check(article.edits, len(article.source_text()))
    assert article.verify(document)
    assert apply(article.source_text(), article.edits) == article.text
    assert newsclean.Article.from_json(article.to_json()) == article
    article.text.encode()
    if article.source.kind == "text":
        assert newsclean.clean(article.text, options=Options(kind="text")).text == article.text
    for report in (explain(article), section("a", article), to_markdown(article), to_text(article)):
        assert not any(char < " " and char not in "\n\t" for char in report)


def main(argv: Sequence[str]) -> None:
    if argv[1:2] == ["--without-atheris"]:
        _with_hypothesis(float(argv[2]))
        return
    import atheris  # type: ignore[import-not-found,unused-ignore]

    atheris.instrument_all()
    atheris.Setup(list(argv), check_bytes)
    atheris.Fuzz()


def _with_hypothesis(seconds: float) -> None:
    from hypothesis import HealthCheck, given, settings
    from tests.strategies import anything, raw

    until, seen = time.monotonic() + seconds, 0

    @settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
    @given(anything | raw)
    def round_of_documents(document: bytes | str) -> None:
        nonlocal seen
        seen += 1
        for options in _OPTIONS:
            check_document(document, options)

    while time.monotonic() < until:
        round_of_documents()
    print(f"{seen} documents, nothing found")


if __name__ == "__main__":
    main(sys.argv)
