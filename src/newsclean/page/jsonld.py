"""JSON-LD: what schema.org objects in a page say about its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsclean.page.keys import unescape

Node = dict[str, Any]

_MAX_SCRIPT = 2_000_000  # code points read of one script
_MAX_NODES = 5_000  # objects looked at in one page

# A string (or what is left of one that never ends), or commas with nothing between them.
_STRING_OR_COMMAS = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|,[\s,]*+', re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|Recipe|HowTo)\Z")
_PAGE = re.compile(r"(?:WebPage|ItemPage|QAPage|VideoObject|AudioObject|PodcastEpisode|CreativeWork)\Z")


def nodes(scripts: Iterable[str]) -> list[Node]:
    """All objects in ``scripts``, outermost first; what cannot be read is left out."""
    found: list[Node] = []
    for script in scripts:
        for value in _values(script[:_MAX_SCRIPT]):
            found.extend(_walk(value, _MAX_NODES - len(found)))
    return found


def articles(found: Sequence[Node]) -> list[Node]:
    """The objects that describe an article, most of them first, then those that describe its page."""
    ranked = [(rank, k) for k, node in enumerate(found) if (rank := _rank(node)) is not None]
    return [found[k] for _, k in sorted(ranked)]


def types(node: Node) -> list[str]:
    """The types of an object, without the vocabulary's address."""
    return [name.rpartition("/")[2] for name in strings(node.get("@type"))]


def strings(value: Any) -> list[str]:
    """The non-empty strings that a value holds: itself, its items, or its ``@value``."""
    if isinstance(value, str):
        text = squeeze(unescape(value)) if value.strip() else ""
        return [text] if text else []
    if isinstance(value, list):
        return [text for item in value[:100] for text in strings(item)] if _shallow(value) else []
    if isinstance(value, dict) and "@value" in value and not isinstance(value["@value"], (dict, list)):
        return strings(value["@value"])
    return []


def names(value: Any, index: dict[str, Node]) -> list[str]:
    """The names of persons or organizations: strings, named objects, references to such, lists of these."""
    if isinstance(value, list):
        return [name for item in value[:100] if not isinstance(item, list) for name in names(item, index)]
    if isinstance(value, dict):
        if "name" not in value:
            value = index.get(str(value.get("@id")), value)
        return strings(value.get("name"))
    return strings(value)


def index(found: Iterable[Node]) -> dict[str, Node]:
    """Objects with a name by their ``@id``."""
    return {node["@id"]: node for node in found if isinstance(node.get("@id"), str) and "name" in node}


def squeeze(text: str) -> str:
    """White space runs as one space, none at the edges."""
    return " ".join(text.split())


def _shallow(value: list[Any]) -> bool:
    return not any(isinstance(item, list) for item in value)


def _rank(node: Node) -> tuple[int, int] | None:
    kinds = types(node)
    if any(_ARTICLE.search(kind) for kind in kinds):
        return (0, 0 if "headline" in node else 1)
    if any(_PAGE.search(kind) for kind in kinds):
        return (1, 0 if "datePublished" in node else 1)
    return None


def _values(script: str) -> Iterator[Any]:
    """The JSON values in a script: as it is, else mended."""
    text = _unwrapped(script)
    for attempt in (str, _mended, _unescaped):
        try:
            yield json.loads(attempt(text), strict=False)
        except (ValueError, RecursionError):
            continue
        return
    yield from _sequence(_mended(text))


def _sequence(text: str) -> Iterator[Any]:
    """Values that follow each other, up to the first that cannot be read."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1


def _unwrapped(script: str) -> str:
    """Leave out what stands around the JSON: comment and CDATA marks, semicolons."""
    text = script.strip(" \t\r\n;")
    return text[text.find("{") : text.rfind("}") + 1] if text[:1] in "</" else text


def _mended(text: str) -> str:
    """Take out commas that nothing follows and double backslashes that escape nothing."""

    def mend(match: re.Match[str]) -> str:
        if match.group()[0] == '"':
            return _BAD_ESCAPE.sub(r"\\\\", match.group())
        return "" if text[match.end() : match.end() + 1] in "}]" else ","

    return _STRING_OR_COMMAS.sub(mend, text)


def _unescaped(text: str) -> str:
    return _mended(unescape(text))


def _walk(value: Any, limit: int) -> Iterator[Node]:
    """All objects in ``value``, at most ``limit``, breadth first."""
    queue = [value]
    for item in queue:
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict) and limit > 0:
            limit -= 1
            yield item
            queue.extend(part for part in item.values() if isinstance(part, (dict, list)))
