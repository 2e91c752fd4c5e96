"""Strategies that make the mess of scraped news: whole documents, lines, and raw bytes."""

from hypothesis import strategies as st

WORDS = (
    *"في من على إلى أن المدير العام للأمن الوطني مراكش الرباط المملكة المغربية قال أكد حموشي محمد خلال الدورة التعاون".split(),
    *"وقال وأضاف الرئيس الأمريكي الحكومة 2025 24 نونبر يناير و ـ الـ93 بـ«نص» اً ًا مدرسة مدرسه شيئا جدا إن بي سي".split(),
    *"می‌خواهم کتاب گفت پاکستان ہے ٹیم کوردستان ەوە ژیان ښار ئۇيغۇر".split(),
    *"the news said café naïve l’été « oui » 19.452,84 3:15 www.example.com a@b.org #وسم @handle 50% AFP".split(),
)
PHRASES = (
    "اترك تعليقاً",
    "إرسال تعليق",
    "أحدث أقدم",
    "مقالات ذات صلة",
    "الدوليالرئيسية",
    "زر الذهاب إلى الأعلى",
    "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
    "اقرأ أيضا: الحكومة تعلن عن برنامج جديد",
    "للمزيد: تفاصيل الخبر",
    "الثلاثاء 21 أكتوبر 2025 - 19:41",
    "آخر تحديث:",
    "مراكش ـ خاص",
    "الرباط (و م ع) –",
    "بقلم: محمد العلوي",
    "الرئيسية",
    "مجتمع",
    "|",
    "صص",
    "Share on Facebook",
    "Leave a Reply",
    "Read more: a story",
    "© 2025 All rights reserved",
    "* * *",
)
MESS = (
    "\u00a0", "  ", "   ", "\t", "\n", "\n\n\n", "\r\n", "\u200c", "\u200d", "\u200e", "\u200f", "\u202b", "\u202c", "\u2067",
    "\u2069", "\ufeff", "\u00ad", "\x00", "\x07", "\x85", "\u2028", "\ud83d", "\udc80", "ﻻ", "ﷲ", "ﺍﻟ", "ا\u0654", "ّ" * 3,
    "ط§ظ„ظ…ط؛ط±ط¨", "ÇáãÛÑÈ", "Ã©", "â€™", "&amp;amp;", "&quot;", "&nbsp;", "👨‍👩‍👧", "🇲🇦", "𝒳", "½", "﷼", "”", "“", "«", "»", "″",
    " ،", "،", " :", ".", "..", "…", "؟", "(", " )", "<b>", "</p>", "<br/>", "<", ">", "[", "{\"a\": 1}", "%PDF", "e\u0301", "क्ष", "ไทย", "新闻",
)  # fmt: skip

words = st.sampled_from(WORDS)
mess = st.sampled_from(MESS)
tokens = st.one_of(words, words, words, mess, st.text(max_size=5))
lines = st.one_of(
    st.lists(tokens, max_size=30).map(" ".join),
    st.lists(tokens, max_size=12).map("".join),
    st.lists(words, min_size=9, max_size=30).map(lambda w: " ".join(w) + "."),
    st.sampled_from(PHRASES),
)


@st.composite
def documents(draw):
    """A text of some lines; now and then one of them stands twice, or is huge."""
    found = draw(st.lists(lines, max_size=14))
    if found and draw(st.booleans()):
        found.insert(draw(st.integers(0, len(found))), draw(st.sampled_from(found)))
    if found and draw(st.integers(0, 9)) == 0:
        found.append(draw(st.sampled_from(found)) * 40)
    return draw(st.sampled_from(["\n", "\n\n", "\r\n", "\n \u00a0\n", "          "])).join(found)


TAGS = (
    "p",
    "div",
    "article",
    "h1",
    "h2",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "span",
    "b",
    "a",
    "section",
    "blockquote",
    "script",
    "style",
    "form",
    "nav",
)


@st.composite
def pages(draw):
    """A page around some lines, its markup now and then broken."""
    parts = ["<!DOCTYPE html><html lang='ar'><head><title>", draw(lines), "</title></head><body>"]
    for _ in range(draw(st.integers(0, 10))):
        tag = draw(st.sampled_from(TAGS))
        parts += [f"<{tag}>", draw(lines), f"</{tag}>" if draw(st.integers(0, 5)) else ""]
    return "".join([*parts, "</body></html>"])


# Headlines, in several wordings, and headings that stories have; what stands under a headline.
HEADS = (
    *(
        "الحكومة تعلن عن برنامج جديد لدعم الفلاحين",
        "برنامج جديد لدعم الفلاحين تعلن عنه الحكومة",
        "قصة مؤثرة وجميلة ومفيدة",
    ),
    *("Police open an inquiry into the harbour fire", "Harbour fire: police open an inquiry", "1. Set your goals"),
    *("What the owners of the ships had to say", "Set Goals", "How did it come to this?", ", said the harbour master"),
)
SENTENCES = (
    "أعلنت الحكومة اليوم عن برنامج جديد لدعم الفلاحين في المناطق التي عرفت نقصا كبيرا في التساقطات.",
    "وقال الوزير إن البرنامج سيمتد على ثلاث سنوات، وسيشمل مائة ألف فلاح في اثنتي عشرة جهة من جهات البلاد.",
    "The police opened an inquiry on Monday into the fire that destroyed two warehouses in the old harbour.",
    "Nobody was hurt, the harbour master said, and the ships that lay nearby were towed away in good time.",
)


@st.composite
def stories(draw):
    """A page with a story: its headline stated, printed or not, headings above and in it."""
    title = draw(st.sampled_from(HEADS))
    others = [line for line in (*HEADS, *SENTENCES * 3) if line != title]
    story = draw(st.lists(st.sampled_from(others), max_size=7))
    subtitle = f'<p class="article-subtitle">{draw(st.sampled_from(HEADS))}</p>' if draw(st.booleans()) else ""
    printed = f"<h1>{title}</h1>" if draw(st.booleans()) else ""
    body = "".join(f"<h2>{line}</h2>" if line in HEADS else f"<p>{line}</p>" for line in story)
    head = f"<title>{title}</title>" if draw(st.integers(0, 4)) else ""
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{printed}{subtitle}{body}</article></body></html>"


texts = st.one_of(documents(), st.text(), documents().map(lambda t: "".join(t.split("\n"))))
anything = st.one_of(texts, pages(), st.text(alphabet=st.characters()))
raw = st.one_of(
    st.binary(max_size=300),
    anything.map(lambda t: t.encode("utf-8", "surrogatepass")),
    st.tuples(anything, st.sampled_from(["utf-16", "utf-16-le", "windows-1256", "iso-8859-6", "windows-1252"])).map(
        lambda pair: pair[0].encode(pair[1], "replace")
    ),
)
