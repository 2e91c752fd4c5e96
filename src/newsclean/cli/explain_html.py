"""What was done to documents, as one page of HTML that stands alone: no script, no link, nothing fetched.

The text of each document is shown as it was read: what was removed struck through, what was changed as old and new,
each with its kind and rule for a title. Whatever a document says is escaped; characters that do not show, and those
that could reorder the page, appear by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from newsclean.cli.explain import changes_of, count, evidence, visible
from newsclean.cli.formats import date_words

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.cli.explain import Change
    from newsclean.values import Issue

_LONGEST_OLD = 4_000  # code points of a removal that are shown, most of them from its beginning
_TAIL = 1_000
_FACTS = (
    *("subtitle", "summary", "authors", "published", "modified", "mentioned_dates", "dateline", "credit", "section"),
    *("tags", "publisher", "url", "canonical_url", "image", "language", "script", "mode", "mode_reason"),
)

_STYLE = """
body { font: 16px/1.6 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }
article { border-top: 2px solid #888; margin-top: 2em }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start }
dl { display: grid; grid-template-columns: max-content auto; gap: 0 1em }
dt { color: #666 }
dd { margin: 0; overflow-wrap: anywhere }
del { background: #fdd; color: #822 }
del.removed { background: #eee; color: #666 }
ins { background: #dfd; color: #262; text-decoration: none }
"""

OPENING = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>What newsclean did</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>What newsclean did</h1>
"""
CLOSING = "</body>\n</html>\n"


def section(name: str, article: Article) -> str:
    """The part of the page that tells of one document; no line break at its end."""
    changes = list(changes_of(article, 100))
    parts = [
        "<article>",
        f"<h2>{_said(article.title or '(no title)')}</h2>",
        f"<p>{_said(name)}</p>",
        *_facts(article),
        *_changed(article, changes),
        *_spelling(article, changes),
        *_issues(article),
        "</article>",
    ]
    return "\n".join(parts)


def _shown(text: str) -> str:
    return escape(visible(text))


def _said(text: str) -> str:
    """Words of a document, whose direction is their own."""
    return f'<bdi dir="auto">{_shown(text)}</bdi>'


def _list(terms: Iterator[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    for term, words in terms:
        yield f"<dt>{_shown(term)}</dt><dd>{_said(words)}</dd>"
    yield "</dl>"


def _facts(article: Article) -> Iterator[str]:
    return _list(_terms(article))


def _terms(article: Article) -> Iterator[tuple[str, str]]:
    for name in _FACTS:
        value = getattr(article, name)
        values = value if isinstance(value, tuple) and name in ("authors", "tags", "mentioned_dates") else (value,)
        words = ", ".join(each if isinstance(each, str) else date_words(each) for each in values if each)
        if words:
            yield name.replace("_", " "), words
    source = article.source
    yield "source", f"{source.kind}, {source.encoding or 'str'}, {source.length} characters, SHA-256 {source.sha256}"
    yield "newsclean", f"{article.version}, rules {article.rules}"


# --- the text with its changes --------------------------------------------------------------------------------


def _changed(article: Article, changes: list[Change]) -> Iterator[str]:
    removals = [change.edit.kind for change in changes if change.is_removal]
    yield f"<p>{_shown(count('removals', removals))}<br>"
    yield f"{_shown(count('edits', (change.edit.kind for change in changes if not change.is_removal)))}</p>"
    language = f' lang="{_shown(article.language)}"' if article.language else ""
    yield f'<pre dir="auto"{language}>{"".join(_marked(article.text, changes))}</pre>'


def _marked(text: str, changes: list[Change]) -> Iterator[str]:
    """The text with what was done to it, where it was done."""
    at = 0
    for change in changes:
        yield _kept(text[at : change.at])
        yield _change(change)
        at = change.at + len(change.edit.new)
    yield _kept(text[at:])


def _kept(text: str) -> str:
    return "\n".join(map(_shown, text.split("\n")))


def _change(change: Change) -> str:
    edit = change.edit
    kind = "removed" if change.is_removal else "changed"
    attributes = f'class="{kind}" title="{_shown(_title(change))}" dir="auto"'
    parts = []
    if edit.end > edit.start:
        parts.append(f"<del {attributes}>{_old(edit.old, edit.end - edit.start)}</del>")
    if edit.new:
        parts.append(f"<ins {attributes}>{_with_breaks(edit.new)}</ins>")
        parts.append("\n" * edit.new.count("\n") if edit.new.isspace() else "")
    return "".join(parts)


def _title(change: Change) -> str:
    if not change.is_removal:
        return f"{change.edit.kind}, {change.edit.rule}"
    from newsclean.scores import score

    return f"{change.edit.kind}, {change.edit.rule}, score {score(change.edit.rule):.2f}"


def _old(old: str | None, length: int) -> str:
    if old is None:
        return f"({length} characters)"
    if length <= _LONGEST_OLD:
        return _with_breaks(old)
    head, tail = old[: _LONGEST_OLD - _TAIL], old[-_TAIL:]
    return f"{_with_breaks(head)}… ({length - _LONGEST_OLD} characters) …{_with_breaks(tail)}"


def _with_breaks(text: str) -> str:
    """A side of a change: blanks alone by name or sign; line breaks among words break the line."""
    return _shown(text).replace(" ", "␣") if text.isspace() else _kept(text)


# --- beside the text ------------------------------------------------------------------------------------------


def _spelling(article: Article, changes: list[Change]) -> Iterator[str]:
    told = list(evidence([change for change in changes if change.edit.kind == "typo"], article.text))
    if told:
        yield "<h3>Spelling, by frequency (Zipf) and evidence</h3>\n<ul>"
        for _, wrong, right, reasons in told:
            yield f"<li>{_said(wrong)} → {_said(right)}: {_said(reasons)}</li>"
        yield "</ul>"


def _issues(article: Article) -> Iterator[str]:
    yield f"<p>{_shown(count('issues', (issue.code for issue in article.issues)))}</p>"
    if article.issues:
        yield from _list((issue.code, issue.message + _place(issue)) for issue in article.issues)


def _place(issue: Issue) -> str:
    return f" ({issue.span.start}–{issue.span.end})" if issue.span else ""
