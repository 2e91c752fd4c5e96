"""Pages of the tests' own making."""

SENTENCES = (
    "The council met on Tuesday evening to discuss the repair of the old bridge over the river.",
    "Work on the northern pier is expected to begin in spring, once the water has fallen.",
    "Residents had asked for a second crossing, but the money will not be there for years.",
    "The mayor thanked the engineers, who had examined every stone of the arches by hand.",
    "A model of the finished bridge can be seen in the library until the end of the month.",
)


def page(body: str, head: str = "") -> str:
    """A page with ``body`` and ``head``."""
    return f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>{head}</head>\n<body>{body}</body></html>"


def article(*paragraphs: str, head: str = "", title: str = "The old bridge will be repaired") -> str:
    """A page whose article has ``paragraphs``, or five of the tests' own."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or SENTENCES)
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
    return page(f"{menu}<main><article><h1>{title}</h1>{text}</article></main><footer>All rights</footer>", head)
