"""Bytes to text: laws first, then charsets as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.charsets import charset, naturalness, stated
from newsclean.decode import decode, encode, read_as, wide_order

ARABIC = (
    "أعلنت وزارة التربية الوطنية أمس أن الدراسة ستبدأ في موعدها المحدد، مؤكدة أن جميع المدارس جاهزة لاستقبال "
    "التلاميذ. وقال الوزير في مؤتمر صحفي إن الحكومة رصدت 300 مليون درهم لإصلاح المدارس في القرى والمدن."
)
RUSSIAN = "Министерство сообщило, что новая школа откроется в сентябре. Глава города поблагодарил строителей."
FRENCH = "Le ministère de l’Éducation a annoncé que la rentrée aura lieu à la date prévue, a déclaré le préfet."
GERMAN = "Die Bürgermeisterin eröffnete die neue Brücke über den Fluß und dankte den Arbeitern für ihre Mühe."
CHINESE = "中国的人民在新的一年里工作，他们说这个地方很大，我们也要去看一看，因为那里有很多好的学生。"
TAIWAN = "我們的國家在新的一年裡說，這個地方很大，他們也要去看一看，因為那裡有很多好的學生和老師。"
TURKISH = "Başbakan dün yaptığı açıklamada yeni köprünün gelecek yıl açılacağını söyledi, işçilere teşekkür etti."
PAGE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><body><p>{}</p></body></html>'
)
CHARSETS = [
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "gb18030",
    "cp932",
    "euc_jp",
    "cp949",
    "big5hkscs",
    "koi8-r",
    "iso-8859-6",
    "windows-1256",
    "windows-1252",
    "windows-1251",
    "iso-8859-1",
    "cp874",
    "iso-8859-8",
    "iso-2022-jp",
    "utf-7",
    "hz",
    "utf-16",
    "no-such-charset",
]


@given(st.binary(max_size=200), st.sampled_from([None, *CHARSETS]))
def test_any_bytes_come_back(data, declared):
    decoded = decode(data, declared)
    assert encode(decoded.text, decoded.encoding) == data
    assert read_as(data, decoded.encoding) == decoded.text
    assert decode(data, declared) == decoded


@given(st.text(max_size=80), st.sampled_from(CHARSETS[:16]), st.binary(max_size=3), st.booleans())
def test_text_with_broken_bytes_comes_back(text, name, noise, page):
    whole = PAGE.format(name, text) if page else text
    data = whole.encode(name, "ignore") + noise
    decoded = decode(data, name)
    assert encode(decoded.text, decoded.encoding) == data


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_utf8_is_read_as_it_is(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text
        assert decode(text.encode()).issues == ()


SAMPLES = (ARABIC, RUSSIAN, FRENCH, GERMAN, CHINESE, TURKISH, "हिन्दी समाचार की नई वेबसाइट कल शुरू होगी")
phrases = st.sampled_from(SAMPLES).flatmap(
    lambda text: st.integers(0, len(text) - 20).map(lambda start: text[start : start + 40])
)


@given(phrases, st.lists(st.integers(0, 40), max_size=3))
def test_nuls_here_and_there_leave_utf8_what_it_is(text, places):
    for place in places:
        text = text[:place] + "\0" + text[place:]
    assert decode(text.encode()).text == text


@given(phrases, st.integers(0, 99), st.integers(0, 99))
def test_nuls_around_utf8_leave_it_what_it_is(text, before, after):
    padded = "\0" * before + text + "\0" * after
    assert decode(padded.encode()).text == padded


@given(
    phrases.filter(lambda text: " " in text.strip()),
    st.sampled_from(["utf-16-le", "utf-16-be"]),
    st.integers(0, 50),
)
def test_utf16_is_found_with_padding_too(text, name, padding):
    assert wide_order(text.encode(name) + b"\0\0" * padding) == name


@given(
    st.text(max_size=60),
    st.sampled_from(["\ud83d", "\udc41", "\udcff", "\ud83d\ud83d"]),
    st.sampled_from(["", "A", "\xff"]),
)
def test_wide_charsets_keep_lone_surrogates_and_odd_ends(text, lone, tail):
    for name, mark in (
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
    ):
        data = mark + (text + lone).encode(name, "surrogatepass") + tail.encode("latin-1")
        decoded = decode(data)
        assert encode(decoded.text, decoded.encoding) == data


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *((ARABIC, name) for name in ("utf-8", "windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be", "utf-32-be")),
        *((RUSSIAN, name) for name in ("windows-1251", "koi8-r", "utf-16-le")),
        *((FRENCH, name) for name in ("windows-1252", "utf-16-be")),
        (GERMAN, "windows-1252"),
        (CHINESE, "gb18030"),
        (CHINESE + "\n2024 ", "utf-16-le"),
        (TAIWAN, "big5hkscs"),
        (TURKISH, "windows-1254"),
    ],
)
def test_charset_is_found_without_a_word_about_it(text, name):
    decoded = decode(text.encode(name))
    assert decoded.text == text
    assert decoded.encoding == name
    assert [issue.code for issue in decoded.issues] == ([] if name == "utf-8" else ["encoding-guessed"])


@pytest.mark.parametrize(
    ("mark", "name"),
    [("utf-8", "utf-8"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("utf-32-le", "utf-32-le")],
)
def test_byte_order_mark_decides_and_stays(mark, name):
    decoded = decode(("\ufeff" + ARABIC).encode(mark), "windows-1252")
    assert decoded == type(decoded)("\ufeff" + ARABIC, name, ())


@pytest.mark.parametrize(
    ("text", "written", "stated_as", "read", "codes"),
    [
        (ARABIC, "windows-1256", "windows-1256", "windows-1256", []),
        (ARABIC, "windows-1256", "CP1256", "windows-1256", []),
        (ARABIC, "windows-1256", "utf-8", "windows-1256", ["encoding-declared-wrong"]),
        (ARABIC, "windows-1256", "iso-8859-1", "windows-1256", ["encoding-declared-wrong"]),
        (ARABIC, "windows-1256", "iso-8859-6", "windows-1256", ["encoding-declared-wrong"]),
        (ARABIC, "iso-8859-6", "windows-1256", "iso-8859-6", ["encoding-declared-wrong"]),
        (FRENCH, "windows-1252", "iso-8859-1", "windows-1252", []),
        (FRENCH, "windows-1252", "windows-1256", "windows-1252", ["encoding-declared-wrong"]),
        (CHINESE, "gb18030", "gb2312", "gb18030", []),
        (RUSSIAN, "koi8-r", "windows-1251", "koi8-r", ["encoding-declared-wrong"]),
        (GERMAN, "windows-1252", "no-such-charset", "windows-1252", ["encoding-guessed"]),
    ],
)
def test_what_a_page_states_is_checked(text, written, stated_as, read, codes):
    decoded = decode(PAGE.format(stated_as, text).encode(written))
    assert decoded.encoding == read
    assert text in decoded.text
    assert [issue.code for issue in decoded.issues] == codes


def test_the_callers_word_is_checked_too():
    assert [issue.code for issue in decode(ARABIC.encode(), "windows-1256").issues] == ["encoding-declared-wrong"]
    assert decode(b"plain", "windows-1256").issues == ()
    assert decode(TURKISH.encode("iso-8859-9"), "iso-8859-9").encoding == "windows-1254"


@pytest.mark.parametrize("noise", [b"\xd8", b"\x92", b"\xff\xfe"])
@pytest.mark.parametrize("declared", [None, "windows-1256", "utf-8"])
def test_utf8_with_broken_bytes_stays_utf8(noise, declared):
    half = len(ARABIC) // 2
    data = ARABIC[:half].encode() + noise + ARABIC[half:].encode()
    decoded = decode(data, declared)
    assert decoded.encoding == "utf-8"
    assert encode(decoded.text, "utf-8") == data
    assert f"{len(noise)} bytes" in decoded.issues[-1].message
    assert decoded.issues[-1].code == "encoding-broken-bytes"


def test_utf8_cut_in_a_character_stays_utf8():
    assert decode("€".encode() + "€".encode()[:2]).encoding == "utf-8"


def test_character_that_has_two_codes_stays_reversible():
    data = "東京の会社は".encode("cp932") + b"\xed\x40\n" + "新しい会社".encode("cp932")
    decoded = decode(data, "shift_jis")
    assert decoded.encoding == "cp932"
    assert "東京の会社は" in decoded.text
    assert encode(decoded.text, "cp932") == data


def test_reading_as_another_charset_is_refused():
    with pytest.raises(UnicodeError):
        read_as(b"\x81\x40\xff\xff\xff", "utf-32-le")


@pytest.mark.parametrize(
    "data",
    [
        "Привет мир, новости\0".encode(),
        "été à Paris\0".encode(),
        "\0\0خبر عاجل".encode(),
        "خبر\0عاجل من\0المدينة".encode() + b"\xd8",
        b"abc\0",
        "Новая школа откроется\0".encode("koi8-r"),
        "Arbeitern für ihre\0".encode("windows-1252"),
    ],
)
def test_a_nul_does_not_make_utf16(data):
    assert wide_order(data) is None


def test_text_of_ascii_in_utf16_stays_that_where_its_low_bytes_are_utf8():
    assert decode("la rentrÃ©e des Ã©lÃ¨ves".encode("utf-16-le")).encoding == "utf-16-le"


def test_nul_bytes_of_ascii_are_not_utf16():
    assert wide_order(b"abc\0def" * 50) is None
    assert decode(b"abc\0def").encoding == "utf-8"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF8", "utf-8"),
        ("Latin1", "windows-1252"),
        (" us-ascii ", "windows-1252"),
        ("x-sjis", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("utf-7", None),
        ("iso-2022-jp", None),
        ("rot13", None),
        ("base64", None),
        ("", None),
        ("a\0b", None),
        ("é", None),
    ],
)
def test_labels_are_read_as_browsers_do(label, name):
    assert charset(label) == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<meta charset=windows-1256>", "windows-1256"),
        (b"<META CHARSET='UTF-8'/>", "utf-8"),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        (b'<meta charset="utf-16">', "utf-8"),
        (b"charset=windows-1256", None),
        (b" " * 5000 + b"<meta charset=windows-1256>", None),
    ],
)
def test_stated_charset_is_found(head, name):
    assert stated(head) == name


def test_naturalness_tells_charsets_apart():
    data = ARABIC.encode("windows-1256")
    scores = {name: naturalness(data.decode(name, "replace")) for name in ("windows-1256", "windows-1252", "koi8-r")}
    assert scores["windows-1256"] > 0.75
    assert max(scores["windows-1252"], scores["koi8-r"]) < 0.55
    assert naturalness("plain") == 1.0
