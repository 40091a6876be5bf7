"""The table of `language/english/casing.py`: how often a word is written lower, Title and UPPER inside sentences.

    python training/english/casing.py ../shared/data

Data (train+ship): `open_news_en`, UD English EWT and GUM, train parts. Seconds on one core, no seed: it only counts.
Out: `src/tawthiq/language/models/english/casing.txt`. First line: steps between the three cases; then a line per pair of
shares (Title, UPPER, in tenths, at most 9): the words; suffixes of rare words stand with a hyphen before them.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|[.!?:]|\S")
OUT = Path(__file__).parents[2] / "src" / "tawthiq" / "language" / "models" / "english" / "casing.txt"


def case(word: str) -> int:
    return 0 if word.islower() else 2 if word.isupper() and len(word) > 1 else 1


def sentences(folder: Path) -> Iterator[list[str]]:
    with gzip.open(folder / "open_news_en.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield WORD.findall(json.loads(line)["text"])
    for name in ("ewt", "gum_ccby", "gum_ccbysa"):
        with gzip.open(folder / f"ud_en_{name}.train.conllu.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# text = "):
                    yield WORD.findall(line[9:])


def main() -> None:
    words: dict[str, Counter[int]] = defaultdict(Counter)
    steps: Counter[tuple[int, int]] = Counter()
    for sentence in sentences(Path(sys.argv[1])):
        if sum(w.isupper() for w in sentence) * 2 > len(sentence):
            continue
        before, begins = 0, True
        for w in sentence:
            if not w[0].isalpha():
                begins = w in ".!?:\"“”()[]"
                before = 0
                continue
            now = case(w)
            if not begins:
                words[w.lower()][now] += 1
                steps[before, now] += 1
            before, begins = (0 if begins else now), False
    table: dict[tuple[int, int], list[str]] = defaultdict(list)
    suffixes: dict[str, Counter[int]] = defaultdict(Counter)
    for word, forms in words.items():
        n = forms.total()
        if n >= 3:
            table[min(9, round(10 * forms[1] / n)), min(9, round(10 * forms[2] / n))].append(word)
        if n <= 2:
            for k in (2, 3, 4):
                if len(word) > k:
                    suffixes["-" + word[-k:]].update(forms)
            suffixes["-"].update(forms)
    for suffix, forms in suffixes.items():
        n = forms.total()
        if n >= 8 or suffix == "-":
            table[min(9, round(10 * forms[1] / n)), min(9, round(10 * forms[2] / n))].append(suffix)
    lines = [" ".join(str(round(-10 * math.log((steps[a, b] + 1) / (sum(steps[a, c] for c in range(3)) + 3)))) for a in range(3) for b in range(3))]
    prior = [sum(f[k] for f in words.values()) for k in range(3)]
    lines.append(" ".join(str(round(-10 * math.log(p / sum(prior)))) for p in prior))
    lines += [f"{a}{b} {' '.join(sorted(table[a, b]))}" for a, b in sorted(table)]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(words), "words,", sum(map(len, table.values())), "kept,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
