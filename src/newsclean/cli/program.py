"""The command line: ``newsclean [PATH|-]…`` and ``python -m newsclean``.

Exit status: 0 all well, 1 some documents failed (each is named on standard error), 2 the command was not
understood, 130 interrupted, 141 nobody reads the output any more.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from newsclean import options
from newsclean.cli import arguments, inputs

if TYPE_CHECKING:
    from newsclean.article import Article

Write = Callable[[str], object]

_SEPARATORS = {"text": "\n" + "-" * 72 + "\n\n", "markdown": "\n---\n\n", "explain": "\n" + "=" * 72 + "\n\n"}

# Issues that say that the document gave no article.
FAILED = frozenset({"not-an-article", "no-text", "failed"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; raises ``SystemExit`` as argparse does."""
    parser = arguments.parser()
    args = parser.parse_intermixed_args(argv)
    try:
        return _run(parser, args)
    except BrokenPipeError:
        _forget_stdout()
        return 141
    except KeyboardInterrupt:
        return 130


def _forget_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush cannot fail."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


# --- the run --------------------------------------------------------------------------------------


def _run(parser: argparse.ArgumentParser, args: argparse.Namespace) -> int:
    how = arguments.reading(parser, args)
    report = _Report(args.quiet, shown=args.output is not None or not sys.stdout.isatty())
    shape = "explain" if args.explain else args.format
    stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()
    try:
        with _sink(args.output) as write:
            _clean_all(inputs.read(args.paths, how, stdin), arguments.chosen(args), shape, write, report)
    except BrokenPipeError:
        raise
    except OSError as error:
        report.failed(args.output or "standard output", error.strerror or str(error))
    finally:
        report.close()
    return 1 if report.failures else 0


def _clean_all(
    items: Iterator[inputs.Item], chosen: options.Options, shape: str, write: Write, report: _Report
) -> None:
    separator = ""
    for item in items:
        if isinstance(item, inputs.Note):
            report.note(item.name, item.reason)
        elif isinstance(item, inputs.Failure):
            report.failed(item.name, item.reason)
        elif (rendered := _one(item, chosen, shape, report)) is not None:
            write(f"{separator}{rendered}\n")
            separator = _SEPARATORS.get(shape, "")
        report.tick()


def _one(item: inputs.Document, chosen: options.Options, shape: str, report: _Report) -> str | None:
    """Clean and render one document; whatever goes wrong with it is its own affair."""
    from newsclean import clean  # with all that cleaning needs: not for --help

    try:
        article = clean(item.data, url=item.url, options=replace(chosen, kind=item.kind))
        rendered = _render(article, item, shape)
    except Exception as error:
        report.failed(item.name, f"{type(error).__name__}: {error}")
        return None
    report.documents += 1
    for issue in article.issues:
        if issue.code in FAILED:
            report.failed(item.name, f"{issue.code}: {issue.message}")
            break
    return rendered


def _render(article: Article, item: inputs.Document, shape: str) -> str:
    if shape == "jsonl":
        return _json(article, item)
    if shape == "explain":
        from newsclean.cli.explain import explain, visible

        return f"{visible(item.name)}\n{explain(article, _width())}"
    from newsclean.cli import formats

    return formats.to_text(article) if shape == "text" else formats.to_markdown(article)


def _width() -> int:
    """The width of the terminal that standard output is, or 100."""
    return shutil.get_terminal_size((100, 0)).columns if sys.stdout.isatty() else 100


def _json(article: Article, item: inputs.Document) -> str:
    """The article's dict with where it came from."""
    from newsclean import codec

    form: dict[str, object] = {} if item.id is None else {"id": item.id}
    form["path"] = item.path
    if item.record is not None:
        form["record"] = item.record
    return codec.line(form | article.to_dict())


# --- output ---------------------------------------------------------------------------------------


@contextmanager
def _sink(path: str | None) -> Iterator[Write]:
    """What writes UTF-8 to standard output or to ``path``, whatever the locale; links are followed."""
    if path is None:
        yield _writer(getattr(sys.stdout, "buffer", None))
    elif os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe
        with open(path, "wb") as stream:
            yield _writer(stream)
    else:
        with _replacing(os.path.realpath(path)) as stream:
            yield _writer(stream)


def _writer(stream: BinaryIO | None) -> Write:
    if stream is None:  # standard output was replaced by something that takes str only
        return sys.stdout.write
    out = stream

    def write(text: str) -> None:
        out.write(text.encode("utf-8", "replace"))
        out.flush()

    return write


@contextmanager
def _replacing(path: str) -> Iterator[BinaryIO]:
    """A new file that takes the place of ``path`` when all went well, and else leaves no trace."""
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    with open(temporary, "xb") as stream:
        try:
            yield stream
            stream.close()
            os.replace(temporary, path)
        except BaseException:
            stream.close()
            os.unlink(temporary)
            raise


# --- messages -------------------------------------------------------------------------------------


class _Report:
    """What is said on standard error: failures always, notes unless quiet, progress only at a terminal."""

    def __init__(self, quiet: bool, shown: bool) -> None:
        self.quiet = quiet
        self.documents = self.failures = 0
        self._live = shown and not quiet and sys.stderr.isatty()
        self._began = self._ticked = time.monotonic()
        self._drawn = 0

    def failed(self, name: str, reason: str) -> None:
        self.failures += 1
        self._say(name, reason)

    def note(self, name: str, reason: str) -> None:
        if not self.quiet:
            self._say(name, reason)

    def tick(self) -> None:
        """Redraw the line of progress, ten times a second at the most."""
        now = time.monotonic()
        if self._live and now - self._ticked >= 0.1:
            self._ticked = now
            self._draw()

    def close(self) -> None:
        if self._live:
            self._draw()
            sys.stderr.write("\n")

    def _draw(self) -> None:
        rate = self.documents / max(time.monotonic() - self._began, 1e-3)
        line = f"{self.documents} documents, {self.failures} failed, {rate:.0f}/s"
        sys.stderr.write(f"\r{line:<{self._drawn}}")
        sys.stderr.flush()
        self._drawn = len(line)

    def _say(self, name: str, reason: str) -> None:
        from newsclean.cli.explain import isolate, visible  # names and reasons may hold anything

        if self._drawn:
            sys.stderr.write(f"\r{'':<{self._drawn}}\r")
            self._drawn = 0
        sys.stderr.write(f"newsclean: {isolate(visible(name))}: {visible(reason)}\n")
