"""Lines of the tests' own pages, sought and shown."""

from itertools import accumulate

from newsclean.page.align import Aligner, Hit, Line
from newsclean.page.keys import key, markup_key
from newsclean.page.markup import tokenize
from newsclean.page.rows import Text


def text_of(page: str) -> Text:
    pieces = tokenize(page).pieces
    keys = [markup_key(page[piece.start : piece.end]) for piece in pieces]
    return Text(page, pieces, "".join(keys), [0, *accumulate(map(len, keys))])


def sought(text: Text, *lines: str) -> list[Hit]:
    """Where ``lines`` stand in the page."""
    return Aligner(text.key, text.starts).align([Line(line, key(line)) for line in lines])


def shown(text: Text, hits: list[Hit]) -> list[str]:
    """The keys of ``hits``, so that white space does not matter."""
    return [text.shown(hit) if hit.literal is None else key(hit.literal) for hit in hits]


def keys(*lines: str) -> list[str]:
    return list(map(key, lines))
