"""Captions are told by the credit that they end in; sentences of a story that look like them are left."""

import pytest

import newsclean
from newsclean import Options
from newsclean.credits.captions import is_caption

CAPTIONS = [
    "Residents walk through the flooded market of the old town on Monday (Photo: Jane Doe)",
    "The minister at the opening of the port, Image: Getty",
    "Das Rathaus am Abend nach dem Sturm. Foto: Max Muster/dpa",
    "Der Hafen im Winter © Max Muster",
    "Fishermen mend their nets. REUTERS/Jane Doe",
    "The new bridge over the river | Getty Images",
    "Workers at the gate of the plant AP Photo/Jane Doe",
    "جانب من أشغال الميناء الجديد (صورة: رويترز)",
]
SENTENCES = [
    "He said of the picture: it was taken by a friend of the family on the beach",
    "The agency Reuters reported on Monday that the talks would go on.",
    "وقال عن تلك الصور: كانت رائعة",
    "أكدت وكالة رويترز أن المحادثات ستستمر",
    "Photo: Jane Doe took this one, and she still remembers how cold it was that morning.",
    "© 2026 The Daily Paper",
    "and/or",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_credit_at_the_end_makes_a_caption(line):
    assert is_caption(line, len(line.split()))


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_are_no_captions(line):
    assert not is_caption(line, len(line.split()))


def test_a_long_line_is_no_caption():
    assert not is_caption("word " * 90 + "(Photo: Jane Doe)", 93)


def test_in_a_whole_page_a_caption_goes_with_its_kind_unless_it_is_kept():
    story = [
        "The local authorities announced this morning that the new port had opened after three years of work by hundreds.",
        "The director said that the port would receive ships from next week on, and that the quarter could enter for free.",
        "The cost of the project is estimated at thirty million, according to a statement of the council yesterday.",
    ]
    caption = "Ships wait in the bay before the opening of the new port on Monday morning (Photo: Jane Doe)"
    page = "\n".join(
        ["Home", "Politics", "Sport", "Business", *story[:2], caption, story[2], "Leave a Reply", "Contact us"]
    )
    article = newsclean.clean(page)
    assert [line for line in article.text.split("\n") if line] == story
    assert {removal.rule for removal in article.removed if removal.text == caption} == {"caption-credit:caption"}
    kept = newsclean.clean(page, options=Options(keep={"caption-credit"}))
    assert caption in kept.text.split("\n")
