"""Words that nothing here can change, so that a document's words need not be judged one by one."""

from __future__ import annotations

from newsclean.spelling.judge import judge
from newsclean.spelling.lexicon import Lexicon


def changes_nothing(word: str, lexicon: Lexicon) -> bool:
    """Whether no table and no model holds a repair or a doubt for ``word``, whatever stands around it."""
    return judge(word, lexicon) is None
