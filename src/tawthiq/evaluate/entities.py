"""re3d: entities in eight kinds, prepared by `knowledge/english/entities.toml`, and by the raw types.

Preparation, on both sides: types that are none of the eight kinds and what only the annotation tool proposed (confidence 0, nested pieces
of names) are left out, determiners are cut off, pronouns dropped, and of nested mentions the outer one is kept. Only documents are
scored that the shipped head was not trained on: `language/models/entities/trained_on.txt` lists the others.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tawthiq.coding.english.entities import KINDS, MODEL, find_entities
from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.scores import spans
from tawthiq.evaluate.texts import article_of
from tawthiq.knowledge import load
from tawthiq.language import read_article

Span = tuple[int, int, str]
_RAW = {"PERSON": "Person", "ORG": "Organisation", "LOC": "Location", "NAT": "Nationality", "TEMPORAL": "Temporal", "NUM": "Quantity", "WEAPON": "Weapon"}
_MONEY = re.compile(r"[$£€¥]|\b(?:dollars?|euros?|pounds?|dinars?|lira|money)\b", re.I)
_CIVIL = re.compile(r"\b(?:cars?|trucks?|lorr(?:y|ies)|bus(?:es)?|vans?|vehicles?|excavators?|loaders?|tankers?|motorcycles?|bulldozers?|ambulances?)\b", re.I)


def records(path: Path) -> list[Record]:
    """The documents that the shipped head did not learn from."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    rows: list[Record] = [json.loads(line) for line in text.split("\n") if line.strip()]
    seen = set(MODEL.joinpath("trained_on.txt").read_text("utf-8").split())
    return [r for r in rows if r["doc_id"] not in seen]


def predict(record: Record) -> dict[str, Any]:
    """Entities with their raw type, as the file has them: with the determiner before them."""
    text = record["text"]
    out = []
    for e in find_entities(text, read_article(article_of(record))):
        lead = _lead().search(text[: e.start])
        begin = lead.start(1) if lead else e.start
        out.append({"begin": begin, "end": e.end, "type": _raw(e.kind, e.text), "value": text[begin : e.end], "confidence": e.score})
    return {"entities": out, "text": text}


def _raw(kind: str, words: str) -> str:
    if kind == "PLATFORM":
        return "Vehicle" if _CIVIL.search(words) and "armo" not in words.lower() and "tactical" not in words.lower() else "MilitaryPlatform"
    return "Money" if kind == "NUM" and _MONEY.search(words) else _RAW[kind]


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)((?:" + "|".join(load("english/entities")["prepare"]["determiners"]) + r")\s+)$", re.I)


@cache
def _determiner() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(load("english/entities")["prepare"]["determiners"]) + r")\s+", re.I)


def prepared(text: str, entities: Sequence[dict[str, Any]]) -> list[Span]:
    """(start, end, kind) of the mentions that are compared."""
    knowledge = load("english/entities")
    pronouns = frozenset(knowledge["prepare"]["pronouns"])
    out: list[Span] = []
    for e in sorted(entities, key=lambda e: (e["begin"] - e["end"], e["begin"])):
        kind = knowledge["types"].get(e["type"])
        begin, end = e["begin"], e["end"]
        if kind is None or e["confidence"] <= 0:
            continue
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if text[begin:end].lower() in pronouns:
            continue
        while (m := _determiner().match(text, begin, end)) and m.end() < end:
            begin = m.end()
        if begin < end and text[begin:end].lower() not in pronouns and all(end <= a or b <= begin for a, b, _ in out):
            out.append((begin, end, kind))
    return sorted(out)


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """Exact and overlapping F1 of the eight kinds, together and each; `raw_…`: of all mentions by the raw types, unprepared."""
    g = [prepared(p["text"], x["entities"]) for x, p in zip(gold, predicted, strict=True)]
    p = [prepared(x["text"], x["entities"]) for x in predicted]
    raw_g, raw_p = ([[(e["begin"], e["end"], e["type"]) for e in x["entities"]] for x in side] for side in (gold, predicted))
    out = {"documents": float(len(g)), "mentions": float(sum(map(len, g))), "exact_f1": spans(g, p)[2], "overlap_f1": spans(g, p, relaxed=True)[2]}
    out |= {"raw_exact_f1": spans(raw_g, raw_p)[2], "raw_overlap_f1": spans(raw_g, raw_p, relaxed=True)[2]}
    for kind in KINDS:
        mine, theirs = ([[x for x in doc if x[2] == kind] for doc in side] for side in (g, p))
        out[f"{kind.lower()}_exact_f1"], out[f"{kind.lower()}_overlap_f1"] = spans(mine, theirs)[2], spans(mine, theirs, relaxed=True)[2]
    return out
