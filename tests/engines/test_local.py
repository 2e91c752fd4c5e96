"""The same function in engines of one machine: what they hand on is what one process makes."""

from itertools import tee

import pytest

from newsclean import Article, clean_all
from tests.hostile.sample import sample

ROWS = sample(400)


def test_duckdb():
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    import pyarrow as pa

    from newsclean import arrow
    from tests.arrow_support import alone, table

    with duckdb.connect() as db:
        reading = db.cursor()  # a connection of its own: one is busy while its result is read
        reading.register("documents", table(ROWS))
        found = reading.sql("SELECT * FROM documents WHERE id % 2 = 0 ORDER BY id").to_arrow_reader(50)
        schema = arrow.output_schema(found.schema)
        db.register("cleaned", pa.RecordBatchReader.from_batches(schema, arrow.clean_batches(found)))
        db.execute("CREATE TABLE articles AS SELECT * FROM cleaned")
        made = db.sql("SELECT * FROM articles ORDER BY CAST(id AS INT)").to_arrow_table()
        edits = db.execute("SELECT sum(len(edits)) FROM articles").fetchall()[0][0]
    wanted = alone(ROWS[::2])
    assert list(arrow.articles(made)) == wanted
    assert edits == sum(len(article.edits) for article in wanted)
    assert made["site"].to_pylist() == [f"site-{row.id % 7}" for row in ROWS[::2]]


def test_polars():
    pytest.importorskip("pyarrow")
    polars = pytest.importorskip("polars")
    import pyarrow as pa

    from newsclean import arrow
    from tests.arrow_support import alone, table

    frame = polars.from_arrow(table(ROWS)).filter(polars.col("id") % 2 == 0)
    made = polars.from_arrow(pa.Table.from_batches(arrow.clean_batches(frame.to_arrow().to_batches(50))))
    wanted = alone(ROWS[::2])
    assert made["text"].to_list() == [article.text for article in wanted]
    assert made["edits"].list.len().to_list() == [len(article.edits) for article in wanted]
    assert list(arrow.articles(made.to_arrow())) == wanted


def test_datatrove(tmp_path):
    data = pytest.importorskip("datatrove.data")
    from datatrove.pipeline.base import PipelineStep

    class Clean(PipelineStep):
        """Puts the article's text in the place of the document's, and its record beside it."""

        name = "newsclean"

        def run(self, data, rank=0, world_size=1):
            documents, again = tee(data)
            for document, article in zip(documents, clean_all(each.text for each in again), strict=True):
                document.text = article.text
                document.metadata["article"] = article.to_dict()
                yield document

    texts = [row.text for row in ROWS if isinstance(row.text, str)]
    documents = [data.Document(text=text, id=str(number)) for number, text in enumerate(texts)]
    made = list(Clean().run(iter(documents)))
    wanted = list(clean_all(texts))
    assert [document.text for document in made] == [article.text for article in wanted]
    assert [Article.from_dict(document.metadata["article"]) for document in made] == wanted
    assert [document.id for document in made] == [str(number) for number in range(len(texts))]
