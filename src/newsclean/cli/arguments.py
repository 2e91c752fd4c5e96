"""The arguments of the command line: what there is, what fits together, and the options that come of it."""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import math
import os
import sys
from collections.abc import Sequence

from newsclean import options
from newsclean._version import __version__
from newsclean.cli import inputs, sites


def parser() -> argparse.ArgumentParser:
    """The parser of ``newsclean``'s command line."""
    made = argparse.ArgumentParser(
        prog="newsclean",
        description="Turn scraped news, pages or text, into clean articles with every change on record.",
        epilog="Exit status: 0 all well, 1 some documents failed, 2 the command was not understood.",
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"newsclean {__version__}")
    _add_input(made.add_argument_group("input"))
    _add_cleaning(made.add_argument_group("cleaning"))
    _add_output(made.add_argument_group("output"))
    _add_work(made.add_argument_group("work"))
    return made


def _add_input(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=f"a file, a folder (all {' '.join(inputs.SUFFIXES)} files below it that are not hidden, packed "
        "with gzip or zstd or not), or - for standard input, which is also read if no PATH is given",
    )
    group.add_argument(
        "--kind",
        choices=inputs.KINDS,
        default="auto",
        help="what the input is; auto goes by the file's suffix and then looks (default)",
    )
    group.add_argument(
        "--url",
        metavar="URL",
        type=_filled,
        help="the address of the document, or of records without one; one PATH only",
    )
    group.add_argument("--encoding", type=_encoding, metavar="CHARSET", help="the charset of pages and texts")
    _add_fields(group)


def _add_fields(group: argparse._ArgumentGroup) -> None:
    names = inputs.Names()
    for field in ("text", "html", "url", "id"):
        group.add_argument(
            f"--field-{field}",
            metavar="NAME",
            type=_filled,
            default=getattr(names, field),
            help=f"the field of JSON records that holds the {field} (default: {getattr(names, field)})"
            + ("; used in place of the text where both are there" if field == "html" else ""),
        )
    group.add_argument(
        "--field-title",
        metavar="NAME",
        type=_filled,
        help="the field of JSON records that holds the headline alone, if one does (default: none is read)",
    )


def _add_cleaning(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--mode",
        choices=options.MODES,
        default="auto",
        help="whether texts were cut down by an extractor (residual) or are whole pages",
    )
    _add_rules(group)
    sites.add_arguments(group)
    group.add_argument("--tanwin", choices=options.TANWIN, default="as-written", help="the order of alef and tanwin")
    group.add_argument(
        "--typos",
        choices=options.TYPOS,
        default="certain",
        help="slips of Arabic spelling to mend: none, those beyond doubt, or the likely ones too (default: certain)",
    )
    group.add_argument(
        "--lexicon",
        type=_lexicon,
        metavar="FILE",
        default=frozenset(),
        help="names and terms that are spelled right, one a line, in UTF-8",
    )
    group.add_argument(
        "--reference-time",
        type=_moment,
        metavar="TIME",
        help="what relative dates are counted from, in ISO 8601 (default: they are no dates)",
    )


def _add_rules(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--keep",
        action="append",
        default=[],
        type=_kind,
        metavar="KIND",
        help="leave this kind of removal (caption-credit, dateline, section, …) in the text; may be repeated",
    )
    group.add_argument(
        "--without",
        action="append",
        default=[],
        type=_rule,
        metavar="RULE",
        help="make no edits by this rule (spacing:after-stop) or kind of rule (spacing); may be repeated",
    )


def _add_output(group: argparse._ArgumentGroup) -> None:
    shape = group.add_mutually_exclusive_group()
    shape.add_argument(
        "--format",
        choices=("jsonl", "text", "markdown", "parquet"),
        help="a JSON object a line with the whole record (default), the same as a table (default for a .parquet "
        "FILE), or title and text, plain or in Markdown",
    )
    shape.add_argument(
        "--explain",
        action="store_const",
        const="explain",
        help="list what was removed and changed, and by which rule",
    )
    shape.add_argument(
        "--explain-html",
        dest="explain",
        action="store_const",
        const="explain-html",
        help="the same as one page of HTML that stands alone, each text with its changes marked",
    )
    group.add_argument(
        "--output",
        metavar="FILE",
        type=_filled,
        help="write here and not to standard output, packed if it is named .gz or .zst; appears when complete",
    )
    group.add_argument(
        "--resume",
        action="store_true",
        help="go on from where a run with the same arguments was stopped; needs --output in JSON lines or Parquet",
    )
    group.add_argument("--no-carry", action="store_true", help="leave what was taken out off the record")
    group.add_argument("--quiet", action="store_true", help="say nothing but which documents failed")


def _add_work(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--jobs", type=_positive, default=1, metavar="N", help="clean in so many processes (default: 1)")
    group.add_argument(
        "--timeout", type=_seconds, metavar="SECONDS", help="give up a document that takes longer (default: never)"
    )
    group.add_argument(
        "--max-input",
        type=_positive,
        default=options.Options().max_input,
        metavar="BYTES",
        help="do not read documents that are larger (default: %(default)s)",
    )


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"not a positive number: {value!r}")
    return int(value)


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError(f"not a positive number: {value!r}")
    return seconds


def _filled(value: str) -> str:
    if not value:
        raise argparse.ArgumentTypeError("must not be empty")
    return value


def _kind(value: str) -> str:
    from newsclean.article import MENDING_KINDS
    from newsclean.rules import known_rules  # with all that cleaning needs: only where a rule is named

    kinds = {rule.partition(":")[0] for rule in known_rules()} - MENDING_KINDS - options.FIXED_KINDS
    if value not in kinds:
        near = ", ".join(options.nearest(value, kinds))
        raise argparse.ArgumentTypeError(f"unknown kind of removal {value!r} (known are {near})")
    return value


def _rule(value: str) -> str:
    try:
        options.Options(without={value})
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error).removeprefix("without: ")) from None
    return value


def _encoding(value: str) -> str:
    from newsclean.charsets import charset

    if charset(value) is None:
        raise argparse.ArgumentTypeError(f"unknown charset {value!r}")
    return value


def _lexicon(value: str) -> frozenset[str]:
    try:
        return options.Options(lexicon=value).lexicon
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _moment(value: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a time in ISO 8601: {value!r}") from None


def chosen(args: argparse.Namespace) -> options.Options:
    """The library's options that the arguments ask for."""
    return options.Options(
        mode=args.mode,
        encoding=args.encoding,
        keep=frozenset(args.keep),
        without=frozenset(args.without),
        carry_source=not args.no_carry,
        tanwin=args.tanwin,
        typos=args.typos,
        lexicon=args.lexicon,
        reference_time=args.reference_time,
        max_input=args.max_input,
    )


def reading(parser: argparse.ArgumentParser, args: argparse.Namespace) -> inputs.Reading:
    """How to read the input; leaves with status 2 if the arguments do not fit together."""
    if not args.paths:
        if sys.stdin is None or sys.stdin.isatty():
            parser.error("argument PATH: none given, and standard input is a terminal")
        args.paths = ["-"]
    if args.url and (len(args.paths) > 1 or os.path.isdir(args.paths[0])):
        parser.error("argument --url: is the address of one document, so one PATH that is no folder is wanted")
    sites.checked(parser, args)
    output = os.path.realpath(args.output) if args.output else None
    if output is not None:
        _check_output(parser, output, args.paths)
    _check_format(parser, args, output)
    names = inputs.Names(args.field_text, args.field_html, args.field_url, args.field_id, args.field_title)
    return inputs.Reading(args.kind, args.url, names, output)


def _check_output(parser: argparse.ArgumentParser, output: str, paths: Sequence[str]) -> None:
    if os.path.isdir(output):
        parser.error(f"argument --output: {output!r} is a folder")
    if not os.path.isdir(os.path.dirname(output)):
        parser.error(f"argument --output: there is no folder {os.path.dirname(output)!r}")
    if os.path.isfile(output) and output in map(os.path.realpath, paths):
        parser.error(f"argument --output: {output!r} is also read")


def _check_format(parser: argparse.ArgumentParser, args: argparse.Namespace, output: str | None) -> None:
    """Settle the format by the output's name, and see that both can be had."""
    name = (output or "").lower()
    is_table = name.endswith(".parquet")
    if args.format is None:
        args.format = "parquet" if is_table else "jsonl"
    if (args.format == "parquet") != is_table or (args.explain and is_table):
        parser.error("argument --output: a name that ends in .parquet and the format of tables belong together")
    if is_table and not _there("pyarrow"):
        parser.error("argument --output: Parquet needs pyarrow: pip install 'newsclean[arrow]'")
    if name.endswith(".zst") and not _there("zstandard"):
        parser.error("argument --output: zstd needs the package zstandard: pip install 'newsclean[zstd]'")
    if args.resume and (output is None or args.explain or args.format not in ("jsonl", "parquet")):
        parser.error("argument --resume: needs --output, in JSON lines or Parquet")
    if args.resume and os.path.exists(output or "") and not os.path.isfile(output or ""):
        parser.error("argument --resume: the output is no file")


def _there(package: str) -> bool:
    return importlib.util.find_spec(package) is not None
