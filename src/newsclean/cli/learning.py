"""The pass over the input that learns what its sites print; a document that fails or hangs costs itself only."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from newsclean.cli import inputs
from newsclean.cli.items import Document, Item
from newsclean.cli.job import FAILED, size
from newsclean.cli.meter import Meter
from newsclean.cli.report import Report
from newsclean.cli.sites import MOST, Profiles, loaded, site_of
from newsclean.options import Options, told

if TYPE_CHECKING:
    from newsclean.site import Seen, SiteProfile


class Read(NamedTuple):
    """What was read of a document of a site; ``seen`` is ``None`` if it gave no article, ``reason`` says why."""

    name: str
    site: str
    seen: Seen | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Learning:
    """The job of a process that reads documents to learn from them. ``by`` is what makes documents those of a site."""

    options: Options
    by: str

    def prepare(self) -> None:
        from newsclean.batch import load

        load()

    def work(self, item: Document) -> Read:
        import newsclean  # with all that cleaning needs: not for --help
        from newsclean.site import seen

        try:
            chosen = told(self.options, item.kind, item.encoding)
            article = newsclean.clean(item.data, item.url, options=chosen)
            failures = [issue for issue in article.issues if issue.code in FAILED]
            if failures:
                return self.lost(item, failures[0].code, failures[0].message)
            return Read(item.name, site_of(item, self.by), seen(article))
        except Exception as error:  # whatever goes wrong with a document is its own affair
            return self.lost(item, "failed", f"{type(error).__name__}: {error}")

    def lost(self, item: Document, code: str, reason: str) -> Read:
        return Read(item.name, site_of(item, self.by), None, f"{code}: {reason}")

    def pack(self, read: list[Read]) -> list[Read]:
        return read


def profiles(
    parser: argparse.ArgumentParser, args: argparse.Namespace, how: inputs.Reading, report: Report
) -> Profiles:
    """The profiles that the arguments ask for; to learn them the input is read, as it will be once more."""
    if args.site:
        return Profiles(one=loaded(parser, args.site))
    if not args.learn_site:
        return Profiles()
    unmetered = replace(how, meter=Meter())
    documents = _first_of_each(inputs.read(args.paths, unmetered, io.BytesIO()), args.learn_site)
    learned = _learned(_read(documents, args), report)
    if args.save_sites:
        _save(args.save_sites, learned)
    return Profiles(args.learn_site, learned)


def _first_of_each(items: Iterable[Item], by: str) -> Iterator[Document]:
    """The first documents of each site."""
    taken: dict[str, int] = {}
    for item in items:
        if not isinstance(item, Document):
            continue
        site = site_of(item, by)
        if (site or by == "folder") and taken.get(site, 0) < MOST:
            taken[site] = taken.get(site, 0) + 1
            yield item


def _read(documents: Iterator[Document], args: argparse.Namespace) -> Iterator[Read]:
    """What is read of the documents, in their order."""
    options = Options(typos="off", encoding=args.encoding, max_input=args.max_input)
    job = Learning(options, args.learn_site)
    if args.jobs == 1 and args.timeout is None:
        yield from map(job.work, documents)
        return
    from newsclean import workers

    with closing(workers.run(documents, job, size, args.jobs, args.timeout)) as chunks:
        for chunk in chunks:
            yield from chunk


def _learned(read: Iterable[Read], report: Report) -> dict[str, SiteProfile]:
    """The profile of each site of which at least two documents could be read; of the others is told."""
    from newsclean.site import profile

    groups: dict[str, list[Seen]] = {}
    for each in read:
        if each.seen is None:
            report.note(each.name, f"nothing learned from it: {each.reason}")
        else:
            groups.setdefault(each.site, []).append(each.seen)
    return {name: profile(seen) for name, seen in groups.items() if len(seen) > 1}


def _save(folder: str, learned: dict[str, SiteProfile]) -> None:
    for name, made in learned.items():
        file = re.sub(r"[^\w.-]+", "_", name).strip("_.") or "site"
        try:
            with open(os.path.join(folder, f"{file}.json"), "w", encoding="utf-8") as stream:
                stream.write(made.to_json())
        except OSError as error:
            sys.stderr.write(f"newsclean: {file}.json: {error.strerror or error}\n")
