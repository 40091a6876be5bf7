"""Read the treebanks and name corpora the English reader is trained on.

In: the `train+ship` files of the benchmark data folder (`ud_en_*.conllu.gz`, `ner_uner`, `re3d`).
Out: `Example` records: words, Penn tags, heads, relations, name tags; absent layers are None.
Never: any file whose permission is `tune only` (see NOTICE for the list that is used).
"""
from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

WORD = re.compile(
    r"\d+(?:[.,:/]\d+)+|\w+?(?=n[’']t\b)|n[’']t\b|[’'](?:s|S|re|ve|ll|d|m)\b|(?:[A-Za-z]\.){2,}|[^\W_]+|\.{2,}|\S",
    re.UNICODE,
)


@dataclass(frozen=True)
class Example:
    """One sentence. `heads` are 1-based with 0 for the root; `names` are BIO tags."""

    words: tuple[str, ...]
    tags: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None


def treebank(path: Path, with_names: bool = False) -> Iterator[Example]:
    """Sentences of a CoNLL-U file; multi-word ranges and empty nodes are skipped."""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10:
                if cells[0].isdigit():
                    rows.append(cells)
            elif rows:
                yield Example(
                    tuple(r[1].replace(" ", "") for r in rows),
                    tuple(r[4] for r in rows),
                    tuple(int(r[6]) for r in rows),
                    tuple(r[7] for r in rows),
                    gum_names(rows) if with_names else None,
                    tuple(r[2] for r in rows),
                )
                rows = []


GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def gum_names(rows: list[list[str]]) -> tuple[str, ...]:
    """Names from GUM's entity layer: person, organization and place mentions headed by a proper noun."""
    open_spans: list[tuple[str, str, str, int]] = []
    found: list[tuple[int, int, str]] = []
    for i, row in enumerate(rows):
        misc = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", misc):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                entry = (fields[0], fields[1] if len(fields) > 1 else "", fields[5] if len(fields) > 5 else "", i)
                if part.endswith(")"):
                    found.append((i, i, entry[1]))
                else:
                    open_spans.append(entry)
            else:
                key = part.rstrip(")")
                for k in range(len(open_spans) - 1, -1, -1):
                    if open_spans[k][0] == key:
                        found.append((open_spans[k][3], i, open_spans.pop(k)[1]))
                        break
    names = ["O"] * len(rows)
    for start, end, kind in sorted(found, key=lambda f: f[1] - f[0]):
        if kind not in GUM_TYPES:
            continue
        inner = range(start, end + 1)
        head = next((i for i in inner if not start <= int(rows[i][6]) - 1 <= end), start)
        if rows[head][4] not in ("NNP", "NNPS"):
            continue
        lo = hi = head
        ok = lambda i: rows[i][4] in ("NNP", "NNPS", "HYPH", "CD") or (rows[i][1][:1].isupper() and rows[i][4] in ("JJ", "NN", "NNS"))
        link = lambda i: rows[i][1].lower() in ("of", "for", "and", "the", "al", "de", "-")
        while lo > start and (ok(lo - 1) or (link(lo - 1) and lo - 1 > start and ok(lo - 2))):
            lo -= 1
        while hi < end and (ok(hi + 1) or (link(hi + 1) and hi + 1 < end and (ok(hi + 2) or (link(hi + 2) and hi + 2 < end and ok(hi + 3))))):
            hi += 1
        if all(names[i] == "O" for i in range(lo, hi + 1)):
            for i in range(lo, hi + 1):
                names[i] = ("B-" if i == lo else "I-") + GUM_TYPES[kind]
    return tuple(names)


def bio(text: str, spans: list[tuple[int, int, str]]) -> Example:
    """Tokenise `text` and lay the character spans over it."""
    words, names = [], []
    for m in WORD.finditer(text):
        kind = next(((k, s) for s, e, k in spans if s <= m.start() < e), None)
        words.append(m.group())
        names.append("O" if kind is None else ("B-" if m.start() <= kind[1] else "I-") + kind[0])
    for i in range(1, len(names)):
        if names[i].startswith("I-") and names[i - 1] == "O":
            names[i] = "B-" + names[i][2:]
    return Example(tuple(words), names=tuple(names))


def uner(path: Path) -> Iterator[Example]:
    """UNER: person, organisation and place names of web, news and Wikipedia sentences."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = [(e["start"], e["end"], e["type"]) for e in row["gold"]["entities"] if e["type"] in ("PER", "ORG", "LOC")]
            yield bio(row["text"], spans)


RE3D_TYPES = {"Organisation": "ORG", "Location": "LOC", "Person": "PER"}


def re3d(path: Path) -> Iterator[tuple[str, Example]]:
    """re3d: names on Syria and Iraq, nominal mentions left out; yields (doc_id, sentence)."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            spans: list[tuple[int, int, str]] = []
            for e in sorted(row["gold"]["entities"], key=lambda e: e["begin"] - e["end"]):
                kind = RE3D_TYPES.get(e["type"])
                if kind is None:
                    continue
                begin, end = e["begin"], e["end"]
                lead = re.match(r"(?:(?:the|a|an|this|these|its|their|our)\s+)?", text[begin:end], re.I)
                begin += lead.end() if lead else 0
                if not re.search(r"[A-Z]", text[begin:end]) or not text[begin:end][:1].isupper():
                    continue
                if any(s < end and begin < t for s, t, _ in spans):
                    continue
                spans.append((begin, end, kind))
            for m in re.finditer(r"[^\n]+?(?:[.!?][”\"’']?(?=\s+[A-Z“\"])|\n|$)", text):
                inside = [(s - m.start(), e - m.start(), k) for s, e, k in spans if m.start() <= s < m.end()]
                example = bio(m.group(), inside)
                if len(example.words) > 3:
                    yield row["doc_id"], example


def disguise(example: Example, rng: random.Random) -> Example:
    """A sentence as headlines and live blogs write it: Title Case, CAPITALS or without its last stop.

    The encoder is uncased, so only the shape features learn from this.
    """
    # A web address is one word of a hundred pieces: padded to it, a batch outgrows the memory.
    words = [w if len(w) < 30 else w[:30] for w in example.words]
    roll = rng.random()
    if roll < 0.08:
        words = [w[:1].upper() + w[1:] for w in words]
    elif roll < 0.12:
        words = [w.upper() for w in words]
    if rng.random() < 0.2 and len(words) > 4 and words[-1] == "." and example.heads and example.heads[-1] != 0 and len(words) not in example.heads:
        cut = lambda xs: None if xs is None else xs[:-1]
        example = replace(example, tags=cut(example.tags), heads=cut(example.heads), relations=cut(example.relations),
                          names=cut(example.names), lemmas=cut(example.lemmas))
        words = words[:-1]
    return replace(example, words=tuple(words))
