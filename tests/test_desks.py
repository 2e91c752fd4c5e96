"""How desks sign reports, on the last line of a story and below it, and what resembles that in stories."""

import pytest

import newsclean
from newsclean import desks
from tests.stories import STORIES

AR, EN = STORIES["ar"], STORIES["en"]
GLUED = [
    "انتهى 29/م",
    "انتهى/ س ك 27",
    "انتهى / 12",
    "ك. بوشامة",
    "ن.ح/ ف.ع",
    "– ن.ح/ ف.ع",
    "سش/ب ح/ص ك",
    "سش/ب ح/ص ك © Agence France-Presse",
    "© Agence France-Presse",
    "(انتهى/27)",
    "م ع / ر ق",
]
BELOW = [
    *("انتهى 29/م", "انتهى/ س ك 27", "(FIN/2026)", "[END/12]", "– ن.ح/ ف.ع", "س.ش/ب.ح", "HB/abr", "abr/HB"),
    *("وام/رضا عبدالنور/منيرة السميطي", "/وام/ رضا عبدالنور", "© Agence France-Presse"),
]
STORY_S_OWN = [
    "انتهى 2-1",
    "انتهى 1/1",
    "د. سامي حسن",
    "حضر اللقاء م. أحمد علي. س. حسن",
    "المتحدثون: أحمد علي. س. حسن",
    "انتهى الشوط الأول بالتعادل 1/1 بين الفريقين.",
    "قال د. أحمد.",
    "وفي الختام شكر الوزير الحضور / الوفود",
    "و م ع",
    "النتيجة 3/1",
]
LABELS = [
    "Share on Facebook إضافة تعليق جديد سجل الدخول لإضافة تعليق",
    "تابعوا قناتنا على تلغرام",
    "شارك على فيسبوك شارك على تويتر",
]


@pytest.mark.parametrize("end", [*GLUED, *LABELS])
def test_behind_the_last_full_stop_it_goes(end):
    source = "\n\n".join([*AR[:-1], f"{AR[-1]} {end}"])
    article = newsclean.clean(source)
    assert article.text.split("\n\n") == AR
    assert article.verify(source)
    assert newsclean.clean(article.text).text == article.text


@pytest.mark.parametrize("line", BELOW)
def test_below_the_last_sentence_it_goes(line):
    source = "\n\n".join([*AR, line])
    article = newsclean.clean(source)
    assert article.text.split("\n\n") == AR
    assert article.verify(source)


def test_a_name_with_its_initial_goes_below_an_agency_alone():
    assert newsclean.clean("\n".join([*AR, "/العمانية/", "م.الحضري"])).text.split("\n\n") == AR
    assert newsclean.clean("\n".join([*AR, "م.الحضري"])).text.endswith("م.الحضري")


def test_an_agency_that_signs_is_the_credit():
    assert newsclean.clean("\n".join([*AR, "وام/رضا عبدالنور/منيرة السميطي"])).credit == "WAM"
    assert newsclean.clean(" ".join([*AR, "سش/ب ح © Agence France-Presse"])).credit == "AFP"


@pytest.mark.parametrize("end", STORY_S_OWN)
def test_what_a_story_may_end_in_stays(end):
    assert newsclean.clean("\n\n".join([*AR[:-1], f"{AR[-1]} {end}"])).text.endswith(end)
    assert newsclean.clean("\n\n".join([*AR, f"وأضاف {end}"])).text.endswith(end)


@pytest.mark.parametrize("line", ["The score was 2/1", "AC/DC", "and/or", "TCP/IP", "He paid £3 for it", "Home Depot"])
def test_short_last_lines_of_english_stories_stay(line):
    assert newsclean.clean("\n\n".join([*EN, "They played:", line])).text.endswith(line)


@pytest.mark.parametrize("line", ["", "/", "()", "©", ". ©", "انتهى", "انتهى/", "." * 80, "أ" * 80])
def test_odd_lines_do_not_raise(line):
    desks.closing(line)
    desks.tail(f"{AR[0]} {line}")
    desks.initialed(line)
