"""Which language and script a text is in: laws first, then languages, borders and promises."""

import itertools
import json
import os
import random
import string
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import detector, language
from newsclean.language import NOTHING, detect
from newsclean.tables import rows
from newsclean.values import Language

ANY = st.text(st.characters(exclude_categories=()), max_size=300)

# Tag, script and a few plain sentences, of the sort that a newspaper prints.
ROWS = """\
ar|Arab|أعلنت وزارة الصحة اليوم عن افتتاح مستشفى جديد في العاصمة، وقال الوزير إن المشروع سيخدم آلاف المواطنين في المدينة والقرى المجاورة.
fa|Arab|وزیر بهداشت امروز از گشایش یک بیمارستان تازه در پایتخت خبر داد و گفت این طرح به هزاران شهروند در شهر و روستاهای نزدیک خدمت می‌کند. چند گزارشگر نیز پرسش‌هایی درباره بودجه آن مطرح کردند.
ur|Arab|وزیر صحت نے آج دارالحکومت میں ایک نئے ہسپتال کا افتتاح کیا اور کہا کہ اس منصوبے سے شہر اور قریبی گاؤں کے ہزاروں لوگوں کو فائدہ ہو گا۔
ckb|Arab|وەزیری تەندروستی ئەمڕۆ نەخۆشخانەیەکی نوێی لە پایتەخت کردەوە و گوتی ئەم پڕۆژەیە خزمەت بە هەزاران هاووڵاتی دەکات لە شار و گوندەکانی دەوروبەر.
ps|Arab|د روغتیا وزیر نن په پلازمېنه کې یو نوی روغتون پرانیست او ویې ویل چې دا پروژه به د ښار او شاوخوا کلیو زرګونو خلکو ته خدمت وکړي. څو خبریالانو هم د هغې د لګښت په اړه پوښتنې وکړې.
ug|Arab|سەھىيە مىنىستىرى بۈگۈن پايتەختتە يېڭى بىر دوختۇرخانا ئاچتى ۋە بۇ قۇرۇلۇشنىڭ شەھەر ۋە ئەتراپتىكى يېزىلاردىكى مىڭلىغان كىشىلەرگە خىزمەت قىلىدىغانلىقىنى ئېيتتى.
sd|Arab|صحت واري وزير اڄ گاديءَ جي هنڌ تي هڪ نئين اسپتال جو افتتاح ڪيو ۽ چيو ته هن منصوبي مان شهر ۽ ڀرپاسي جي ڳوٺن جي هزارين ماڻهن کي فائدو ٿيندو.
ru|Cyrl|Министр здравоохранения сегодня открыл в столице новую больницу и сообщил, что она будет обслуживать тысячи жителей города и соседних деревень.
uk|Cyrl|Міністр охорони здоров'я сьогодні відкрив у столиці нову лікарню і повідомив, що вона обслуговуватиме тисячі мешканців міста та сусідніх сіл.
be|Cyrl|Міністр аховы здароўя сёння адкрыў у сталіцы новую бальніцу і паведаміў, што яна будзе абслугоўваць тысячы жыхароў горада і суседніх вёсак.
bg|Cyrl|Министърът на здравеопазването откри днес нова болница в столицата и каза, че тя ще обслужва хиляди жители на града и на околните села.
mk|Cyrl|Министерот за здравство денес отвори нова болница во главниот град и рече дека таа ќе им служи на илјадници жители на градот и на соседните села. Меѓу гостите имаше и лекари.
sr|Cyrl|Министар здравља отворио је данас нову болницу у престоници и рекао да ће она служити хиљадама грађана из града и оближњих села.
kk|Cyrl|Денсаулық сақтау министрі бүгін елордада жаңа аурухананы ашып, оның қала мен көрші ауылдардың мыңдаған тұрғынына қызмет көрсететінін айтты.
mn|Cyrl|Эрүүл мэндийн сайд өнөөдөр нийслэлд шинэ эмнэлэг нээж, энэ нь хот болон ойролцоох сумдын олон мянган хүнд үйлчилнэ гэж хэлэв.
tg|Cyrl|Вазири тандурустӣ имрӯз дар пойтахт беморхонаи навро кушод ва гуфт, ки он ба ҳазорҳо сокинони шаҳр ва деҳаҳои гирду атроф хизмат хоҳад кард.
ky|Cyrl|Саламаттык сактоо министри бүгүн борбор калаада жаңы оорукана ачып, ал шаардын жана айылдардын миңдеген тургундарына кызмат көрсөтөрүн айтты.
tt|Cyrl|Сәламәтлек саклау министры бүген башкалада яңа хастаханә ачты һәм ул шәһәр һәм күрше авылларда яшәүче меңләгән кешегә хезмәт күрсәтәчәк диде.
uz|Cyrl|Соғлиқни сақлаш вазири бугун пойтахтда янги шифохона очди ва у шаҳар ҳамда атрофдаги қишлоқларнинг минглаб аҳолисига фойдали бўлишини айтди.
en|Latn|The health minister opened a new hospital in the capital today and said that it would serve thousands of people in the city and the villages around it.
de|Latn|Die Gesundheitsministerin hat heute in der Hauptstadt ein neues Krankenhaus eröffnet und sagte, es werde Tausende Menschen in der Stadt und den umliegenden Dörfern versorgen.
fr|Latn|Le ministre de la santé a inauguré aujourd'hui un nouvel hôpital dans la capitale et a déclaré qu'il servirait des milliers d'habitants de la ville et des villages voisins.
es|Latn|El ministro de salud inauguró hoy un nuevo hospital en la capital y dijo que atenderá a miles de habitantes de la ciudad y de los pueblos cercanos.
it|Latn|Il ministro della salute ha inaugurato oggi un nuovo ospedale nella capitale e ha detto che servirà migliaia di abitanti della città e dei paesi vicini.
tr|Latn|Sağlık bakanı bugün başkentte yeni bir hastane açtı ve hastanenin şehirde ve çevredeki köylerde yaşayan binlerce kişiye hizmet vereceğini söyledi.
az|Latn|Səhiyyə naziri bu gün paytaxtda yeni xəstəxana açdı və dedi ki, xəstəxana şəhərdə və ətraf kəndlərdə yaşayan minlərlə insana xidmət edəcək.
is|Latn|Heilbrigðisráðherra opnaði í dag nýtt sjúkrahús í höfuðborginni og sagði að það myndi þjóna þúsundum íbúa í borginni og þorpunum í kring.
vi|Latn|Bộ trưởng y tế hôm nay đã khánh thành một bệnh viện mới ở thủ đô và nói rằng bệnh viện sẽ phục vụ hàng nghìn người dân trong thành phố và các làng lân cận.
sw|Latn|Waziri wa afya amefungua leo hospitali mpya katika mji mkuu na kusema kwamba itahudumia maelfu ya wananchi wa mji huo na vijiji vya jirani.
id|Latn|Menteri kesehatan hari ini meresmikan sebuah rumah sakit baru di ibu kota dan mengatakan bahwa rumah sakit itu akan melayani ribuan warga kota dan desa di sekitarnya.
hi|Deva|स्वास्थ्य मंत्री ने आज राजधानी में एक नए अस्पताल का उद्घाटन किया और कहा कि इससे शहर और आसपास के गांवों के हजारों लोगों को लाभ होगा।
zh|Hani|卫生部长今天在首都为一家新医院揭幕，并表示它将为城市和附近村庄的数千名居民服务。
ja|Jpan|厚生大臣は今日、首都に新しい病院を開き、市内と近くの村に住む何千人もの人々の役に立つと述べた。
ko|Hang|보건부 장관은 오늘 수도에 새 병원을 열고 도시와 인근 마을의 수천 명 주민에게 도움이 될 것이라고 말했다.
el|Grek|Ο υπουργός υγείας εγκαινίασε σήμερα ένα νέο νοσοκομείο στην πρωτεύουσα.
he|Hebr|שר הבריאות חנך היום בית חולים חדש בעיר הבירה.
th|Thai|รัฐมนตรีสาธารณสุขเปิดโรงพยาบาลแห่งใหม่ในเมืองหลวงวันนี้
ka|Geor|ჯანდაცვის მინისტრმა დღეს დედაქალაქში ახალი საავადმყოფო გახსნა.
hy|Armn|Առողջապահության նախարարն այսօր մայրաքաղաքում նոր հիվանդանոց բացեց։
bn|Beng|স্বাস্থ্যমন্ত্রী আজ রাজধানীতে একটি নতুন হাসপাতাল উদ্বোধন করেছেন।
ta|Taml|சுகாதார அமைச்சர் இன்று தலைநகரில் புதிய மருத்துவமனையைத் திறந்தார்.
te|Telu|ఆరోగ్య మంత్రి ఈరోజు రాజధానిలో కొత్త ఆసుపత్రిని ప్రారంభించారు.
gu|Gujr|આરોગ્ય મંત્રીએ આજે રાજધાનીમાં નવી હોસ્પિટલ ખોલી.
pa|Guru|ਸਿਹਤ ਮੰਤਰੀ ਨੇ ਅੱਜ ਰਾਜਧਾਨੀ ਵਿੱਚ ਨਵਾਂ ਹਸਪਤਾਲ ਖੋਲ੍ਹਿਆ।
kn|Knda|ಆರೋಗ್ಯ ಸಚಿವರು ಇಂದು ರಾಜಧಾನಿಯಲ್ಲಿ ಹೊಸ ಆಸ್ಪತ್ರೆಯನ್ನು ತೆರೆದರು.
ml|Mlym|ആരോഗ്യമന്ത്രി ഇന്ന് തലസ്ഥാനത്ത് പുതിയ ആശുപത്രി തുറന്നു.
si|Sinh|සෞඛ්‍ය අමාත්‍යවරයා අද අගනුවර නව රෝහලක් විවෘත කළේය.
km|Khmr|រដ្ឋមន្ត្រីសុខាភិបាលបានបើកមន្ទីរពេទ្យថ្មីនៅរដ្ឋធានី
lo|Laoo|ລັດຖະມົນຕີສາທາລະນະສຸກເປີດໂຮງໝໍແຫ່ງໃໝ່ໃນນະຄອນຫຼວງ
my|Mymr|ကျန်းမာရေးဝန်ကြီးသည် ယနေ့ မြို့တော်တွင် ဆေးရုံသစ်ကို ဖွင့်လှစ်ခဲ့သည်။
am|Ethi|የጤና ሚኒስትሩ ዛሬ በዋና ከተማው አዲስ ሆስፒታል ከፈቱ።"""
TEXTS = [(tag, script, text) for tag, script, text in (row.split("|") for row in ROWS.splitlines())]
TEXT = {tag: text for tag, _, text in TEXTS}
IDS = [tag for tag, _, _ in TEXTS]
HINTS = ["ar", "fa", "en", "fr", "ru", "zh", "he", "ur", "ckb", "ps", "de", "ko", "hi"]

ARABIC_CLAUSES = [
    "أكد رئيس الحكومة أن المفاوضات مع الشركاء مستمرة",
    "وصلت أسعار النفط إلى أعلى مستوى منذ بداية العام",
    "فاز الفريق الوطني على ضيفه بهدفين دون مقابل في المباراة النهائية",
    "قالت المتحدثة باسم الوزارة إن التحقيق لم ينته بعد",
    "تشهد المناطق الجبلية تساقط الثلوج مساء اليوم",
    "ونقلت الوكالة عن مصدر مسؤول قوله إن الاتفاق أصبح قريبا",
    "يعرض المتحف لوحات نادرة من القرن الماضي",
    "وأضاف الخبير أن البنك المركزي سيبقي أسعار الفائدة كما هي",
    "طالب المحتجون بتحسين الأجور وظروف العمل في المصانع",
    "انطلقت فعاليات المهرجان السنوي للسينما وسط حضور كبير",
]
ARABIC = st.lists(st.sampled_from(ARABIC_CLAUSES), min_size=1, max_size=60).map("، ".join)


# Laws


@given(ANY, st.none() | ANY | st.sampled_from(HINTS))
def test_any_text_has_a_well_formed_answer(text: str, hint: str | None) -> None:
    found = detect(text, hint)
    assert 0 <= found.score <= 1
    assert round(found.score, 3) == found.score
    assert found.script is not None or found == NOTHING
    assert found.tag is None or language._subtags(found.tag) == (found.tag, None)
    assert detect(text, hint) == found


@given(st.text(string.digits + string.punctuation.replace("&", "") + string.whitespace + "«»،؟٣٤。—🙂\ud800"))
def test_without_letters_there_is_no_answer(text: str) -> None:
    assert detect(text) == NOTHING
    assert detect(text, "ar") == NOTHING


@given(ANY, st.integers(0, 300), st.sampled_from([language.PIECES, language.WIDE]))
def test_the_sample_is_bounded(text: str, times: int, pieces: int) -> None:
    assert len(language._sample(text * times, pieces)) <= max(language.SAMPLE, pieces * (language.PIECE + 1))


@given(st.sampled_from(TEXTS), st.sampled_from(HINTS))
def test_no_hint_overrides_a_clear_text(case: tuple[str, str, str], hint: str) -> None:
    tag, script, text = case
    found = detect(text, hint)
    assert (found.tag, found.script) == (tag, script)


@given(ARABIC)
def test_arabic_is_what_ngrams_call_it(text: str) -> None:
    everything = tuple(itertools.chain(*language.PROFILES.values()))
    assert detect(text).tag == "ar" == detector.probabilities(text, everything)[0][0]


@given(ARABIC, st.sampled_from(["پ", "چ", "گ", "ڤ", "ڭ"]), st.randoms(use_true_random=False))
def test_a_borrowed_letter_leaves_arabic_arabic(text: str, letter: str, rng: random.Random) -> None:
    words = text.split()
    words.insert(rng.randrange(len(words) + 1), f"أن{letter}ولا")
    assert detect(" ".join(words)).tag == "ar"


@given(st.sampled_from(TEXTS), st.integers(1, 40))
def test_length_does_not_change_the_language(case: tuple[str, str, str], times: int) -> None:
    tag, script, text = case
    found = detect("\n\n".join([text] * times))
    assert (found.tag, found.script) == (tag, script)


# Languages


@pytest.mark.parametrize(("tag", "script", "text"), TEXTS, ids=IDS)
def test_language(tag: str, script: str, text: str) -> None:
    found = detect(text)
    assert (found.tag, found.script) == (tag, script)
    assert found.score >= 0.5


PERSIAN_WITH_ARABIC_YEH = TEXT["fa"].translate({ord("ی"): "ي", ord("ک"): "ك"})
SORANI_WITH_ARABIC_KAF = TEXT["ckb"].translate({ord("ک"): "ك", ord("ی"): "ي"})
ARABIC_WITH_PERSIAN_YEH = TEXT["ar"].translate({ord("ي"): "ی", ord("ى"): "ی", ord("ك"): "ک"})
ARABIC_IN_PRESENTATION_FORMS = "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﻤﺸﺮﻭﻉ ﺍﻟﺠﺪﻳﺪ ﺳﻴﺨﺪﻡ ﺍﻟﻤﻮﺍﻃﻨﻴﻦ ﻓﻲ ﺍﻟﻌﺎﺻﻤﺔ ﻭﺍﻟﻘﺮﻯ"


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fa", PERSIAN_WITH_ARABIC_YEH),
        ("ckb", SORANI_WITH_ARABIC_KAF),
        ("ar", ARABIC_WITH_PERSIAN_YEH),
        ("ar", ARABIC_IN_PRESENTATION_FORMS),
        ("ar", "قَالَ الوَزِيرُ إِنَّ المَشْرُوعَ الجَدِيدَ سَيَخْدُمُ المُوَاطِنِينَ فِي العَاصِمَةِ وَالقُرَى"),
        ("ar", "قـــال الوزيـــر إن المشـــروع الجديـــد سيخـــدم المواطنيـــن في العاصمـــة"),
        ("en", TEXT["en"].upper()),
        ("de", TEXT["de"].upper()),
        ("zh", "这家餐厅卖日本の便当，很多人每天中午都去那里吃饭和朋友聊天"),
    ],
)
def test_spelling_does_not_hide_the_language(tag: str, text: str) -> None:
    assert detect(text).tag == tag


# Mixed documents


def test_most_letters_decide_and_the_score_tells_their_share() -> None:
    mostly = detect(TEXT["ar"] * 3 + TEXT["en"])
    assert (mostly.tag, mostly.script) == ("ar", "Arab")
    assert 0.6 < mostly.score < 0.85
    assert detect(TEXT["ar"] + TEXT["en"] * 3).tag == "en"


def test_a_foreign_quotation_leaves_arabic_arabic() -> None:
    for tag in ("ur", "ckb", "fa", "ps"):
        assert detect(TEXT["ar"] * 6 + TEXT[tag]).tag == "ar"


@pytest.mark.parametrize(
    "noise",
    [
        "https://example.org/a/very/long/path?with=a&query=and&more ",
        '<div class="story-body wide" data-kind="lead article"><span></span></div> ',
        "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODk ",
        "newsdesk@example.org ",
        "&nbsp;&amp;&#1575; ",
    ],
)
def test_markup_and_addresses_are_no_letters(noise: str) -> None:
    assert detect(noise) == NOTHING
    assert detect(noise * 3 + TEXT["ur"]).tag == "ur"


def test_a_short_text_is_found_between_spaces() -> None:
    assert detect(" " * 3000 + TEXT["ar"] + "\n" * 5000).tag == "ar"


def test_a_text_with_arabic_quotations_keeps_its_language() -> None:
    for tag in ("ur", "ckb", "ug"):
        assert detect(TEXT[tag] * 3 + " " + TEXT["ar"] * 2).tag == tag


@pytest.mark.parametrize(
    ("tag", "name"), [("en", "Guðmundur Þórðarson"), ("ru", "Ђорђевић"), ("tr", "Əliyev"), ("fa", "وڵات")]
)
def test_a_foreign_name_changes_nothing(tag: str, name: str) -> None:
    assert detect(f"{TEXT[tag]} {name}. {TEXT[tag]}").tag == tag


@pytest.mark.parametrize("pair", list(itertools.combinations_with_replacement("<&@./-aا١ﷺ\u0301\u064b\ud800 ", 2)))
def test_monotonous_text_is_weighed_by_a_bounded_sample(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    monkeypatch.setattr(language, "_weigh", lambda sample: lengths.append(len(sample)))
    assert detect("".join(pair) * 5000) == NOTHING
    assert lengths
    assert max(lengths) <= language.SAMPLE


# Too little text


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("news", "Latn"),
        ("Breaking news today", "Latn"),
        ("عاجل", "Arab"),
        ("قال الوزير اليوم", "Arab"),
        ("Новости дня", "Cyrl"),
        ("新闻", "Hani"),
        ("π", "Grek"),
    ],
)
def test_a_few_words_name_only_the_script(text: str, script: str) -> None:
    assert detect(text) == Language(None, script, 1.0)


@pytest.mark.parametrize(
    ("text", "hint", "tag"),
    [
        ("عاجل", "ar-MA", "ar"),
        ("عاجل", "AR_ma", "ar"),
        ("عاجل", "ary", "ar"),
        ("عاجل", "fa", "fa"),
        ("عاجل", "en", None),
        ("عاجل", "ku-Arab", "ku"),
        ("عاجل", "ku-Latn", None),
        ("عاجل", "", None),
        ("عاجل", "arabic", None),
        ("عاجل", "عربي", None),
        ("عاجل", "ar" * 10_000, None),
        ("news", "en-GB", "en"),
        ("news", "eu", "eu"),
        ("news", "ar", None),
        ("Новости", "ru", "ru"),
        ("新闻", "zh-Hans-CN", "zh"),
        ("日本経済新聞", "ja", "ja"),
    ],
)
def test_the_hint_speaks_where_the_text_cannot(text: str, hint: str, tag: str | None) -> None:
    assert detect(text, hint).tag == tag


@pytest.mark.parametrize(
    ("text", "hint", "tag"),
    [
        (
            "Ministar zdravlja otvorio je danas novu bolnicu u glavnom gradu i rekao da će služiti građanima.",
            "sr-Latn",
            "sr",
        ),
        (
            "Ministar zdravlja otvorio je danas novu bolnicu u glavnom gradu i rekao da će služiti građanima.",
            None,
            "hr",
        ),
        (TEXT["id"], "ms", "ms"),
        (TEXT["he"], "yi", "yi"),
        (TEXT["bn"], "as", "as"),
    ],
)
def test_the_hint_parts_neighbours(text: str, hint: str | None, tag: str) -> None:
    assert detect(text, hint).tag == tag


def test_the_hint_decides_where_ngrams_waver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "probabilities", lambda text, languages: (("da", 0.6), ("no", 0.4)))
    assert detect(TEXT["en"]) == Language("da", "Latn", 0.6)
    assert detect(TEXT["en"], "nb") == Language("no", "Latn", 0.4)
    assert detect(TEXT["en"], "fr").tag == "da"
    assert detect(TEXT["en"], "eu").tag == "eu"
    monkeypatch.setattr(language, "probabilities", lambda text, languages: (("da", 0.9), ("no", 0.1)))
    assert detect(TEXT["en"], "nb").tag == detect(TEXT["en"], "eu").tag == "da"
    monkeypatch.setattr(language, "probabilities", lambda text, languages: (("da", 0.4), ("no", 0.3)))
    assert detect(TEXT["en"]).tag is None
    monkeypatch.setattr(language, "probabilities", lambda text, languages: ())
    assert detect(TEXT["en"]) == Language(None, "Latn", 0.0)
    assert detect(TEXT["en"], "fr").tag == "fr"


# Tags


def test_tags_are_read_as_pages_write_them() -> None:
    found = [language._subtags(tag) for tag in ("AR_ma", "iw", " fa-IR ", "zh-Hans", "en", "x", "", None)]
    assert [subtags and subtags[0] for subtags in found] == [
        "ar",
        "he",
        "fa",
        "zh",
        "en",
        None,
        None,
        None,
    ]


# The table


def test_the_table_is_sound() -> None:
    table = rows("letters.tsv")
    scripts = [row["script"] for row in table if row["kind"] == "script"]
    assert {row["kind"] for row in table} == {"script", "letters", "common", "near"}
    assert len(scripts) == len(set(scripts))
    assert {row["script"] for row in table} == set(scripts)
    assert {row["script"] for row in table if row["tags"] == "-"} == set(language.PROFILES)
    for row in table:
        assert row["kind"] not in ("letters", "common") or _letters_of(row["script"], row["characters"])


def _letters_of(script: str, letters: str) -> bool:
    """Each letter once, in its script and small."""
    matches = [language._tables().scripts.fullmatch(letter) for letter in letters]
    return (
        len(set(letters)) == len(letters)
        and letters == letters.lower()
        and {m and m.lastgroup for m in matches} == {script}
    )


def test_scripts_do_not_overlap() -> None:
    table = [row for row in rows("letters.tsv") if row["kind"] == "script"]
    ranges = sorted(
        tuple(int(end, 16) for end in (part.split("-") * 2)[:2]) for row in table for part in row["characters"].split()
    )
    assert all(first <= last for first, last in ranges)
    assert all(left[1] < right[0] for left, right in itertools.pairwise(ranges))


# The n-grams


@pytest.mark.parametrize(("tag", "script"), [row[:2] for row in TEXTS if row[1] in language.PROFILES])
def test_the_first_trials_tell_what_all_tell(monkeypatch, tag: str, script: str) -> None:
    """Of a text of some length, alone and with words of another language among its own."""
    profiles = language.PROFILES[script]
    for text in (TEXT[tag] * 8, (TEXT[tag] + " " + TEXT["en"][:60] + " ") * 8):
        assert len(text) >= detector.LONG
        quick = detector.probabilities(text, profiles)
        monkeypatch.setattr(detector, "LONG", 10**9)
        assert detector.probabilities(text, profiles)[0][0] == quick[0][0]
        monkeypatch.undo()


def test_langdetect_makes_more_trials_by_itself() -> None:
    assert detector._factory(("ar", "fa")).create().n_trial > detector.FIRST_TRIALS


def test_the_detector_never_raises_and_reads_a_bounded_piece() -> None:
    assert detector.probabilities("12345 !?", ("ar", "fa")) == ()
    assert detector.probabilities("", ("ar", "fa")) == ()
    whole = detector.probabilities(TEXT["en"] * 10 + TEXT["ru"] * 1000, ("en", "ru"))
    assert whole == detector.probabilities((TEXT["en"] * 10)[: detector.MOST], ("en", "ru"))


def test_ngrams_are_given_a_short_piece_and_only_where_letters_are_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[str] = []
    monkeypatch.setattr(language, "probabilities", lambda text, languages: given.append(text) or (("en", 1.0),))
    for tag in ("ar", "fa", "ur", "ckb", "ps", "ug", "sr", "az", "he", "ja"):
        detect(TEXT[tag] * 20)
    assert given == []
    detect(TEXT["en"].upper() * 1000)
    assert [len(text) for text in given] == [300]
    assert given[0].islower()  # langdetect leaves out words in capitals


def test_profiles_are_loaded_once_however_many_threads_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[tuple[str, ...]] = []
    load = detector._load
    monkeypatch.setattr(detector, "_factories", {})
    monkeypatch.setattr(detector, "_load", lambda names: (loads.append(names), time.sleep(0.05), load(names))[-1])
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda names: detector.probabilities(TEXT["fa"], names), [("ur", "fa"), ("fa", "ur")] * 8))
    assert loads == [("fa", "ur")]
    assert len(found) == 1


def test_the_order_of_names_does_not_matter() -> None:
    assert detector.probabilities(TEXT["fa"], ("ur", "fa", "ar")) == detector.probabilities(
        TEXT["fa"], ("ar", "fa", "ur")
    )


# Promises that need a process of their own

SCRIPT = """
import json, sys, threading
import newsclean.language as language
texts = json.load(sys.stdin)
cold = "langdetect" in sys.modules
arabic = [language.detect(text) for text in texts["arabic"]]
warm = "langdetect" in sys.modules
start, answers = threading.Barrier(8), [None] * 8
def work(index):
    start.wait()
    answers[index] = [(f.tag, f.script, f.score) for f in map(language.detect, texts["all"])]
threads = [threading.Thread(target=work, args=(index,)) for index in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
import langdetect.detector_factory as factory
touched = factory._factory is not None or factory.DetectorFactory.seed is not None
print(json.dumps([cold, warm, touched, [f.tag for f in arabic], answers]))
"""


def _fresh(hash_seed: str) -> list[object]:
    texts = json.dumps({"arabic": ARABIC_CLAUSES[:1] * 9 + [TEXT["ar"]], "all": list(TEXT.values())})
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    command = [sys.executable, "-W", "error", "-c", SCRIPT]
    done = subprocess.run(
        command, input=texts, capture_output=True, text=True, encoding="utf-8", env=environment, check=True
    )
    found: list[object] = json.loads(done.stdout)
    return found


def test_answers_are_the_same_in_all_threads_and_processes_and_arabic_needs_no_ngrams() -> None:
    first, second = _fresh("0"), _fresh("12345")
    assert first == second
    cold, warm, touched, arabic, answers = first
    assert (cold, warm, touched) == (False, False, False)
    assert set(arabic) == {"ar"}
    here = [[found.tag, found.script, found.score] for found in map(detect, TEXT.values())]
    assert all(answer == here for answer in answers)
