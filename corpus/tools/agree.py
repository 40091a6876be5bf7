"""Two readings beside each other: how far they agree, where they differ, and the adjudicated one.

    python corpus/tools/agree.py DOCUMENTS FIRST SECOND                       agreement, field by field
    python corpus/tools/agree.py DOCUMENTS FIRST SECOND --differences [ID…]   what an adjudicator decides
    python corpus/tools/agree.py DOCUMENTS FIRST SECOND --apply DECISIONS OUT the adjudicated readings

A decision is one JSON object a line: `{"doc": "oi01", "m": 3, "field": "type", "take": 2}`: field of the mention as numbered in the list of
differences, `take` 1 or 2, or `"value": …` for a third reading; `{"doc": …, "m": …, "keep": true|false}` for a mention that one reading lacks.
Undecided fields keep the first reading; undecided mentions of one reading alone are kept as optional (`opt`).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from check import trigger
from work import Document, read

from tawthiq.evaluate import corpus as scorer

FIELDS = ("type", "acled", "fact", "why", "date", "places", "perp", "target", "weapon", "fig", "claim", "attr", "bg", "agg", "count")
DEFAULT = {"fact": "occurred", "bg": False, "agg": False, "count": 1, "places": [], "perp": [], "target": [], "fig": [], "attr": []}
Mention = dict[str, Any]


def load(folder: Path, ident: str) -> list[Mention]:
    path = folder / f"{ident}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()] if path.exists() else []


def placed(document: Document, m: Mention) -> Mention:
    """With event words as positions, as in a packed document."""
    return m | {"t": [list(trigger(document, s, t)) for s, t in zip(m["s"], m["t"])]}


def as_coded(document: Document, m: Mention) -> Mention:
    """A reading in the shape of the coder's records, so that the scorer can pair it."""
    word = trigger(document, m["s"][0], m["t"][0])
    return {
        "spans": [document.sentences[s] for s in m["s"]],
        "evidence": {"plover": {"start": word[0], "end": word[1]}},
        "plover": m["type"],
        "factuality": m.get("fact", "occurred"),
        "perpetrator": [x.split("|")[0] for x in m.get("perp", [])],
        "target": [x.split("|")[0] for x in m.get("target", [])],
        "mention": m,
    }


def pairs(document: Document, first: list[Mention], second: list[Mention]) -> list[tuple[Mention, Mention]]:
    gold = {"sentences": document.sentences, "mentions": [placed(document, m) | {"mention": m} for m in first]}
    return [(g["mention"], s["mention"]) for g, s in scorer.pair(gold, [as_coded(document, m) for m in second])]


def same(field: str, a: Mention, b: Mention) -> bool:
    """Do two readings of one field agree (names by any of their forms, figures by kind and bounds)?"""
    x, y = a.get(field, DEFAULT.get(field)), b.get(field, DEFAULT.get(field))
    if field in ("perp", "target", "attr"):
        heads = [n.split("|")[0] for n in y or []]
        return scorer.name_f1(x or [], heads) == 1 or scorer.name_f1(y or [], [n.split("|")[0] for n in x or []]) == 1
    if field == "places":
        return {p[0].lower() for p in x or []} == {p[0].lower() for p in y or []}
    if field == "fig":
        return sorted(map(str, (f[:3] for f in x or []))) == sorted(map(str, (f[:3] for f in y or [])))
    if field == "weapon":
        return bool(x) == bool(y) and (not x or scorer.same_name(x, y.split("|")[0]) or scorer.same_name(y, x.split("|")[0]))
    if field == "claim":
        return (x or [None])[0] == (y or [None])[0]
    return bool(x == y)


def main() -> int:
    documents, one, two = (Path(p) for p in sys.argv[1:4])
    rest = sys.argv[4:]
    idents = [p.stem for p in sorted(documents.glob("*.txt")) if (two / f"{p.stem}.jsonl").exists() and (one / f"{p.stem}.jsonl").exists()]
    if rest[:1] == ["--apply"]:
        return apply(documents, one, two, idents, Path(rest[1]), Path(rest[2]))
    show = rest[:1] == ["--differences"]
    wanted = set(rest[1:]) or set(idents)
    agreed: dict[str, list[bool]] = defaultdict(list)
    n1 = n2 = matched = 0
    for ident in idents:
        document, first, second = read(documents / f"{ident}.txt"), load(one, ident), load(two, ident)
        found = pairs(document, first, second)
        n1, n2, matched = n1 + len(first), n2 + len(second), matched + len(found)
        lines = []
        for a, b in found:
            for field in FIELDS:
                if field in ("attr", "fig", "weapon", "claim") and not (a.get(field) or b.get(field)):
                    continue
                agreed[field].append(same(field, a, b))
                if not agreed[field][-1]:
                    lines.append(f"m {first.index(a)} {field}: 1={json.dumps(a.get(field), ensure_ascii=False)}  2={json.dumps(b.get(field), ensure_ascii=False)}   <{a['t'][0]}> [{a['s'][0]}]")
        taken1, taken2 = [id(a) for a, _ in found], [id(b) for _, b in found]
        lines += [f"m {n} only in 1: {json.dumps(m, ensure_ascii=False)}" for n, m in enumerate(first) if id(m) not in taken1]
        lines += [f"m {len(first) + n} only in 2: {json.dumps(m, ensure_ascii=False)}" for n, m in enumerate(second) if id(m) not in taken2]
        if show and ident in wanted:
            print(f"=== {ident}")
            for n, (a, b) in enumerate(document.sentences):
                print(f"[{n}] {document.text[a:b]}")
            print("\n".join(lines))
    if not show:
        p, r = matched / max(1, n2), matched / max(1, n1)
        print(f"documents {len(idents)}, mentions {n1} and {n2}, found by both {matched}: F1 {2 * p * r / max(1e-9, p + r):.3f}")
        for field in FIELDS:
            print(f"  {field:8} {sum(agreed[field]) / max(1, len(agreed[field])):.3f}  n {len(agreed[field])}")
    return 0


def settled(m: Mention) -> Mention:
    """What the guide's table settles without asking, and no field at its default."""
    if m.get("acled") == "Abduction/forced disappearance" and m["type"] == "COERCE":
        m["type"] = "ASSAULT"
    if m.get("agg"):
        m.pop("inc", None)
    return {k: v for k, v in m.items() if v is not None and (k not in DEFAULT or v != DEFAULT[k])}


def apply(documents: Path, one: Path, two: Path, idents: list[str], decisions: Path, out: Path) -> int:
    chosen: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for path in sorted(decisions.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                d = json.loads(line)
                chosen[d["doc"], d["m"]].append(d)
    out.mkdir(parents=True, exist_ok=True)
    ids: dict[str, str] = {}  # incident of the second reading -> incident of the first
    for ident in idents:
        for a, b in pairs(read(documents / f"{ident}.txt"), load(one, ident), load(two, ident)):
            if a.get("inc") and b.get("inc"):
                ids.setdefault(b["inc"], a["inc"])
    for ident in idents:
        document, first, second = read(documents / f"{ident}.txt"), load(one, ident), load(two, ident)
        found = {id(a): b for a, b in pairs(document, first, second)}
        done: list[Mention] = []
        for n, m in enumerate(first):
            other, keep = found.get(id(m)), None
            m = dict(m)
            for d in chosen[ident, n]:
                keep = d.get("keep", keep)
                if "field" in d:
                    value = d["value"] if "value" in d else (other or {}).get(d["field"]) if d["take"] == 2 else m.get(d["field"])
                    m[d["field"]] = value
                    if value is None or value == DEFAULT.get(d["field"]):
                        m.pop(d["field"], None)
            if other is None and keep is None:
                m["opt"] = True
            if keep:
                m.pop("opt", None)
            if keep is not False:
                done.append(settled(m))
        matched = {id(b) for b in found.values()}
        for n, m in enumerate(second):
            if id(m) in matched:
                continue
            keep = next((d["keep"] for d in chosen[ident, len(first) + n] if "keep" in d), None)
            if keep is not False:
                mine = {k: v for k, v in m.items() if k != "opt"} | ({"inc": ids[m["inc"]]} if m.get("inc") in ids else {})
                done.append(settled(mine if keep else mine | {"opt": True}))
        (out / f"{ident}.jsonl").write_text("".join(json.dumps(m, ensure_ascii=False) + "\n" for m in done), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
