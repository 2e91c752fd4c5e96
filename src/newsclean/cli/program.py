"""The command line: ``newsclean [PATH|-]…`` and ``python -m newsclean``.

Exit status: 0 all well, 1 some documents failed (each is named on standard error), 2 the command was not
understood, 130 interrupted, 141 nobody reads the output any more, 143 ended by a signal.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import signal
import sys
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress

from newsclean.cli import arguments, inputs, learning, outputs, sites
from newsclean.cli.items import Document, Note
from newsclean.cli.job import Pack, Rendering, size
from newsclean.cli.meter import total
from newsclean.cli.report import Report


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
    live = not args.quiet and sys.stderr.isatty()
    shown = args.output is not None or not sys.stdout.isatty()
    report = Report(args.quiet, shown, how.meter, total(args.paths) if live and shown else None)
    profiles = learning.profiles(parser, args, how, report)
    try:
        with _stopped_by_sigterm():
            _clean(args, how, profiles, report)
    except BrokenPipeError:
        raise
    except OSError as error:
        report.failed(args.output or "standard output", error.strerror or str(error))
    except BaseException as error:
        _say_how_to_go_on(args, report, error)
        raise
    finally:
        report.close()
    if args.output is not None or report.live:
        report.summary()
    return 1 if report.failures else 0


def _clean(args: argparse.Namespace, how: inputs.Reading, profiles: sites.Profiles, report: Report) -> None:
    stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()
    documents = _documents(inputs.read(args.paths, how, stdin), report)
    shape = args.explain or args.format
    job = Rendering(arguments.chosen(args), shape, _width(), profiles)
    end = None
    if args.resume:
        end = _skip(documents, args, shape, report)
    report.begin()
    packs = _packs(documents, job, args)
    with closing(packs), outputs.opened(args.output, shape, end) as sink:
        for pack in packs:
            for piece in pack.pieces:
                sink.write(piece)
            report.count(pack)


def _skip(documents: Iterator[Document], args: argparse.Namespace, shape: str, report: Report) -> int:
    """Pass over what a stopped run has done; leaves with status 2 if that was another run."""
    from newsclean.cli import resume  # with the rules: not for --help

    try:
        return resume.skip(documents, args.output, shape, report)
    except resume.NotResumableError as error:
        report.say(args.output, f"cannot be resumed: {error}")
        raise SystemExit(2) from None


def _documents(items: Iterator[inputs.Item], report: Report) -> Iterator[Document]:
    """The documents among what is read; of the rest is told."""
    for item in items:
        if isinstance(item, Document):
            yield item
            continue
        if isinstance(item, Note):
            report.note(item.name, item.reason)
        else:
            report.failed(item.name, item.reason)
        report.tick()


def _packs(documents: Iterator[Document], job: Rendering, args: argparse.Namespace) -> Generator[Pack, None, None]:
    if args.jobs > 1 or args.timeout is not None:
        from newsclean import workers

        yield from workers.run(documents, job, size, args.jobs, args.timeout)
    elif job.shape == "parquet":  # rows cost much less in company
        from newsclean import workers

        for chunk in workers.chunks(documents, size):
            yield job.pack([job.work(item) for item in chunk])
    else:
        for item in documents:
            yield job.pack([job.work(item)])


def _width() -> int:
    """The width of the terminal that standard output is, or 100."""
    return shutil.get_terminal_size((100, 0)).columns if sys.stdout.isatty() else 100


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """While this lasts a polite request to end is an interruption, after which what was written is whole."""

    def stop(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():  # signals are for that one
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _say_how_to_go_on(args: argparse.Namespace, report: Report, error: BaseException) -> None:
    if args.output is not None and os.path.exists(part := outputs.part_of(os.path.realpath(args.output))):
        report.note(args.output, f"stopped; {part} holds what was done, and --resume goes on from it")
