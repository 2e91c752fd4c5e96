"""Documents per core-hour: in one process over Arrow batches, and in Spark with two.

    python -m bench.spark --data DIR [--documents 10000] [--no-spark]

DIR as for ``bench.batch``. Processor time of all processes counts, Spark's own included, so other work on the machine
does not matter much. Spark's rows are compared with the one process's.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import sys
import tempfile
import time
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from bench.batch import documents
from bench.processor import seconds_below
from newsclean import arrow

_BATCH = 128


def one_process(given: pa.Table) -> pa.Table:
    """Clean a table here, and say how fast that was."""
    for batch in given.slice(0, 20).to_batches():  # first use loads tables and profiles
        arrow.clean_batch(batch)
    start = time.process_time()
    made = pa.Table.from_batches(arrow.clean_batches(given.to_batches(max_chunksize=_BATCH)))
    _say("one process", len(given), time.process_time() - start)
    return made


def in_spark(given: pa.Table) -> pa.Table:
    """Clean a table in Spark on this machine, and say how fast that was."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(_BATCH))
        .getOrCreate()
    )
    with tempfile.TemporaryDirectory() as folder:
        crawl, out = os.path.join(folder, "crawl"), os.path.join(folder, "articles")
        os.mkdir(crawl)
        step = -(-len(given) // 8)
        for part in range(8):
            pq.write_table(given.slice(part * step, step), os.path.join(crawl, f"{part}.parquet"))
        frame = session.read.parquet(crawl)
        before = seconds_below()
        frame.mapInArrow(arrow.clean_batches, arrow.spark_ddl()).write.parquet(out)
        _say("Spark, reading and writing Parquet", len(given), seconds_below() - before)
        made = pq.read_table(out)
    session.stop()
    return made


def _say(what: str, count: int, seconds: float) -> None:
    print(f"{what}: {count} documents in {seconds:.1f} s of processor time: {count / seconds * 3600:,.0f} a core-hour")


def _table(given: Sequence[str]) -> pa.Table:
    pages = [document if "</" in document else None for document in given]
    texts = [None if page is not None else document for document, page in zip(given, pages, strict=True)]
    ids = [str(number) for number in range(len(given))]
    return pa.table({"id": ids, "html": pa.array(pages, pa.string()), "text": pa.array(texts, pa.string())})


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=pathlib.Path, required=True)
    ask.add_argument("--documents", type=int, default=10_000)
    ask.add_argument("--pages", type=int, default=10, help="each so-many-th document is a page; 1: all are")
    ask.add_argument("--no-spark", action="store_true")
    args = ask.parse_args(argv)
    given = _table(list(documents(args.data, args.documents, args.pages)))
    alone = one_process(given)
    if not args.no_spark:
        made = in_spark(given)
        order = sorted(range(len(made)), key=lambda place: int(made["id"][place].as_py()))
        same = [article.to_json() for article in arrow.articles(made.take(order))] == [
            article.to_json() for article in arrow.articles(alone)
        ]
        print(f"the same articles, byte by byte: {same}")
        return 0 if same else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
