"""The variants of annotated pages that the model of lines is trained on."""

from random import Random

from tools.pagelines.variants import Labelled, Story, notes, story, with_lists, with_teasers

SENTENCE = (
    "The minister said on Monday that talks with the neighbours would go on, and that nobody would be left out of them"
)
PAGE = [
    Labelled("Home", 0.0),
    Labelled("Sport", 0.0),
    *(Labelled(f"{SENTENCE}, part {k}.", 1.0) for k in range(6)),
    Labelled("Contact", 0.0),
]
STORIES = [
    Story(k, f"Headline {k}", (f"Another story {k} begins with this sentence, which is long enough to be cut.",) * 3)
    for k in range(3)
]


def test_lists_keep_the_words_and_the_lines_around():
    made = with_lists(PAGE, Random("1"))
    assert made is not None
    assert len(made) > len(PAGE)
    assert [line for line in made if not line.is_article] == [line for line in PAGE if not line.is_article]
    bare = [
        [word.strip('.,;:!?"”').lower() for line in page if line.is_article for word in line.text.split()]
        for page in (made, PAGE)
    ]
    assert bare[0] == bare[1]


def test_teasers_add_lines_that_are_no_article():
    made = [with_teasers(PAGE, 0, STORIES, notes([PAGE]), Random(str(seed))) for seed in range(20)]
    assert all([line for line in page if not line.added] == PAGE for page in made if page is not None)
    added = [line for page in made if page is not None for line in page if line.added]
    assert added
    assert not any(line.is_article or "story 0" in line.text for line in added)


def test_the_same_seed_makes_the_same_variant():
    assert with_lists(PAGE, Random("7")) == with_lists(PAGE, Random("7"))
    assert with_teasers(PAGE, 0, STORIES, ["Sport"], Random("7")) == with_teasers(
        PAGE, 0, STORIES, ["Sport"], Random("7")
    )


def test_short_articles_have_no_variants():
    assert with_lists(PAGE[:5], Random("1")) is None
    assert with_teasers(PAGE[:5], 0, STORIES, ["Sport"], Random("1")) is None
    assert story(0, PAGE[:4], "Headline") is None
    assert story(0, PAGE, " ") is None
