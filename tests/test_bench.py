"""The quality gate: floors hold, and only rise. Benchmarks of speed and of many documents run, and leave nothing patched."""

import gzip
import re

import pytest
from bench import batch
from bench.quality import check, raised
from bench.speed import REST, shares

from newsclean import pipeline


def test_a_figure_below_its_floor_is_a_fault():
    assert check({"kept": 0.97}, {"kept": 0.98}) == ["kept: 0.9700 is below its floor 0.9800"]
    assert check({"kept": 0.98}, {"kept": 0.98, "not measured": 1.0}) == []


def test_floors_rise_with_the_figures_and_never_fall():
    floors = raised({"kept": 0.9, "titles": 0.9}, {"kept": 0.95, "days": 0.8})
    assert floors == {"kept": 0.95, "titles": 0.895, "days": 0.8}


def test_the_shares_of_the_steps_make_up_the_whole_and_name_every_stage():
    run = pipeline._Work.run
    found = shares(["وقال المدير العام للأمن الوطني في مراكش إن المملكة تتابع الأمر عن قرب.".encode()] * 3)
    assert sum(found.values()) == pytest.approx(1)
    assert {stage.__name__ for stage in pipeline.STAGES} | {REST} <= found.keys()
    assert all(0 < share < 1 for share in found.values())
    assert pipeline._Work.run is run


@pytest.fixture
def crawl_data(tmp_path):
    """Texts and pages where the benchmarks look for them."""
    texts, pages = tmp_path / "arabic/dev/text", tmp_path / "html/fundus-de-en/html"
    for folder in (texts, pages):
        folder.mkdir(parents=True)
    for number in range(3):
        (texts / f"{number}.txt").write_text(f"قال المدير العام إن الدورة رقم {number} ستنعقد في مدينة مراكش.", "utf-8")
        page = f"<html><body><article><p>{'Ein Satz mit sieben Wörtern steht hier. ' * 9}</p></article></body></html>"
        (pages / f"{number}.html.gz").write_bytes(gzip.compress(page.encode()))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ratio", "--documents", "200"], r"200 documents: .* times by the clock, \d+\.\d+ by processor time"),
        (["memory", "--documents", "3000"], r"after 2000: \d+ MB; most since: \d+ MB"),
        (["resume", "--documents", "300"], r"300 articles .* resumed: the same bytes: True"),
    ],
)
def test_benchmarks_of_many_documents_run(crawl_data, arguments, said, capsys):
    assert batch.main([*arguments, "--data", str(crawl_data)]) == 0
    assert re.search(said, capsys.readouterr().out)
