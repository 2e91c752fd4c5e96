"""Laws of the stages: local to paragraphs, silent on other languages, and never at digits, addresses, Latin words."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Options
from newsclean.edits import check
from newsclean.stages.base import Context
from newsclean.stages.characters import characters, controls
from newsclean.stages.encoding import encoding
from newsclean.stages.spacing import spacing
from newsclean.values import Language
from tests.strategies import anything, lines, texts

ARABIC = Context(Language("ar", "Arab", 1.0))
LOCAL = [encoding, controls, characters, spacing]

# Short news sentences of our own, written as these languages are; none of their letters may change.
OTHERS = {
    "fa": "وزیر امور خارجه گفت که گفت‌وگوها با همسایگان ادامه می‌یابد و نتایج آن به‌زودی اعلام خواهد شد. او افزود که کشور آماده همکاری است.",
    "ur": "وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے ہر ممکن اقدام کر رہی ہے۔ اجلاس میں کئی اہم فیصلے کیے گئے ہیں۔",
    "ckb": "سەرۆکی هەرێم ڕایگەیاند کە حکومەت پلانێکی نوێی بۆ پەرەپێدانی کەرتی کشتوکاڵ هەیە و دەستی پێ کردووە لە هەموو شارەکان.",
    "ps": "د افغانستان د بهرنیو چارو وزیر ویلي چې دوی غواړي له ګاونډیو هېوادونو سره ښې اړیکې ولري او د سیمې ټیکاو ته کار وکړي.",
    "ug": "ئۇيغۇر ئاپتونوم رايونىدا بۇ يىل دېھقانچىلىق ھوسۇلى ياخشى بولدى، دېدى مەسئۇل خادىم مۇخبىرلارغا بايانات بەرگەندە.",
    "en": "The minister said on Monday that talks with the neighbours would go on, and that the results would be made public soon.",
    "fr": "Le ministre a déclaré lundi que les pourparlers se poursuivraient : « nous sommes prêts », a-t-il ajouté ; rien n’est décidé !",
    "de": "Der Minister sagte am Montag, die Gespräche würden fortgesetzt; „wir sind bereit“, fügte er hinzu, und nichts sei entschieden.",
    "tr": "Bakan pazartesi günü yaptığı açıklamada görüşmelerin süreceğini ve sonuçların yakında kamuoyuyla paylaşılacağını söyledi.",
    "ru": "Министр заявил в понедельник, что переговоры с соседями продолжатся, а их итоги вскоре будут обнародованы.",
    "he": "השר אמר ביום שני כי השיחות עם השכנים יימשכו וכי תוצאותיהן יפורסמו בקרוב, והוסיף שהמדינה מוכנה לשיתוף פעולה.",
    "hi": "मंत्री ने सोमवार को कहा कि पड़ोसियों के साथ बातचीत जारी रहेगी और उसके नतीजे जल्द ही सार्वजनिक किए जाएंगे।",
    "zh": "部长星期一表示，与邻国的会谈将继续进行，结果将很快公布。他还说，国家已经准备好合作。",
    "ja": "大臣は月曜日、隣国との協議を続け、結果を近く公表すると述べた。さらに、国として協力の用意があると付け加えた。",
    "th": "รัฐมนตรีกล่าวเมื่อวันจันทร์ว่าการเจรจากับประเทศเพื่อนบ้านจะดำเนินต่อไปและจะประกาศผลเร็ว ๆ นี้",
}
KEPT = re.compile(r"[0-9٠-٩۰-۹]+|[A-Za-z]+")
ADDRESSES = [
    "www.example.com",
    "https://example.org/a?b=1,2;c",
    "name@example.org",
    "#وسم_مهم",
    "@handle",
    "19.452,84",
    "3:15",
    "10.000",
    "1445هـ",
    "الـ93",
]


@pytest.mark.parametrize("stage", LOCAL)
@given(st.lists(lines, min_size=1, max_size=5))
def test_the_edits_of_paragraphs_are_those_of_each_alone(stage, paragraphs):
    # Which quote marks a text uses is asked of the whole text.
    context = Context(ARABIC.language, Options(without={"quote"}))
    paragraphs = [paragraph.replace("\n", " ").replace("\r", " ") for paragraph in paragraphs]
    whole = [edit for edit in stage("\n\n".join(paragraphs), context).edits if edit.kind != "quote"]
    apart, at = [], 0
    for paragraph in paragraphs:
        found = [edit for edit in stage(paragraph, context).edits if edit.kind != "quote"]
        apart += [edit._replace(start=edit.start + at, end=edit.end + at) for edit in found]
        at += len(paragraph) + 2
    assert whole == apart


@pytest.mark.parametrize("stage", LOCAL)
@given(anything)
def test_every_stage_returns_an_edit_list(stage, text):
    check(stage(text, ARABIC).edits, len(text))


@pytest.mark.parametrize("tag", sorted(OTHERS))
def test_other_languages_are_known_and_come_through_untouched(tag):
    text = "\n\n".join([OTHERS[tag]] * 3)
    article = newsclean.clean(text)
    assert article.language == tag
    assert article.text == unicodedata.normalize("NFC", text)


@given(texts)
def test_digits_and_latin_words_outlive_every_mending_edit(text):
    for edit in newsclean.clean(text, options=Options(kind="text")).edits:
        recoded = {"character:nfc", "character:lone-surrogate"} | {r for r in edit.rules if r.startswith("encoding:")}
        if edit.new and not recoded & set(edit.rules):
            assert "".join(KEPT.findall(edit.old)) == "".join(KEPT.findall(edit.new)), edit


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_numbers_and_handles_stay_as_written(address):
    text = f"قال المصدر إن التفاصيل في {address} وهي متاحة للجميع منذ أمس حسب البيان الصادر عن الوزارة."
    assert address in newsclean.clean(text).text
