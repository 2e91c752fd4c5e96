"""langdetect, made safe and quick: own profiles, own seed, loaded once under a lock, nothing raised.

The module-level functions of langdetect share one unseeded factory, which threads can catch half loaded, and
read the profiles in the order in which the file system lists them. Nothing of that is used or changed here. Its trials
are run here, on its profiles and with its draws, and fewer of them where the first agree.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import Any

# Characters; more hardly ever change an answer, and langdetect's own regexes run over all that it is given.
MOST = 1_000
SEED = 0
DIGITS = 3  # probabilities differ in their last bits between processes
TRIALS = 7
AGREED = 3  # so many trials that all find one language are enough: the others hardly ever find another
_LONGEST = 3  # characters of an n-gram
_STEPS = 5  # draws from one look at whether a trial is decided to the next

_factories: dict[tuple[str, ...], Any] = {}
_lock = threading.Lock()


def probabilities(text: str, languages: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """How likely each of ``languages`` is, the likeliest first; those below 0.1 are left out.

    ``languages`` are names of langdetect's profiles. Only the first ``MOST`` characters are read. Text that
    holds none of the profiles' n-grams gives ``()``.
    """
    factory = _factory(tuple(sorted(languages)))
    detector = factory.create()
    detector.append(text[:MOST])
    detector.cleaning_text()
    grams = _grams(detector.text, factory.word_lang_prob_map)
    found = _trials(grams, detector) if grams else ()
    ranked = (
        (language, min(1.0, round(chance, DIGITS)))
        for language, chance in zip(factory.langlist, found, strict=False)
        if chance > detector.PROB_THRESHOLD
    )
    return tuple(sorted(ranked, key=lambda pair: (-pair[1], pair[0])))


@lru_cache(maxsize=4096)
def _normal(char: str) -> str:
    from langdetect.utils.ngram import NGram

    return str(NGram.normalize(char))


def _grams(text: str, known: Mapping[str, Sequence[float]]) -> list[Sequence[float]]:
    """What is known of each n-gram of the words of ``text`` that are not in capitals, in their order."""
    found: list[Sequence[float]] = []
    gram, capitals = " ", False
    for char in map(_normal, text):
        last = gram[-1]
        if last == " ":
            gram = char if char == " " else " " + char
        else:
            gram = gram[1 - _LONGEST :] + char
        capitals = char.isupper() and (capitals or last.isupper())
        if not capitals:
            found += [
                known[part] for size in range(1, len(gram) + 1) if (part := gram[-size:]) != " " and part in known
            ]
    return found


def _trials(grams: Sequence[Sequence[float]], detector: Any) -> list[float]:
    """The mean of the trials: in each, n-grams are drawn until one language is nearly sure."""
    random = Random(SEED)
    size = len(detector.langlist)
    total, done = [0.0] * size, 0
    while done < TRIALS and not (done == AGREED and max(total) > AGREED * detector.CONV_THRESHOLD):
        alpha = detector.alpha + random.gauss(0.0, 1.0) * detector.ALPHA_WIDTH
        chances = _trial(grams, [1.0 / size] * size, alpha / detector.BASE_FREQ, random, detector)
        total = [before + chance for before, chance in zip(total, chances, strict=True)]
        done += 1
    return [chance / done for chance in total]


def _trial(
    grams: Sequence[Sequence[float]], chances: list[float], weight: float, random: Random, detector: Any
) -> list[float]:
    draw = random.choice
    for step in range(0, detector.ITERATION_LIMIT + 1, _STEPS):
        for _ in range(_STEPS if step else 1):
            chances = [chance * (weight + own) for chance, own in zip(chances, draw(grams), strict=False)]
        whole = sum(chances)
        chances = [chance / whole for chance in chances]
        if max(chances) > detector.CONV_THRESHOLD:
            break
    return chances


def _factory(languages: tuple[str, ...]) -> Any:
    factory = _factories.get(languages)
    if factory is None:
        with _lock:
            factory = _factories.get(languages)
            if factory is None:
                factory = _factories[languages] = _load(languages)
    return factory


def _load(languages: tuple[str, ...]) -> Any:
    """A seeded factory of these profiles alone: three take 6 ms, all 55 take half a second and 64 MB."""
    import json
    from pathlib import Path

    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
    from langdetect.utils.lang_profile import LangProfile

    factory = DetectorFactory()
    factory.set_seed(SEED)
    for index, name in enumerate(languages):
        profile = json.loads((Path(PROFILES_DIRECTORY) / name).read_text("utf-8"))
        factory.add_profile(LangProfile(**profile), index, len(languages))
    return factory
