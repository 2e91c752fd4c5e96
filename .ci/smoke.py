"""What a user does first, with nothing but the installed wheel: clean the seeds, read the record."""

import pathlib
import sys

import newsclean

folder = pathlib.Path(sys.argv[1])
assert "site-packages" in newsclean.__file__, newsclean.__file__
seeds = sorted(folder.glob("*.txt"))
assert seeds, folder
for path in seeds:
    data = path.read_bytes()
    article = newsclean.clean(data)
    assert article.text, path
    assert article.language == "ar", path
    assert article.source_text().encode() == data, path
    assert article.verify(data), path
    assert newsclean.Article.from_json(article.to_json()) == article, path
page = newsclean.clean(
    b"<html><head><title>A b c</title></head><body><article><h1>A b c</h1><p>" + b"Some words here. " * 40
)
assert page.source.kind == "html", page.source
assert page.text, page.issues
print(f"wheel: {len(seeds)} seeds and a page cleaned by newsclean {newsclean.__version__}")
