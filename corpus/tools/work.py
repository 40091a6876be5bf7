"""Documents while they are being coded: reading them, numbering their sentences.

A document of ours is a text file: `key: value` lines (id, genre, outlet, published, theatre, place), a line `---`, the headline, the paragraphs
(one a line). A drawn one is the same with `source: FILE#DOC_ID` and lies outside the project, for its text is not ours.

    python corpus/tools/work.py DOCUMENT…    prints the numbered sentences
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from tawthiq.language.english.sentences import split


class Document(NamedTuple):
    """`sentences`: (start, end) in `text`, in order; where `headline` is true the first is the headline."""

    head: dict[str, str]
    text: str
    sentences: list[tuple[int, int]]


def read(path: Path) -> Document:
    """A document file; ValueError where it has no `---` line."""
    head, mark, text = path.read_text("utf-8").partition("\n---\n")
    if not mark:
        raise ValueError(f"{path}: no line --- between the head and the text")
    keys = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    text = text.rstrip("\n")
    return Document({k.strip(): v.strip() for k, v in keys.items()}, text, sentences_of(text))


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Sentences, paragraph by paragraph: (start, end) in `text`."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found += split(text, at, at + len(line))
        at += len(line) + 1
    return found


def main() -> int:
    for name in sys.argv[1:]:
        document = read(Path(name))
        print(f"=== {document.head.get('id')}  published {document.head.get('published')}  outlet {document.head.get('outlet')}")
        for n, (a, b) in enumerate(document.sentences):
            print(f"[{n}] {document.text[a:b]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
