"""What learning a site is worth: leftovers still there without it, and with a profile of up to four of its documents.

    python -m bench.sites --data DIR

DIR holds ``html/fundus-de-en`` (hosts with at least three pages; the article is the annotation's) and
``arabic/dev/html`` (folders of at least five pages; the article is what ``clean`` makes of the page). Pages are
flattened as in bench/render.py and cleaned in turn, as whole pages and as if they were residual text, with a profile
learned from up to four other pages of the host. Of each site are printed the words left that are not of the article,
without and with the profile, and the share of the article's words that the profile costs. Of the sites in
``arabic/dev/text`` follows how many lines that two documents share are left at all; documents that share more tell
the same story.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import newsclean
from bench.render import block_text

_WORD = re.compile(r"\w+")
_MODES = ("full-page", "residual")
LEAST, LEAST_UNMARKED, LEARNED = 3, 5, 4


class Document(NamedTuple):
    """A page as flat text, and the words of its article."""

    text: str
    gold: Counter[str]


class Tally(NamedTuple):
    """Words of all documents of a site: of the articles; left over without a profile and with it; lost by it."""

    documents: int
    article: int
    without: int
    left: int
    lost: int


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def annotated(folder: Path) -> Iterator[tuple[str, Document]]:
    """The hosts of a set of annotated pages, each with a page."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        known = json.loads(path.read_text("utf-8"))
        page = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes()).decode("utf-8", "replace")
        yield urlsplit(known["url"]).netloc, Document(block_text(page), words(known["ground_truth"]["main_content"]))


def unmarked(folder: Path) -> Iterator[tuple[str, Document]]:
    """Pages in folders by site; the article is what is found with the help of the markup."""
    for path in sorted(folder.glob("*/*.html")):
        data = path.read_bytes()
        article = newsclean.clean(data, options=newsclean.Options(typos="off"))
        yield path.parent.name, Document(block_text(data.decode("utf-8", "replace")), words(article.text))


def cleaned(text: str, mode: str, site: newsclean.SiteProfile | None = None) -> str:
    return newsclean.clean(text, options=newsclean.Options(kind="text", typos="off", mode=mode), site=site).text


def measured(documents: Sequence[Document], mode: str) -> Tally:
    """Each document cleaned without a profile, and with one of others of the site."""
    totals: Counter[str] = Counter()
    for k, document in enumerate(documents):
        others = [other.text for other in (*documents[k + 1 :], *documents[:k])]
        profile = newsclean.learn_site(others[:LEARNED])
        plain, known = (words(cleaned(document.text, mode, site)) for site in (None, profile))
        totals["article"] += document.gold.total()
        totals["without"] += (plain - document.gold).total()
        totals["left"] += (known - document.gold).total()
        totals["lost"] += ((plain & document.gold) - known).total()
    return Tally(len(documents), *(totals[name] for name in Tally._fields[1:]))


def repeated(folder: Path) -> tuple[int, int]:
    """How many lines two cleaned documents of a folder share that share no other, and how many documents there are."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    texts = [cleaned(path.read_text("utf-8", "replace"), "auto") for path in sorted(folder.glob("*.txt"))]
    for text in texts:
        for line in set(text.split("\n")) - {""}:
            seen[line].add(text)
    shared = Counter(frozenset(found) for found in seen.values() if len(found) > 1)
    return sum(1 for count in shared.values() if count == 1), len(texts)


def _row(site: str, tally: Tally) -> str:
    gone = 1 - tally.left / tally.without if tally.without else 1.0
    return (
        f"{site}: {tally.documents} documents, words left over {tally.without} without, {tally.left} with a profile "
        f"({gone:.0%} gone), of the article lost by it {tally.lost / max(1, tally.article):.2%}"
    )


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    args = ask.parse_args(argv)
    for of, least in (
        (annotated(args.data / "html/fundus-de-en"), LEAST),
        (unmarked(args.data / "arabic/dev/html"), LEAST_UNMARKED),
    ):
        sites: defaultdict[str, list[Document]] = defaultdict(list)
        for host, document in of:
            sites[host].append(document)
        for host, documents in sorted(sites.items()):
            for mode in _MODES if len(documents) >= least else ():
                print(_row(f"{host}, {mode}", measured(documents, mode)), flush=True)
    print("lines shared by two documents that are left, arabic/dev/text:")
    for folder in sorted((args.data / "arabic/dev/text").iterdir()):
        lines, of_all = repeated(folder)
        print(f"  {folder.name}: {lines} in {of_all}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
