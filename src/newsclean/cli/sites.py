"""Profiles of sites on the command line: their arguments, and which document is cleaned with which."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsclean.cli.items import Document

if TYPE_CHECKING:
    from newsclean.site import SiteProfile

GROUPS = ("host", "folder")
MOST = 5  # documents of a site that are learned from; more tell little more


@dataclass(frozen=True, slots=True)
class Profiles:
    """Which profile a document is cleaned with: its group's, else the ``one`` for all, if there is any."""

    by: str = ""
    learned: Mapping[str, SiteProfile] = field(default_factory=dict)
    one: SiteProfile | None = None

    def of(self, document: Document) -> SiteProfile | None:
        return self.learned.get(site_of(document, self.by), self.one) if self.learned else self.one


def add_arguments(group: argparse._ArgumentGroup) -> None:
    """The arguments that this module answers for."""
    group.add_argument("--site", metavar="FILE", help="remove the lines of a site, by its profile (JSON)")
    group.add_argument(
        "--learn-site",
        choices=GROUPS,
        help=f"first learn from up to {MOST} documents of each host (by url) or folder what its site prints around its "
        "stories, then clean with it; the input is read twice",
    )
    group.add_argument("--save-sites", metavar="FOLDER", help="with --learn-site: write the profiles there, as JSON")


def checked(parser: argparse.ArgumentParser, args: argparse.Namespace) -> None:
    """Leave with status 2 if the arguments do not fit together."""
    if args.site and args.learn_site:
        parser.error("argument --site: not together with --learn-site")
    if args.save_sites and not args.learn_site:
        parser.error("argument --save-sites: only with --learn-site")
    if args.save_sites and not os.path.isdir(args.save_sites):
        parser.error(f"argument --save-sites: there is no folder {args.save_sites!r}")
    if args.learn_site and "-" in args.paths:
        parser.error("argument --learn-site: standard input cannot be read twice")


def site_of(document: Document, by: str) -> str:
    """The host of the document's address, or the folder of its file."""
    if by == "folder":
        return os.path.dirname(document.path)
    try:
        return urlsplit(document.url or "").hostname or ""
    except ValueError:
        return ""


def loaded(parser: argparse.ArgumentParser, path: str) -> SiteProfile:
    """The profile that a file holds; leaves with status 2 if it holds none."""
    from newsclean.site import SiteProfile

    try:
        with open(path, encoding="utf-8-sig") as file:
            return SiteProfile.from_json(file.read())
    except (OSError, ValueError) as error:
        parser.error(f"argument --site: {path}: {error}")
