"""Heads of texts in the shapes that sites of many countries print (``cases/heads.tsv``)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import newsclean
from newsclean import tables
from newsclean.options import Options
from newsclean.stages import stamps
from newsclean.stages.headlines import is_trail, leads_to, trail_end
from newsclean.stages.kinds import classify
from newsclean.stages.statements import below_headline, named_section

CASES = tables.rows("heads.tsv", (Path(__file__).parent / "cases" / "heads.tsv").read_text("utf-8"))
MORE = {
    "ar": [
        "وقال المدير إن الأعمال ستستمر حتى نهاية الفصل، وإن السكان سيبلغون بكل جديد في حينه.",
        "وأضاف أن اللجنة ستجتمع مرة أخرى في الأسبوع المقبل لبحث ما بقي من المسائل العالقة بين الأطراف.",
    ],
    "en": [
        "The director said that the work would go on until the end of the season and that people would be told in time.",
        "The committee will meet again next week, he added, to settle what is still open between the two sides.",
    ],
    "fr": [
        "Le directeur a précisé que les travaux se poursuivront jusqu'à la fin de la saison et que les habitants seront informés.",
        "La commission se réunira de nouveau la semaine prochaine, a-t-il ajouté, pour régler les questions encore ouvertes.",
    ],
    "fa": [
        "مدیر بندر گفت که کارها تا پایان فصل ادامه خواهد داشت و مردم به موقع از همه چیز آگاه می‌شوند.",
        "وی افزود که کمیته هفته آینده دوباره برای بررسی مسائل باقی‌مانده میان دو طرف تشکیل جلسه می‌دهد.",
    ],
}


def _more(opening: str) -> list[str]:
    if "ی" in opening:
        return MORE["fa"]
    return MORE["ar"] if opening[0] > "\u0600" else MORE["fr" if "'" in opening else "en"]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['family']}-{k}") for k, case in enumerate(CASES)])
def test_head(case: dict[str, str]) -> None:
    story = [case["opening"], *_more(case["opening"])]
    source = "\n".join([*case["head"].split(" ¶ "), *story])
    article = newsclean.clean(source)
    assert (article.title or "-") == case["title"]
    assert (article.published.value.isoformat()[:10] if article.published else "-") == case["published"]
    assert ("|".join(article.authors) or "-") == case["authors"]
    kept = [] if case["kept"] == "-" else case["kept"].split(" ¶ ")
    assert article.text.split("\n\n") == [*kept, *story]
    assert newsclean.clean(article.text).text == article.text
    assert article.verify(source)


def test_each_family_has_its_variants() -> None:
    assert min(Counter(case["family"] for case in CASES if case["family"] not in ("second", "clause")).values()) >= 8


@pytest.mark.parametrize(
    "line", ["3 مرات هذا الأسبوع", "قرأ 40 كتابا", "12 views of a mountain", "40 comments later", "2023", "تمت القراءة"]
)
def test_what_counts_nothing(line: str) -> None:
    assert not stamps.counts(line)


@pytest.mark.parametrize(
    "line", ["قناة السويس تحقق أرقاما قياسية", "أسعار الذهب > الفضة", "« Le port » attend ses navires > ici > là"]
)
def test_what_is_no_trail(line: str) -> None:
    assert not is_trail(line)


def test_a_headline_with_a_dash_that_its_story_tells_is_no_site() -> None:
    head = ["قناة السويس - أرقام قياسية", "عبور سبعين سفينة في يوم واحد", "3 مايو 2023"]
    story = "حققت قناة السويس أرقاما قياسية بعبور سبعين سفينة في يوم واحد، وفق ما أعلنته هيئة القناة مساء الثلاثاء."
    assert newsclean.clean("\n".join([*head, story, *MORE["ar"]])).title == head[0]


TELLING = [
    "نشرت في 25 أبريل 2018 دراسة عن المناخ",
    "كتب الرئيس الأمريكي في 20 أكتوبر 2022 تغريدة عن الحرب",
    "توفي في 20 أكتوبر 2022 عن 80 عاما",
    "قتل محمد في 8 يونيو 2023",
    "ولد في القاهرة 8 يونيو 2001",
    "كتب الكاتب محمد حسنين هيكل في 5 يونيو 1967 في الأهرام",
    "بواسطة القوات المسلحة التي انتشرت في 20 أكتوبر 2022 على الحدود",
    "القاهرة: ارتفاع أسعار الذهب",
    "القاهرة - باريس",
    "مدريد / يتأهل الريال",
    "احتجاجات الرباط 8 يونيو 2023",
    "Published on March 3, 2021 the report names no one",
    "Posted by John Smith on March 3, 2021 the letter was read by many",
    "By March 3, 2021 all ships had left",
    "The ships left on March 3, 2021 at 10:30",
    "Publié le 3 mars 2021 par un tribunal de Rabat",
]


@pytest.mark.parametrize("line", TELLING)
def test_a_line_of_a_story_states_nothing_of_it(line: str) -> None:
    assert classify(line, Options()) is None
    assert below_headline(line) is None


@pytest.mark.parametrize("line", TELLING)
def test_such_a_line_stays_in_a_story(line: str) -> None:
    first, *more = [case["opening"] for case in CASES if case["family"] == "clause"]
    story = [first, line + ".", *more, *MORE["ar"]]
    article = newsclean.clean("\n".join(["الرصيف الجديد يستقبل أولى السفن", *story]))
    assert article.text == "\n\n".join(story)
    assert (article.published, article.authors) == (None, ())


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("القسم: اقتصاد", "اقتصاد"),
        ("المجموعة: أخبار حضرموت", "أخبار حضرموت"),
        ("Category: World News", "World News"),
        ("Rubrique : Politique", "Politique"),
        ("القسم: لا يعرف أحد من كتبه ولا متى كتبه", None),
        ("الوزير: المجموعة كبيرة", None),
    ],
)
def test_a_section_behind_its_label(line: str, section: str | None) -> None:
    typed = named_section(line)
    assert (typed.value if typed else None) == section


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("أخبار » محليات » توزيع المياه على الأحياء", "توزيع المياه على الأحياء"),
        ("Town > News > The new pier opens", "The new pier opens"),
        ("قال «نعم» ثم » عاد » إلى البيت القديم", None),
        ("الأهلي > الزمالك", None),
        ("A line of far too many words to be a section > News > The new pier opens", None),
    ],
)
def test_where_a_trail_ends(line: str, title: str | None) -> None:
    end = trail_end(line)
    assert (line[end:] if end is not None else None) == title


@pytest.mark.parametrize(
    ("line", "other", "told", "leads"),
    [
        ("أخبار > محليات > توزيع المياه على الأحياء", "توزيع المياه على الأحياء", False, True),
        ("توزيع المياه على الأحياء | موقع الخليج اليوم", "توزيع المياه على الأحياء", False, True),
        ("الرئيسية أخبار محلية توزيع المياه على الأحياء", "توزيع المياه على الأحياء", False, True),
        ("مسلسل جديد عن توزيع المياه على الأحياء", "توزيع المياه على الأحياء", False, False),
        ("البلدية تبدأ توزيع المياه على الأحياء", "توزيع المياه على الأحياء", True, True),
        ("Die Stadt ist ein großer Hafen für Schiffe", "Ein großer Hafen für Schiffe", True, False),
        ("1. Harbour School of Business", "Harbour School of Business", True, False),
        ("Book a demo Start free trial", "Start free trial", True, False),
    ],
)
def test_what_leads_to_a_headline(line: str, other: str, told: bool, leads: bool) -> None:
    assert leads_to(line, other, lambda: told) is leads


GLUED = (
    "أوقف خفر السواحل في نواذيبو سبعة أشخاص في حملة على الزوارق التي تصيد دون ترخيص. وصادر ثلاثة زوارق ومحركين كبيرين."
)


@pytest.mark.parametrize(
    ("source", "title", "day"),
    [
        (
            f"نواذيبو: توقيف سبعة أشخاص في حملة على الصيد غير المرخص جمعة, 10/05/2024 - 12:18 {GLUED}",
            "نواذيبو: توقيف سبعة أشخاص في حملة على الصيد غير المرخص",
            "2024-05-10",
        ),
        (
            f"توقيف سبعة أشخاص في حملة على الصيد | نشر في: 10 مايو 2024 - 12:18 {GLUED}",
            "توقيف سبعة أشخاص في حملة على الصيد",
            "2024-05-10",
        ),
        (
            "Seven held in a sweep on unlicensed fishing boats Friday, 10/05/2024 - 12:18 Coast guards held seven people in"
            " a sweep on boats that were fishing without a licence. They took three boats and two large engines.",
            "Seven held in a sweep on unlicensed fishing boats",
            "2024-05-10",
        ),
    ],
)
def test_headline_day_and_story_in_one_line(source: str, title: str, day: str) -> None:
    article = newsclean.clean(source)
    assert article.title == title
    assert article.published is not None
    assert article.published.value.isoformat()[:10] == day
    assert newsclean.clean(article.text).text == article.text
    assert article.verify(source)


@pytest.mark.parametrize(
    "source",
    [
        f"أعلن خفر السواحل في بيان صدر يوم الجمعة 10/05/2024 - 12:18 {GLUED}",
        f"قال خفر السواحل إن السفينة غادرت في 10 مايو 2024 الساعة 12:18 {GLUED}",
        f"غادرت السفينة ميناء نواذيبو مساء أمس 10 مايو 2024 الساعة 12:18 وأوقف خفر السواحل {GLUED}",
        "The ship left the port of Nouadhibou with seven people on Friday, 10/05/2024 - 12:18 and the coast guards held"
        " the seven people of the ship in the port of Nouadhibou a day later, a spokesman said on Sunday.",
    ],
)
def test_an_hour_within_a_sentence_parts_nothing(source: str) -> None:
    article = newsclean.clean(source)
    assert (article.title, article.published) == (None, None)
    assert article.text.startswith(source[:60])


STORY = [case["opening"] for case in CASES if case["family"] == "clause"][:1] + MORE["ar"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "وحدي على الشاطئ القديم",
            "أعد السفن العائدة",
            "أعد السفن العائدة",
            "ثم أعود إلى البيت",
            "وينام البحر",
            "ولا أنام.",
        ],
        ["بسم الله الرحمن الرحيم", *STORY],
        ["السيد الوزير:", *STORY],
        ["قبل عشرين عاما:", "خالد المبارك", *STORY],
        ["بغداد 1258", "دمشق 1260", "القاهرة 1261", *STORY],
    ],
)
def test_lines_that_head_nothing_stay(lines: list[str]) -> None:
    article = newsclean.clean("\n".join(lines))
    assert article.text.split("\n\n") == lines
    assert (article.title, article.authors) == (None, ())


@pytest.mark.parametrize("line", ["فيضانات السودان", "الوضع الميداني", "Harbour district", "Local News"])
def test_a_label_between_headline_and_day_is_no_writer(line: str) -> None:
    article = newsclean.clean("\n".join(["الرصيف الجديد يستقبل أولى السفن", line, "12 مارس 2024", *STORY]))
    assert article.authors == ()


def test_a_sentence_of_clauses_is_no_subtitle() -> None:
    first = "على الواجهة، جملة كتبت بالطباشير الأبيض: «بمتابعة الزيارة، تقبلون كل ما نبيع من الخبز.»"
    article = newsclean.clean("\n".join(["شعار مخبز صغير يصبح حديث الناس", first, *STORY]))
    assert article.text.split("\n\n") == [first, *STORY]


PAGE_END = ["السابق", "التالي", "طباعة", "أضف تعليق", "إرسال"]


def _page(*head: str) -> newsclean.Article:
    story = ["أعلنت الهيئة العامة للموانئ أن الرصيف الجديد سيستقبل أولى السفن مطلع الشهر المقبل.", *MORE["ar"]]
    return newsclean.clean("\n".join(["الرئيسية", "سياسة", "رياضة", "اقتصاد", *head, *story, *PAGE_END]))


def test_a_day_above_counters_and_the_headline_of_a_page() -> None:
    title = "الرصيف الجديد يستقبل أولى السفن مطلع الشهر"
    article = _page("الأربعاء 2 آب 2023 10:27", "المدينة: عدن", "الزيارات: 588", "المحرر: 712", title)
    assert (article.mode, article.title) == ("full-page", title)
    assert article.published is not None
    assert article.published.value.isoformat()[:10] == "2023-08-02"


def test_a_writer_above_the_day_of_a_page() -> None:
    title = "الرصيف الجديد يستقبل أولى السفن مطلع الشهر"
    article = _page(title, "صورة: ميناءنا", "ميناءنا - محمد أوحمي", "الأربعاء 16 دجنبر 2020 - 08:00")
    assert (article.mode, article.title, article.authors) == ("full-page", title, ("محمد أوحمي",))


def test_who_is_named_in_the_story_wrote_none() -> None:
    title = "هداف الفريق يعود إلى التمارين الجماعية مطلع الأسبوع"
    story = ["عاد هداف الفريق محمد شريف إلى التمارين الجماعية مطلع الأسبوع، وفق ما أعلنه النادي في بيان.", *MORE["ar"]]
    head = [title, "الأهلي - محمد شريف", "3 مايو 2023"]
    assert newsclean.clean("\n".join([*head, *story])).authors == ()
    page = ["الرئيسية", "سياسة", "رياضة", "اقتصاد", *head, *story, *PAGE_END]
    assert newsclean.clean("\n".join(page)).authors == ()


def test_a_trail_that_a_page_cuts_short() -> None:
    title = "الرصيف الجديد يستقبل أولى السفن مطلع الشهر"
    article = _page("الهيئة > الأخبار > الرصيف الجديد يستقبل أولى…", title, "الأربعاء 16 دجنبر 2020")
    assert (article.mode, article.title) == ("full-page", title)
    assert "…" not in article.text


def test_the_salutation_of_a_letter_stays_on_a_page() -> None:
    head = ["رسالة مفتوحة إلى رئيس بلدية بنزرت", "نشر بتاريخ: 06 تشرين2/نوفمبر 2021", "الزيارات: 588"]
    article = _page(*head, "سيدي رئيس البلدية، تحيّة طيبة وبعد،")
    assert article.title == head[0]
    assert article.text.startswith("سيدي رئيس البلدية")
