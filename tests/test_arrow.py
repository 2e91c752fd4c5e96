"""Articles as rows of Arrow: every row an article, in order, and back."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Options
from tests.hostile.sample import sample
from tests.strategies import anything, raw

pa = pytest.importorskip("pyarrow")

from newsclean import arrow, rows  # noqa: E402
from newsclean.arrow import Columns  # noqa: E402
from tests.arrow_support import alone, table  # noqa: E402

STORY = "قال المدير العام للأمن الوطني إن الدورة ستنعقد في مدينة مراكش خلال شهر نونبر المقبل."


def one(**columns):
    return pa.RecordBatch.from_pydict(columns)


@given(st.lists(st.one_of(anything, raw), max_size=3))
def test_articles_come_back_equal(documents):
    articles = list(newsclean.clean_all(documents))
    batch = rows.to_batch(articles, [None] * len(articles))
    batch.validate(full=True)
    assert batch.schema == arrow.SCHEMA
    assert list(arrow.articles(batch)) == articles
    assert list(arrow.articles(pa.table(batch))) == articles


@pytest.mark.parametrize("size", [1, 64, 700])
def test_batches_of_any_size_hold_what_one_process_makes(size):
    wanted = sample(700)
    given = table(wanted).to_batches(max_chunksize=size)
    made = list(arrow.clean_batches(given))
    assert [batch.num_rows for batch in made] == [batch.num_rows for batch in given]
    assert [article for batch in made for article in arrow.articles(batch)] == alone(wanted)
    for batch in made:
        batch.validate(full=True)
        assert batch.schema == arrow.output_schema(given[0].schema)
    assert pa.Table.from_batches(made)["site"].to_pylist() == table(wanted)["site"].to_pylist()
    assert pa.Table.from_batches(made)["id"].to_pylist() == [str(row.id) for row in wanted]


def test_batches_are_taken_one_by_one():
    taken = []

    def batches():
        for _ in range(3):
            taken.append(1)
            yield one(text=[STORY])

    made = arrow.clean_batches(batches())
    assert not taken
    assert next(made)["text"].to_pylist() == [STORY]
    assert len(taken) == 1


def test_an_empty_batch_gives_an_empty_one():
    given = pa.RecordBatch.from_pylist([], pa.schema([("text", pa.string()), ("site", pa.int8())]))
    made = arrow.clean_batch(given)
    assert made.num_rows == 0
    assert made.schema == arrow.output_schema(given.schema)


@pytest.mark.parametrize(
    "kind",
    [
        *(pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()),
        pa.dictionary(pa.int32(), pa.string()),
    ],
    ids=str,
)
def test_every_type_of_strings_is_read(kind):
    column = pa.array([STORY, None, STORY], kind)
    made = arrow.clean_batch(pa.RecordBatch.from_arrays([column], names=["text"]))
    assert made["text"].to_pylist() == [STORY, "", STORY]


@pytest.mark.parametrize("kind", [pa.int32(), pa.null(), pa.struct([("a", pa.int8())]), pa.list_(pa.string())], ids=str)
def test_rows_that_are_no_documents_are_told_row_by_row(kind):
    given = pa.RecordBatch.from_arrays([pa.nulls(2, kind), pa.array(["x"] * 2)], names=["text", "id"])
    made = arrow.clean_batch(given)
    assert made["id"].to_pylist() == ["x", "x"]
    assert [[issue["code"] for issue in issues] for issues in made["issues"].to_pylist()] == [["failed"]] * 2


def test_strings_that_are_no_utf_8_are_read_as_bytes():
    broken = pa.Array.from_buffers(pa.string(), 1, pa.array([b"caf\xe9 " * 9]).buffers())
    made = arrow.clean_batch(pa.RecordBatch.from_arrays([broken, broken], names=["text", "id"]))
    assert made["text"].to_pylist() == [newsclean.clean(b"caf\xe9 " * 9).text]
    assert made["id"].to_pylist() == ["caf\\xe9 " * 9]


def test_an_address_of_the_wrong_type_fails_its_row_alone():
    made = arrow.clean_batch(one(text=[STORY, STORY], url=[None, 7]))
    assert made["text"].to_pylist() == [STORY, ""]
    assert made["issues"].to_pylist()[1][0]["message"] == "TypeError: url must be str, not int"


def test_what_is_given_for_a_page_and_is_none():
    given = one(html=["<p>" + STORY, '{"a": "b"}', "", None], text=["x", "x", STORY, STORY])
    kinds = [source["kind"] for source in arrow.clean_batch(given)["source"].to_pylist()]
    assert kinds == ["html", "other", "text", "text"]
    kinds = [source["kind"] for source in arrow.clean_batch(given, options=Options(kind="text"))["source"].to_pylist()]
    assert kinds == ["text"] * 4


def test_columns_by_name_and_what_is_carried():
    given = one(body=[STORY], key=[b"\xff1"], title=["old"], extra=[[1, 2]], link=["http://a.b/"])
    made = arrow.clean_batch(given, Columns(text="body", id="key", url="link"))
    assert made.schema.names == [*arrow.SCHEMA.names, "input_title", "extra"]
    assert (
        made.to_pylist()[0] | {"id": "\\xff1", "input_title": "old", "extra": [1, 2], "url": "http://a.b/"}
        == (made.to_pylist()[0])
    )
    made = arrow.clean_batch(given, Columns(text="body", carry=["body", "key"]))
    assert made.schema.names == [*arrow.SCHEMA.names, "body", "key"]
    with pytest.raises(ValueError, match="no column 'keys' to carry"):
        arrow.clean_batch(given, Columns(text="body", carry=["keys"]))
    with pytest.raises(TypeError, match="carry must be a sequence of str, not 'key'"):
        Columns(carry="key")


def test_a_headline_that_a_column_states():
    title = "المدير العام يفتتح الدورة المقبلة في مراكش"
    given = one(text=[f"خبر آخر من هناك\n\n{STORY}", STORY, STORY], headline=[title, None, ""], n=[1, 2, 3])
    made = arrow.clean_batch(given, Columns(title="headline"))
    assert made.schema.names == [*arrow.SCHEMA.names, "n"]
    assert made["title"].to_pylist() == [title, None, None]
    assert next(arrow.articles(made)) == newsclean.clean(given["text"][0].as_py(), title=title)
    assert arrow.clean_batch(given).schema.names == [*arrow.SCHEMA.names, "headline", "n"]
    with pytest.raises(ValueError, match="no column 'headlines' of titles"):
        arrow.clean_batch(given, Columns(title="headlines"))
    wrong = arrow.clean_batch(one(text=[STORY], headline=[7]), Columns(title="headline"))
    assert wrong["issues"].to_pylist()[0][0]["message"] == "TypeError: title must be str, not int"


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((None,), TypeError, r"a pyarrow.RecordBatch is wanted, not NoneType"),
        ((one(body=["x"]),), ValueError, r"no column 'html' or 'text' \(there are 'body'\)"),
        ((one(text=["x"]), "text"), TypeError, r"columns must be newsclean.arrow.Columns, not str"),
        ((one(text=["x"]), Columns(), {}), TypeError, r"options must be newsclean.Options, not dict"),
    ],
)
def test_wrong_arguments_are_told(arguments, error, message):
    with pytest.raises(error, match=message):
        arrow.clean_batch(*arguments)


def test_what_a_batch_has_no_room_for_is_told(monkeypatch):
    monkeypatch.setattr(arrow, "_SURE_BYTES", 10)
    monkeypatch.setattr(arrow, "_MOST_BYTES", 1_000)
    made = arrow.clean_batch(one(text=[STORY, STORY * 3, STORY]))
    assert made.num_rows == 3
    assert made["text"].to_pylist() == [STORY, "", ""]
    assert [[issue["code"] for issue in issues] for issues in made["issues"].to_pylist()][1] == ["too-large"]


def test_half_a_surrogate_pair_has_a_column_of_its_own():
    (edit,) = rows.to_batch([newsclean.clean(f"{STORY}\ud83d")], [None])["edits"].to_pylist()[0]
    assert (edit["old"], edit["old_bytes"]) == (None, b"\xed\xa0\xbd")


def test_spark_s_words_for_the_schema():
    ddl = arrow.spark_ddl()
    assert ddl.startswith("`id` STRING, `title` STRING, ")
    assert "`edits` ARRAY<STRUCT<`start`: INT, `end`: INT, `new`: STRING, " in ddl
    given = pa.schema(
        [
            *(
                ("text", pa.string()),
                ("id", pa.int64()),
                ("a`b", pa.timestamp("us", "UTC")),
                ("n", pa.decimal128(9, 2)),
            ),
            *(("when", pa.timestamp("us")), ("map", pa.map_(pa.string(), pa.int8())), ("title", pa.bool_())),
        ]
    )
    assert arrow.spark_ddl(given) == (
        f"{ddl}, `a``b` TIMESTAMP, `n` DECIMAL(9, 2), `when` TIMESTAMP_NTZ, `map` MAP<STRING, TINYINT>, "
        "`input_title` BOOLEAN"
    )
    with pytest.raises(ValueError, match="Spark has no type for Arrow's uint8"):
        arrow.spark_ddl(pa.schema([("x", pa.uint8())]))


def test_the_examples_of_the_document_run():
    path = Path(__file__).parent.parent / "docs/scale.md"
    result = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert result.attempted >= 7
    assert result.failed == 0


def test_the_module_is_there_without_an_import_of_its_own():
    code = "import sys, newsclean\nassert 'pyarrow' not in sys.modules\nassert newsclean.arrow.spark_ddl()"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_pyarrow_the_extra_is_named():
    code = "import sys; sys.modules['pyarrow'] = None\nimport newsclean.arrow"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True)
    assert ended.stderr.splitlines()[-1] == (
        b"ImportError: newsclean.arrow needs pyarrow: pip install 'newsclean[arrow]'"
    )
