"""``clean_all``: any number of documents, lazily and in order, in this process or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import GeneratorType
from typing import NamedTuple

from newsclean import packed, workers
from newsclean.api import check_site, checked, clean, unread
from newsclean.article import Article
from newsclean.options import Options
from newsclean.site import SiteProfile
from newsclean.values import Issue

Data = bytes | bytearray | memoryview | str
_BYTES = (bytes, bytearray, memoryview)


class Document(NamedTuple):
    """A document with what is known of it from elsewhere: see ``data``, ``url`` and ``title`` of ``clean``."""

    data: Data
    url: str | None = None
    title: str | None = None


def clean_all(
    documents: Iterable[Data | Document],
    *,
    options: Options | None = None,
    site: SiteProfile | None = None,
    jobs: int = 1,
    timeout: float | None = None,
) -> Iterator[Article]:
    """Clean documents one by one, lazily and in order; the articles are those that ``clean`` gives.

    documents: HTML or text, or with an address or a headline, each a ``Document``.
    options, site: as for ``clean``; the profile is the same for all documents.
    jobs: how many processes clean; 1 is this one. More read some chunks of 16 documents ahead, and need the guard
        ``if __name__ == "__main__":`` in a script.
    timeout: seconds of the clock that a document may take, in a process of its own even if ``jobs`` is 1.

    A document that ``clean`` refuses gives an empty article with an issue (``"failed"``), so does one that ends its
    process (``"crashed"``, tried twice) or takes too long (``"timed-out"``), and the rest go on. Errors of the
    iterable itself come after the articles of the documents before them. Closing the iterator ends the processes
    and closes ``documents`` if it is a generator.

    Raises, when called, ``TypeError`` for an argument of the wrong type (``documents`` that is one document),
    ``ValueError`` for a number that is not positive.
    """
    chosen = checked(options)
    if isinstance(documents, (str, *_BYTES)) or not isinstance(documents, Iterable):
        raise TypeError(f"clean_all() takes an iterable of documents, not {type(documents).__name__}")
    check_site(site)
    check_jobs(jobs, timeout)
    if jobs == 1 and timeout is None:
        return _here(documents, chosen, site)
    return _elsewhere(documents, Cleaning(chosen, site), jobs, timeout)


def check_jobs(jobs: int, timeout: float | None) -> None:
    """Raise if these are no number of processes and no time limit."""
    if not isinstance(jobs, int) or isinstance(jobs, bool):
        raise TypeError(f"jobs must be an int, not {jobs!r}")
    if jobs < 1:
        raise ValueError(f"jobs must be positive, not {jobs}")
    if timeout is None:
        return
    if not isinstance(timeout, (int, float)) or isinstance(timeout, bool):
        raise TypeError(f"timeout must be a number or None, not {timeout!r}")
    if not timeout > 0:
        raise ValueError(f"timeout must be positive, not {timeout}")


def clean_or_tell(
    document: object, url: str | None, options: Options, site: SiteProfile | None = None, title: str | None = None
) -> Article:
    """The article of ``document``; whatever goes wrong with it is told in the article's issues."""
    try:
        return clean(document, url, options=options, site=site, title=title)  # type: ignore[arg-type]
    except Exception as error:  # one bad document never stops the rest
        return unread(
            document,
            Issue("failed", f"{type(error).__name__}: {error}"),
            url if isinstance(url, str) else None,
            options,
        )


def given_up(document: object, code: str, reason: str, url: str | None, options: Options) -> Article:
    """The article of a document that ended its process (``code`` is ``"crashed"``) or took too long."""
    issue = Issue("crashed", reason) if code == "crashed" else Issue("timed-out", reason)
    return unread(document, issue, url, options)


# Between them they need every table and library that documents commonly need.
_USUAL = (
    "قال المدير العام للأمن الوطني، الثلاثاء 21 أكتوبر 2025، إن الدورة ستنعقد في مدينة مراكش Ã©Â».",
    "<html><body><article><p>The minister said on Monday that the talks would go on.</p></article></body></html>",
)


def load() -> None:
    """Load what documents commonly need, which takes most of a second, once."""
    for document in _USUAL:
        clean(document)


@dataclass(frozen=True, slots=True)
class _Stray:
    """Stands in another process for an object that is no document."""

    kind: str


_Bare = bytes | str | _Stray


class _Sent(NamedTuple):
    """A ``Document`` as it is sent to another process."""

    data: _Bare
    url: str | None = None
    title: str | None = None


_Portable = _Bare | _Sent


@dataclass(frozen=True, slots=True)
class Cleaning:
    """The job of a process that cleans documents."""

    options: Options
    site: SiteProfile | None = None

    def prepare(self) -> None:
        load()

    def work(self, document: _Portable) -> Article:
        data, url, title = _sent(document)
        if isinstance(data, _Stray):
            return unread(None, Issue("failed", f"TypeError: clean() takes bytes or str, not {data.kind}"))
        return clean_or_tell(data, url, self.options, self.site, title)

    def lost(self, document: _Portable, code: str, reason: str) -> Article:
        data, url, _ = _sent(document)
        return given_up(data, code, reason, url, self.options)

    def pack(self, articles: list[Article]) -> bytes:
        return packed.dumps(articles)


def _here(documents: Iterable[Data | Document], options: Options, site: SiteProfile | None) -> Iterator[Article]:
    for document in _closing(documents):
        data, url, title = _whole(document)
        yield clean_or_tell(data, url, options, site, title)


def _elsewhere(
    documents: Iterable[Data | Document], job: Cleaning, jobs: int, timeout: float | None
) -> Iterator[Article]:
    portable = (_portable(document) for document in _closing(documents))
    results = workers.run(portable, job, _size, jobs, timeout)
    try:
        for data in results:
            yield from packed.loads(data)
    finally:
        results.close()


def _closing(documents: Iterable[Data | Document]) -> Iterator[Data | Document]:
    """The documents; a generator of them is closed with this one."""
    try:
        for document in documents:  # noqa: UP028 ("yield from" would close files as well)
            yield document
    finally:
        if isinstance(documents, GeneratorType):
            documents.close()


def _whole(document: Data | Document) -> Document:
    return document if isinstance(document, Document) else Document(document)


def _portable(document: Data | Document) -> _Portable:
    """``document`` as types that every process knows."""
    if isinstance(document, Document):
        return _Sent(_bare(document.data), document.url, document.title)
    return _bare(document)


def _bare(data: Data) -> _Bare:
    if isinstance(data, str):
        return str.__str__(data)
    return bytes(data) if isinstance(data, _BYTES) else _Stray(type(data).__name__)


def _sent(document: _Portable) -> _Sent:
    return _Sent(*document) if isinstance(document, tuple) else _Sent(document)


def _size(document: _Portable) -> int:
    data = _sent(document).data
    return 1 if isinstance(data, _Stray) else len(data)
