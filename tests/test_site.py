"""What is learned from documents of a site, and what a profile of it takes out."""

import json
from functools import partial

import pytest
from bench.sites import Document, measured, words

import newsclean
from newsclean import Options, SiteProfile, learn_site
from newsclean.cli import learning, main
from newsclean.site import SiteLine
from tests.jobs import Obstinate, obstinate

NAMES = ["الميناء الجديد", "المكتبة الوطنية", "السوق المركزي", "المسرح البلدي", "الملعب الكبير", "المتحف الأثري"]
STORIES = [
    [
        f"أعلنت السلطات المحلية صباح اليوم عن افتتاح {name} بعد أشغال دامت ثلاث سنوات وشارك فيها {k} مهندسا.",
        f"وقال المدير إن {name} سيستقبل الزوار ابتداء من الأسبوع المقبل، مضيفا أن الدخول مجاني لسكان الحي رقم {k}.",
        f"وتقدر كلفة {name} بنحو {k} مليون درهم، وفق ما جاء في بلاغ صدر أمس عن المجلس الجماعي للمدينة.",
    ]
    for k, name in enumerate(NAMES, 11)
]
# Words of no phrase table: three sites that print lines of their own before, after and inside their stories.
SITES = {
    "before-and-after": (
        ["صدى الوادي — صوت من لا صوت له"],
        [],
        ["دليل القارئ إلى أقسام صدى الوادي", "عنوان المقر: شارع النخيل 12"],
    ),
    "inside": (
        [],
        ["♦ نافذة صدى الوادي ♦"],
        ["هذا المحتوى من إنتاج غرفة صدى الوادي وحدها ولا يعبر إلا عنها، فلزم التنويه."],
    ),
    "english": (
        ["The Valley Echo, voice of the valley"],
        ["~ valley echo window ~"],
        ["Printed on the old mill road 12"],
    ),
}


def document(site, k):
    before, inside, after = SITES[site]
    first, *rest = STORIES[k]
    return "\n\n".join([*before, f"افتتاح {NAMES[k]} في موعده", first, *inside, *rest, *after])


@pytest.mark.parametrize("site", SITES)
def test_what_is_learned_from_four_documents_is_gone_from_others_and_the_story_is_whole(site):
    profile = learn_site(document(site, k) for k in range(4))
    assert profile.documents == 4
    own = [line for part in SITES[site] for line in part]
    for k in (4, 5):
        without, article = newsclean.clean(document(site, k)), newsclean.clean(document(site, k), site=profile)
        assert any(line in without.text for line in own)
        assert [line for line in own if line in article.text] == []
        assert [line for line in STORIES[k] if line not in article.text] == []
        assert article.source_text() == document(site, k)
        assert newsclean.clean(article.text, site=profile).text == article.text
        assert {removal.text for removal in article.removed if removal.kind == "site"} == set(own)


@pytest.mark.parametrize("site", SITES)
def test_the_benchmark_of_sites_counts_what_a_profile_takes(site):
    documents = [Document(document(site, k), words("\n".join(STORIES[k]))) for k in range(6)]
    tally = measured(documents, "residual")
    assert tally.documents == 6
    assert tally.left <= tally.without / 2
    assert tally.lost <= 0.002 * tally.article


def test_an_edge_line_inside_a_story_stays():
    profile = SiteProfile(4, (SiteLine("صدى الوادي", 4, "edge"),))
    text = "\n\n".join([STORIES[0][0], "صدى الوادي", *STORIES[0][1:], "صدى الوادي"])
    assert newsclean.clean(text, site=profile).text == "\n\n".join([STORIES[0][0], "صدى الوادي", *STORIES[0][1:]])


def test_a_headline_that_the_site_lists_elsewhere_stays_the_headline():
    profile = SiteProfile(4, (SiteLine("افتتاح الميناء الجديد في موعده", 2, "edge"),))
    article = newsclean.clean("\n\n".join(["افتتاح الميناء الجديد في موعده", *STORIES[0]]), site=profile)
    assert article.title == "افتتاح الميناء الجديد في موعده"


def test_documents_that_tell_the_same_story_teach_nothing_twice():
    story = "\n\n".join(["عنوان واحد يتكرر", *STORIES[0], "سطر من القصة نفسها"])
    profile = learn_site([story, story + "\n\nتحديث", story])
    assert profile == SiteProfile(1, ())


def test_titles_dates_writers_and_sentences_of_the_story_are_not_learned():
    background = "ويذكر أن المدينة احتضنت خلال العام الماضي ثلاثة مهرجانات كبرى شارك فيها آلاف الزوار من بلدان عدة."
    texts = [
        "\n\n".join(
            [
                f"افتتاح {name} في موعده",
                "بقلم: محمد العلوي",
                "الثلاثاء 21 أكتوبر 2025",
                story[0],
                background,
                *story[1:],
            ]
        )
        + f"\n\nافتتاح {NAMES[k - 1]} في موعده"
        for k, (name, story) in enumerate(zip(NAMES, STORIES, strict=True))
    ]
    assert learn_site(texts).lines == ()


def test_a_page_is_learned_from_as_it_is_read():
    def page(k):
        body = "".join(
            f"<p>{line}</p>" for line in [*STORIES[k], "بريد صدى الوادي مفتوح لكل القراء في كل وقت من السنة"]
        )
        return f"<html><head><title>{NAMES[k]}</title></head><body><article><h1>{NAMES[k]}</h1>{body}</article></body></html>"

    profile = learn_site([page(k) for k in range(4)])
    article = newsclean.clean(page(4), site=profile)
    assert "صدى الوادي" not in article.text
    assert article.verify(page(4))


def test_json_is_readable_sorted_and_an_exact_inverse():
    profile = learn_site(document("before-and-after", k) for k in range(4))
    text = profile.to_json()
    assert SiteProfile.from_json(text).to_json() == text
    assert set(SiteProfile.from_json(text).lines) == set(profile.lines)
    assert json.loads(text)["documents"] == 4
    assert "صدى الوادي" in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not a site profile: "),
        ("[]", '"format" is not'),
        ('{"format": "newsclean site profile 1"}', '"documents" must be a number'),
        ('{"format": "newsclean site profile 1", "documents": 3, "lines": ["a"]}', "a line must be an object"),
        (
            '{"format": "newsclean site profile 1", "documents": 3, "lines": [{"line": "a", "documents": 3, "where": "top"}]}',
            "no known place",
        ),
    ],
)
def test_a_profile_that_is_none_is_told(text, message):
    with pytest.raises(ValueError, match=message):
        SiteProfile.from_json(text)


def test_wrong_types_are_told():
    with pytest.raises(TypeError, match="takes an iterable of documents, not str"):
        learn_site("text")
    with pytest.raises(TypeError, match="takes bytes or str, not int"):
        learn_site([1])
    with pytest.raises(TypeError, match=r"site must be newsclean\.SiteProfile, not dict"):
        newsclean.clean("text", site={})
    assert learn_site([]) == SiteProfile(0, ())


def test_a_rule_turned_off_leaves_the_lines():
    profile = learn_site(document("inside", k) for k in range(4))
    kept = newsclean.clean(document("inside", 4), site=profile, options=Options(without={"site"}))
    assert "♦ نافذة صدى الوادي ♦" in kept.text


# --- many documents ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("site", SITES)
def test_batches_take_the_profile_that_one_document_takes(site):
    profile = learn_site(document(site, k) for k in range(4))
    documents = [*(document(site, k) for k in range(6)), None, "\ud83d", document(site, 5).encode()]
    alone = [*map(partial(newsclean.clean, site=profile), documents[:6])]
    made = list(newsclean.clean_all(documents, site=profile))
    assert made[:6] == alone
    assert made[6:8] == list(newsclean.clean_all(documents[6:8]))
    assert made[8] == newsclean.clean(documents[8], site=profile)
    assert made[:6] != list(newsclean.clean_all(documents[:6]))
    assert list(newsclean.clean_all(documents, site=profile, jobs=2)) == made
    assert list(newsclean.clean_all(documents, site=profile, timeout=60)) == made


def test_record_batches_take_the_profile_that_one_document_takes():
    pa = pytest.importorskip("pyarrow")
    from newsclean import arrow

    profile = learn_site(document("inside", k) for k in range(4))
    texts = [document("inside", k) for k in range(6)]
    batch = pa.RecordBatch.from_pydict({"text": texts})
    alone = [newsclean.clean(text, site=profile) for text in texts]
    assert list(arrow.articles(arrow.clean_batch(batch, site=profile))) == alone
    (made,) = arrow.clean_batches([batch], site=profile)
    assert list(arrow.articles(made)) == alone
    with pytest.raises(TypeError, match=r"site must be newsclean.SiteProfile, not dict"):
        arrow.clean_batch(batch, site={})


def test_what_is_no_profile_is_told_at_once():
    with pytest.raises(TypeError, match=r"site must be newsclean.SiteProfile, not str"):
        newsclean.clean_all([], site="profile")


# --- the command line --------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    for k in range(6):
        (tmp_path / f"{k}.txt").write_text(document("before-and-after", k), "utf-8")
    return tmp_path


def test_the_command_line_learns_by_folder_and_saves(folder, capsys, tmp_path_factory):
    saved = tmp_path_factory.mktemp("sites")
    assert main(["--learn-site", "folder", "--save-sites", str(saved), "--format", "text", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "صدى الوادي" not in out
    assert all(line in out for story in STORIES for line in story)
    (file,) = saved.glob("*.json")
    assert SiteProfile.from_json(file.read_text("utf-8")).documents == 5
    assert main(["--site", str(file), "--format", "text", str(folder / "5.txt")]) == 0
    assert "صدى الوادي" not in capsys.readouterr().out


@pytest.fixture
def hanging(monkeypatch):
    """Documents that hold ``hang`` never end, those that hold ``fail`` raise, in this process and in others."""
    monkeypatch.setattr(learning.Learning, "__reduce__", lambda job: (Obstinate, (job.options, job.by)))
    monkeypatch.setattr(newsclean, "clean", obstinate(newsclean.clean))


@pytest.mark.parametrize("arguments", [[], ["--jobs", "2"], ["--timeout", "60"]])
def test_a_document_that_fails_while_it_is_learned_from_costs_itself_only(
    folder, capsys, hanging, arguments, tmp_path_factory
):
    (folder / "0a.txt").write_text("fail", "utf-8")
    (folder / "0b.pdf.txt").write_bytes(b"%PDF-1.7")
    saved = tmp_path_factory.mktemp("sites")
    learn = ["--learn-site", "folder", "--save-sites", str(saved), "--format", "text"]
    assert main([*learn, *arguments, str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "صدى الوادي" not in out
    assert "0a.txt: nothing learned from it: failed: RuntimeError: fail" in err
    assert "0b.pdf.txt: nothing learned from it: not-an-article: " in err
    (file,) = saved.glob("*.json")
    assert SiteProfile.from_json(file.read_text("utf-8")).documents == 3


def test_a_document_that_hangs_while_it_is_learned_from_costs_itself_only(folder, capsys, hanging):
    (folder / "0a.txt").write_text("hang", "utf-8")
    assert main(["--learn-site", "folder", "--timeout", "1.5", "--format", "text", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert "صدى الوادي" not in out
    assert "0a.txt: nothing learned from it: timed-out: it took more than 1.5 s" in err


def test_documents_too_large_to_clean_are_not_learned_from(folder, capsys):
    (folder / "0a.txt").write_text("دليل القارئ إلى أقسام صدى الوادي\n" * 99, "utf-8")
    assert main(["--learn-site", "folder", "--max-input", "3000", "--format", "text", str(folder)]) == 1
    assert "0a.txt: nothing learned from it: too-large: " in capsys.readouterr().err


def test_the_command_line_learns_by_host(tmp_path, capsys):
    rows = [{"url": f"https://echo.example/{k}", "text": document("inside", k)} for k in range(5)]
    file = tmp_path / "crawl.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert main(["--learn-site", "host", "--format", "text", str(file)]) == 0
    assert "صدى الوادي" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--site", "x.json", "--learn-site", "host", "a.txt"], "not together with --learn-site"),
        (["--save-sites", "x", "a.txt"], "only with --learn-site"),
        (["--learn-site", "folder", "--save-sites", "no-such-folder", "a.txt"], "there is no folder"),
        (["--learn-site", "folder", "-"], "cannot be read twice"),
        (["--site", "no-such-file", "a.txt"], "argument --site: no-such-file: "),
    ],
)
def test_arguments_that_do_not_fit_are_told(arguments, message, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert message in capsys.readouterr().err


def test_processes_are_told_the_profiles(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "articles.jsonl"
    work = ["--learn-site", "folder", "--output", str(out), "--quiet", "--resume"]
    assert main([*work, str(folder)]) == 0
    alone = out.read_bytes()
    out.unlink()
    assert main([*work, "--jobs", "2", str(folder)]) == 0
    assert out.read_bytes() == alone
    texts = [json.loads(line)["text"] for line in alone.splitlines()]
    assert len(texts) == 6
    assert "صدى الوادي" not in "".join(texts)
