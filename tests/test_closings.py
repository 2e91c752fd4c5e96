"""Lines below a story that are put together of a few kinds of words go; what a story says in such words stays."""

import pathlib

import pytest

import newsclean
from newsclean import closings, tables
from newsclean.phrases import fold

CASES = pathlib.Path(__file__).parent / "cases" / "closings.tsv"
ROWS = tables.rows(CASES.name, CASES.read_text("utf-8"))
STORIES = {
    "ar": [
        "أعلنت السلطات المحلية صباح اليوم عن افتتاح الميناء الجديد بعد أشغال دامت ثلاث سنوات وشارك فيها مئات المهندسين.",
        "وقال المدير إن الميناء سيستقبل السفن ابتداء من الأسبوع المقبل، مضيفا أن الدخول مجاني لسكان الحي.",
        "وتقدر كلفة المشروع بنحو ثلاثين مليون درهم، وفق ما جاء في بلاغ صدر أمس عن المجلس الجماعي.",
    ],
    "en": [
        "The local authorities announced this morning that the new port had opened after three years of work by hundreds.",
        "The director said that the port would receive ships from next week on, and that the quarter could enter for free.",
        "The cost of the project is estimated at thirty million, according to a statement of the council yesterday.",
    ],
    "fr": [
        "Les autorités locales ont annoncé ce matin que le nouveau port avait ouvert après trois ans de travaux.",
        "Le directeur a déclaré que le port accueillerait des navires à partir de la semaine prochaine.",
        "Le coût du projet est estimé à trente millions, selon un communiqué publié hier par le conseil.",
    ],
    "es": [
        "Las autoridades locales anunciaron esta mañana que el nuevo puerto abrió tras tres años de obras.",
        "El director dijo que el puerto recibirá barcos a partir de la próxima semana y que la entrada es libre.",
        "El coste del proyecto se estima en treinta millones, según un comunicado publicado ayer por el consejo.",
    ],
    "de": [
        "Die Behörden teilten am Morgen mit, dass der neue Hafen nach drei Jahren Arbeit eröffnet worden ist.",
        "Der Direktor sagte, der Hafen werde ab der nächsten Woche Schiffe aufnehmen, der Eintritt sei frei.",
        "Die Kosten des Projekts werden nach einer Mitteilung des Rates von gestern auf dreißig Millionen geschätzt.",
    ],
    "tr": [
        "Yerel yetkililer bu sabah yeni limanın üç yıl süren çalışmaların ardından açıldığını duyurdu.",
        "Müdür, limanın gelecek haftadan itibaren gemi kabul edeceğini ve girişin ücretsiz olduğunu söyledi.",
        "Projenin maliyeti, meclisin dün yayımladığı bildiriye göre yaklaşık otuz milyon olarak tahmin ediliyor.",
    ],
    "fa": [
        "مقام‌های محلی امروز صبح اعلام کردند که بندر تازه پس از سه سال کار صدها مهندس گشایش یافته است.",
        "مدیر گفت که بندر از هفته آینده کشتی‌ها را خواهد پذیرفت و ورود برای ساکنان محله رایگان خواهد بود.",
        "هزینه این طرح بنا بر بیانیه‌ای که دیروز شورا منتشر کرد نزدیک به سی میلیون برآورد می‌شود.",
    ],
    "ur": [
        "مقامی حکام نے آج صبح اعلان کیا کہ نئی بندرگاہ تین سال کے کام کے بعد کھول دی گئی ہے۔",
        "ڈائریکٹر نے کہا کہ بندرگاہ اگلے ہفتے سے جہاز قبول کرے گی اور محلے والوں کا داخلہ مفت ہو گا۔",
        "منصوبے کی لاگت کا تخمینہ کونسل کے کل جاری ہونے والے بیان کے مطابق تین کروڑ لگایا گیا ہے۔",
    ],
}
GOING = [row for row in ROWS if row["kind"] != "stays"]
STAYING = [row for row in ROWS if row["kind"] == "stays"]


def named(row):
    return row["id"]


@pytest.mark.parametrize("row", GOING, ids=named)
def test_below_a_story_it_goes_by_its_kind(row):
    source = "\n\n".join([*STORIES[row["lang"]], row["line"]])
    article = newsclean.clean(source)
    assert article.text.split("\n\n") == STORIES[row["lang"]]
    # Who wrote a report may be its writers too.
    assert {removal.kind for removal in article.removed} <= {row["kind"], "byline" if row["kind"] == "credit" else ""}
    assert (row["kind"] == "credit") == (article.credit is not None)
    assert article.verify(source)
    assert newsclean.clean(article.text).text == article.text


@pytest.mark.parametrize("row", STAYING, ids=named)
@pytest.mark.parametrize("place", [1, 3])
def test_a_story_may_say_it(row, place):
    story = STORIES[row["lang"]]
    text = newsclean.clean("\n\n".join([*story[:place], row["line"], *story[place:]])).text
    assert row["line"] in text.split("\n\n")


def test_a_story_about_rights_keeps_its_last_sentence():
    law = "وينص النظام الجديد على أنه لا يجوز نشر المحتوى أو نسخه دون موافقة خطية من الناشر، وفق ما أوضح خبراء الاتحاد."
    last = "لا يجوز نسخ أو إعادة نشر المحتوى دون موافقة خطية من الناشر."
    assert newsclean.clean(f"{STORIES['ar'][0]}\n\n{law}\n\n{last}").text.endswith(last)
    assert not newsclean.clean("\n\n".join([*STORIES["ar"], last])).text.endswith(last)


def test_who_prepared_a_report_is_its_credit_where_no_agency_is():
    credit = "إعداد سلمى نجم للنشرة العربية - تحرير علي خفاجي"
    text = "\n\n".join([*STORIES["ar"], f"({credit})"])
    assert newsclean.clean(text).credit == credit
    dated = text.replace("أعلنت", "الرباط (رويترز) - أعلنت", 1)
    assert newsclean.clean(dated).credit == "Reuters"


def test_several_of_them_go_together():
    lines = ["(إعداد سلمى نجم - تحرير علي خفاجي)", "رس/غ ر/ب ق", "© 2024 AFP", "salah.m@river.example", "@salah_m"]
    assert newsclean.clean("\n".join([*STORIES["ar"], *lines])).text.split("\n\n") == STORIES["ar"]


def test_a_contact_s_lines_go_together():
    lines = ["للاتصال الصحفي:", "لينا حداد", "press@relief.example", "هاتف: +962 79 000 0000"]
    assert newsclean.clean("\n".join([*STORIES["ar"], *lines])).text.split("\n\n") == STORIES["ar"]


def test_the_tables_hold_each_word_once_and_name_classes_that_there_are():
    rows = tables.rows("closings.tsv")
    words = [(row["kind"], fold(row["word"])) for row in rows]
    assert len(set(words)) == len(words)
    needs = {
        kind for row in tables.rows("compositions.tsv") for need in row["needs"].split() for kind in need.split("|")
    }
    assert needs - {"sign"} <= {row["kind"] for row in rows}
    assert [row["id"] for row in tables.rows("compositions.tsv")] == sorted(
        row["id"] for row in tables.rows("compositions.tsv")
    )
    labels = [fold(row["label"].replace("{n}", "1")) for row in tables.rows("list_labels.tsv")]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("line", ["", " ", "(", "()", "©", "@", ":", "- - -", "(إعداد)", "تحرير:"])
def test_odd_lines_are_none(line):
    text = "\n\n".join([*STORIES["ar"], line])
    newsclean.clean(text)
    assert not line.strip() or closings.closing(line) is None or line in "©@"
