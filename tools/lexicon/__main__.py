"""Build ``src/newsclean/data/lexicon_ar.zip`` from wordfreq's Arabic list and Ayaspell's morphology.

    python -m tools.lexicon --ayaspell DIR [--out FILE]

DIR holds ``ar.aff`` and ``ar.dic`` of Ayaspell 3.2 (Debian's package hunspell-ar; its licence, MPL 1.1, GPL 2 or
LGPL 2.1 by choice, allows it). Needs wordfreq and chunspell (``pip install '.[tools]'``). The same inputs give the same
file, byte for byte. It must be built anew when the tables or the
model of spelling change, because it tells which forms they never touch: a test says so.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import dawg

from newsclean.spelling.lexicon import ACCEPTED, FILE, FLAGS, FREQUENT, SETTLED, STEP, Lexicon
from newsclean.spelling.settled import changes_nothing
from newsclean.spelling.slips import deletes, is_target
from tools.lexicon.ayaspell import Affixes, forms

_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_LONGEST = 24
_NOTICES = ("README.txt", "CC-BY-SA-4.0.txt", "MPL-1.1.txt")
_KEPT = 100_000  # settled words that are kept as a set: one look tells most words of a document


def frequencies() -> dict[str, int]:
    """The words of wordfreq's large Arabic list with their Zipf frequencies in hundredths."""
    import wordfreq

    listed = wordfreq.get_frequency_dict("ar", "large")
    return {
        word: round(math.log10(share * 1e9) * 100)
        for word, share in listed.items()
        if len(word) <= _LONGEST and _WORD.fullmatch(word)
    }


def accepted(words: Iterable[str], ayaspell: Path) -> set[str]:
    """The words that hunspell accepts with Ayaspell's files."""
    from hunspell import Hunspell

    checker = Hunspell("ar", hunspell_data_dir=str(ayaspell))
    return {word for word in words if checker.spell(word)}


def values(listed: dict[str, int], known: set[str], settled: set[str]) -> list[tuple[str, int]]:
    """What the graph of forms holds for each word (see ``newsclean.spelling.lexicon``)."""
    return [
        (word, zipf // STEP * FLAGS + ACCEPTED * (word in known) + SETTLED * (word in settled))
        for word, zipf in sorted(listed.items())
    ]


def without(words: Sequence[str]) -> Any:
    """A graph of ``words``, whole and with any one letter left out."""
    return dawg.DAWG(sorted({*words, *(less for word in words for less in deletes(word))}))


def write(out: Path, members: dict[str, bytes]) -> None:
    """A zip archive without dates, so that equal members give equal files."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)


def main(argv: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--ayaspell", type=Path, required=True)
    ask.add_argument("--out", type=Path, default=FILE)
    args = ask.parse_args(argv)
    listed = frequencies()
    known = accepted(listed, args.ayaspell)
    stemmed = forms(args.ayaspell / "ar.dic", Affixes(args.ayaspell / "ar.aff"))
    morphology = dawg.DAWG(sorted(form for form in stemmed if _WORD.fullmatch(form)))
    targets = [word for word, zipf in listed.items() if is_target(word, zipf, word in known)]
    apart, frequent = without(targets), without([word for word in targets if listed[word] >= FREQUENT])
    bare = Lexicon(dawg.IntDAWG(values(listed, known, set())), morphology, apart, frequent)
    settled = {word for word in listed if changes_nothing(word, bare)}
    common = sorted(settled, key=lambda word: (-listed[word], word))[:_KEPT]
    notices = Path(__file__).parent
    members = {name: (notices / name).read_bytes() for name in _NOTICES}
    members["forms.dawg"] = dawg.IntDAWG(values(listed, known, settled)).tobytes()
    members["morphology.dawg"] = morphology.tobytes()
    members["deletes.dawg"] = apart.tobytes()
    members["frequent.dawg"] = frequent.tobytes()
    members["settled.txt"] = "\n".join(sorted(common)).encode()
    write(args.out, members)
    print(f"{len(listed)} forms, {len(known)} accepted, {len(settled)} settled; {args.out.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
