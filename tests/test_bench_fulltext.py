"""What the benchmark of whole pages' text counts, and how a page is flattened."""

import json

from bench.fulltext import Made, best_run, c4, cleaned, figures, measure, measure_residual, model_from
from bench.render import block_text

import newsclean
from newsclean import tables
from newsclean.stages import pagelines, pagemodel

SENTENCE = (
    "The minister said on Monday that talks with the neighbours would go on, and that the results would be public."
)


def test_words_count_as_multisets():
    found = figures(Made("a b b c"), "a b d", "a b b c d")
    assert found == (2 / 4, 2 / 3, 4 / 7, 1 / 3, 1 / 3)
    assert figures(Made(""), "a", "a") == (0.0, 0.0, 0.0, 1.0, 1.0)
    assert figures(Made("a"), "a", "") == (1.0, 1.0, 1.0, 0.0, 0.0)


def test_a_word_that_a_field_holds_is_lost_but_not_gone():
    assert figures(Made("c", "a x"), "a a c d", "a a c d")[3:] == (3 / 4, 2 / 4)
    assert figures(Made("c", "a a d"), "a a c d", "a a c")[3:] == (2 / 3, 0.0)


def test_the_fields_of_an_article_are_what_the_document_says_beside_its_text():
    made = cleaned(f"The talks go on\n\nBy Jane Miller\n\nMay 3, 2021\n\n{SENTENCE}", newsclean.Options(kind="text"))
    assert made == (SENTENCE, "The talks go on Jane Miller May 3, 2021")


def test_a_page_is_flattened_block_by_block():
    page = "<head><title>t</title></head><ul><li>one<li>two <b>bold</b></ul><p>a<br>b<script>x()</script></p><table><tr><td>1<td>2</table>"
    assert block_text(page) == "one\ntwo bold\na\nb\n1 2"
    assert block_text("") == ""


def test_the_peers():
    lines = ["Home", "Sport", SENTENCE, "Ad", SENTENCE, "Imprint"]
    assert best_run("\n".join(lines)) == "\n".join(lines[2:5])
    assert c4("\n".join(lines)) == "\n".join([SENTENCE, SENTENCE])


def test_a_set_is_measured_from_its_files(tmp_path):
    import gzip

    (tmp_path / "html").mkdir()
    (tmp_path / "ground-truth").mkdir()
    body = "".join(f"<p>{SENTENCE} And so it went on, day after day, in the capital {k}.</p>" for k in range(8))
    page = f"<html><body><ul><li>Home<li>Sport<li>Politics<li>Business</ul><article>{body}</article><p>Contact us</body></html>"
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(page.encode()))
    gold = "\n".join(f"{SENTENCE} And so it went on, day after day, in the capital {k}." for k in range(8))
    (tmp_path / "ground-truth" / "a.json").write_text(json.dumps({"ground_truth": {"main_content": gold}}))
    rows = measure(tmp_path)
    assert rows["nothing"].recall == rows["newsclean, full page"].f1 == 1.0
    assert rows["nothing"].precision < 1.0
    assert measure_residual(tmp_path)["newsclean on its output"].lost == 0.0


def test_a_model_can_be_tried_in_place_of_the_packages_own(tmp_path):
    model = json.loads(tables.read(pagemodel.FILE))
    everything = tmp_path / "model.json"
    everything.write_text(json.dumps({**model, "start": 30.0, "trees": []}))
    row = [0.0] * len(pagelines.NAMES)
    own = pagemodel.shipped()(row)
    with model_from(everything):
        assert pagemodel.shipped()(row) == 30.0
        assert newsclean.clean(SENTENCE).text == SENTENCE
    assert pagemodel.shipped()(row) == own
