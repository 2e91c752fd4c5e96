"""Spark in local mode: what ``mapInArrow`` hands on is what one process makes, byte by byte."""

import os
import shutil
import sys

import pytest

from tests.hostile.sample import sample

pytest.importorskip("pyarrow")
pytest.importorskip("pandas")  # pyspark's Arrow functions ask for it
sql = pytest.importorskip("pyspark.sql")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no Java", allow_module_level=True)

from newsclean import arrow  # noqa: E402
from tests.arrow_support import alone, table  # noqa: E402

ROWS = sample(int(os.environ.get("NEWSCLEAN_SPARK_ROWS", "2000")))


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "128")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def documents(spark, tmp_path_factory):
    """The rows as Spark finds a crawl: Parquet files."""
    import pyarrow.parquet as pq

    path = tmp_path_factory.mktemp("crawl")
    rows = table(ROWS)
    step = len(ROWS) // 4 + 1
    for part in range(4):
        pq.write_table(rows.slice(part * step, step), path / f"{part}.parquet")
    return spark.read.parquet(str(path))


def serial(articles):
    return [article.to_json().encode() for article in articles]


def test_every_row_is_what_one_process_makes(documents):
    made = documents.mapInArrow(arrow.clean_batches, arrow.spark_ddl(documents.schema)).toArrow()
    order = sorted(range(len(ROWS)), key=lambda place: int(made["id"][place].as_py()))
    made = made.take(order)
    assert made["id"].to_pylist() == [str(row.id) for row in ROWS]
    assert made["site"].to_pylist() == [f"site-{row.id % 7}" for row in ROWS]
    assert serial(arrow.articles(made)) == serial(alone(ROWS))


def test_without_the_input_s_schema_there_are_the_articles_alone(documents):
    made = documents.limit(50).mapInArrow(arrow.clean_batches, arrow.spark_ddl())
    assert made.columns == arrow.SCHEMA.names
    kinds = {row["source"]["kind"] for row in made.select("source").collect()}
    assert {"html", "text"} <= kinds
