"""What is done with each document: cleaned, and rendered as it will be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsclean.cli.items import Document
from newsclean.cli.sites import Profiles
from newsclean.options import Options, told

if TYPE_CHECKING:
    from newsclean.article import Article

# Issues that say that the document gave no article.
FAILED = frozenset({"not-an-article", "no-text", "failed", "crashed", "timed-out", "too-large"})


class Result(NamedTuple):
    """What became of a document: the codes of its issues, and if it failed, why."""

    name: str
    codes: tuple[str, ...]
    failure: str | None


class Made(NamedTuple):
    """A document's article, rendered or (for a table, which is made of many) as it is."""

    result: Result
    rendered: bytes
    row: tuple[Article, Document] | None = None


class Pack(NamedTuple):
    """What some documents became: results, and pieces to write, one for each or a table of all."""

    results: list[Result]
    pieces: list[bytes]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The job of a process: documents in, rendered articles out. ``shape`` is a format, or a report."""

    options: Options
    shape: str
    width: int
    sites: Profiles = field(default_factory=Profiles)

    def prepare(self) -> None:
        from newsclean.batch import load

        load()

    def work(self, item: Document) -> Made:
        import newsclean  # with all that cleaning needs: not for --help
        from newsclean.api import unread
        from newsclean.values import Issue

        chosen = told(self.options, item.kind, item.encoding)
        try:
            site = self.sites.of(item)
            article = newsclean.clean(item.data, url=item.url, options=chosen, site=site, title=item.title)
        except Exception as error:  # whatever goes wrong with a document is its own affair
            issue = Issue("failed", f"{type(error).__name__}: {error}")
            article = unread(item.data, issue, item.url, chosen)
        return self._made(item, article)

    def lost(self, item: Document, code: str, reason: str) -> Made:
        from newsclean.batch import given_up

        return self._made(item, given_up(item.data, code, reason, item.url, self.options))

    def pack(self, made: list[Made]) -> Pack:
        results = [each.result for each in made]
        if self.shape != "parquet":
            return Pack(results, [each.rendered for each in made])
        from newsclean.cli import tables

        return Pack(results, [tables.table([each.row for each in made if each.row is not None])])

    def _made(self, item: Document, article: Article) -> Made:
        failures = [issue for issue in article.issues if issue.code in FAILED]
        failure = f"{failures[0].code}: {failures[0].message}" if failures else None
        result = Result(item.name, tuple(issue.code for issue in article.issues), failure)
        if self.shape == "parquet":
            return Made(result, b"", (article, item._replace(data="")))
        return Made(result, render(article, item, self.shape, self.width))


def size(item: Document) -> int:
    """How much of an item there is, for dividing work."""
    return len(item.data)


def render(article: Article, item: Document, shape: str, width: int) -> bytes:
    """An article in one of the formats of text, with a line break at its end."""
    return (_text(article, item, shape, width) + "\n").encode("utf-8", "replace")


def _text(article: Article, item: Document, shape: str, width: int) -> str:
    if shape == "jsonl":
        return _json(article, item)
    if shape == "explain":
        from newsclean.cli.explain import explain, visible

        return f"{visible(item.name)}\n{explain(article, width)}"
    if shape == "explain-html":
        from newsclean.cli.explain_html import section

        return section(item.name, article)
    from newsclean.cli import formats

    return formats.to_text(article) if shape == "text" else formats.to_markdown(article)


def _json(article: Article, item: Document) -> str:
    """The article's dict with where it came from."""
    from newsclean import codec

    form: dict[str, object] = {} if item.id is None else {"id": item.id}
    form["path"] = item.path
    if item.record is not None:
        form["record"] = item.record
    return codec.line(form | article.to_dict())
