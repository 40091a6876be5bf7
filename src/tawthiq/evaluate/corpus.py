"""The project's own corpus: whole documents, coded by the codebook; the open part and the sealed one.

Pairing, one to one within a document: mentions that share an event word, then those that share a sentence and the type, then (they
are found, but their fields are not compared) those that share a sentence. Core: of a material type, occurred or foiled, no sum. Fields are scored over the pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from tawthiq import pipeline
from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.corpus_files import find, records
from tawthiq.evaluate.corpus_names import by_event_word, name_f1, plain, same_name, same_weapon, written
from tawthiq.evaluate.pairing import best_pairs
from tawthiq.evaluate.scores import prf
from tawthiq.evaluate.texts import day_of
from tawthiq.records import Article, Block

__all__ = ["find", "predict", "records", "score"]

VERBAL = frozenset({"ACCUSE", "THREATEN", "REJECT", "SUPPORT", "CONSULT", "CONCEDE"})
_BY_WORD, _BY_TYPE, _BY_SENTENCE = range(3)
Pair = tuple[dict[str, Any], dict[str, Any]]


def predict(record: Record) -> dict[str, Any]:
    """The coder's mentions in the shape of the record files (design §5)."""
    coded = pipeline.code(article_of(record))
    if coded.problem is not None:
        raise RuntimeError(f"{record['doc_id']}: {coded.problem.reason}")
    return {"mentions": [m.model_dump(mode="json") for m in coded.mentions]}


def article_of(record: Record) -> Article:
    """The document as an article: first line the headline where it has one, then paragraphs."""
    bare = pipeline.bare_article(record["text"], day_of(record), record["lang"], capture=record["doc_id"])
    headline = record.get("title") or ""
    if not headline or not bare.blocks:
        return bare
    first = Block(start=bare.blocks[0].start, end=bare.blocks[0].end, kind="headline")
    return bare.model_copy(update={"headline": headline, "publisher": record["meta"].get("outlet"), "blocks": (first, *bare.blocks[1:])})


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """Figures of the whole, and of the real and the invented documents apart."""
    out = _figures(gold, predicted)
    for part in ("real", "invented"):
        mine = [(g, p) for g, p in zip(gold, predicted, strict=True) if g["part"] == part]
        if mine:
            out |= {f"{part}_{k}": v for k, v in _figures([g for g, _ in mine], [p for _, p in mine]).items()}
    return out


def _figures(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    n_gold = n_system = n_typed = matched = core_gold = core_system = core_hit = 0
    pairs: list[Pair] = []
    for g, p in zip(gold, predicted, strict=True):
        found = pair(g, p["mentions"], loose=True)
        sure = {id(s) for _, s in pair(g, p["mentions"])}
        spare = {id(s) for m, s in found if m.get("opt")}
        real = [(m, s) for m, s in found if not m.get("opt")]
        matched += len(real)
        pairs += [(m, s) for m, s in real if id(s) in sure]
        wanted, told = [m for m in g["mentions"] if not m.get("opt")], [s for s in p["mentions"] if id(s) not in spare]
        n_gold, n_system = n_gold + len(wanted), n_system + len(told)
        n_typed += sum(_right(m, "type", s["plover"]) for m, s in real)
        hits = [s for m, s in real if _core(m) and _looks_core(s)]
        stray = {id(s) for s in told} - {id(s) for _, s in real}
        core_gold += sum(map(_core, wanted))
        core_hit += len(hits)
        core_system += len(hits) + sum(1 for s in told if id(s) in stray and _looks_core(s))
    core = [(m, s) for m, s in pairs if _core(m)]
    out = {"mentions": float(n_gold), "core": float(core_gold)}
    out["core_p"], out["core_r"], out["core_f1"] = prf(core_hit, core_system, core_gold)
    out["all_f1"] = prf(matched, n_system, n_gold)[2]
    out["typed_f1"] = prf(n_typed, n_system, n_gold)[2]
    return out | _fields(core, pairs)


def pair(gold: dict[str, Any], system: Sequence[dict[str, Any]], loose: bool = False) -> list[Pair]:
    """Gold and coded mentions of one document, paired one to one: first those that name an event word in common, then, of what is
    left, those that tell the same type in a common sentence; `loose`: at last any two of a common sentence."""
    spans = gold["sentences"]
    homes = [{n for n, (a, b) in enumerate(spans) for x, y in s["spans"] if a < y and x < b} for s in system]
    chosen: list[tuple[int, int]] = []
    for stage in (_BY_WORD, _BY_TYPE, _BY_SENTENCE)[: 3 if loose else 2]:
        rows = [i for i in range(len(gold["mentions"])) if all(i != x for x, _ in chosen)]
        columns = [j for j in range(len(system)) if all(j != y for _, y in chosen)]
        weights = [[_likeness(gold["mentions"][i], system[j], homes[j], stage) for j in columns] for i in rows]
        chosen += [(rows[i], columns[j]) for i, j in best_pairs(weights)]
    return [(gold["mentions"][i], system[j]) for i, j in sorted(chosen)]


def _likeness(m: dict[str, Any], s: dict[str, Any], home: set[int], stage: int) -> float:
    """Weight of a pair, 0 where it may not be one; the event word of the main sentence weighs most."""
    word = s["evidence"].get("plover") or {"start": -1, "end": -1}
    at = [a < word["end"] and word["start"] < b for a, b in m["t"]]
    if not home & set(m["s"]) or (stage == _BY_WORD and not any(at)) or (stage == _BY_TYPE and not _right(m, "type", s["plover"])):
        return 0.0
    sides = sum(_overlap(m.get(mine) or [], written(s, theirs)) for mine, theirs in (("perp", "perpetrator"), ("target", "target")))
    points = 5 * bool(at[0]) + 2 * _right(m, "type", s["plover"]) + sides + _right(m, "fact", s["factuality"]) + (m["s"][0] in home)
    return 10.0 + float(points)


def _core(m: dict[str, Any]) -> bool:
    return not m.get("opt") and not m.get("agg") and m["type"] not in VERBAL and m.get("fact", "occurred") in ("occurred", "not-occurred")


def _looks_core(s: dict[str, Any]) -> bool:
    return not s["aggregate"] and s["plover"] not in VERBAL and s["factuality"] in ("occurred", "not-occurred")


_DEFAULT = {"fact": "occurred", "bg": False, "agg": False}


def _right(m: dict[str, Any], key: str, value: object) -> bool:
    return value == m.get(key, _DEFAULT.get(key)) or value in (m.get("alt") or {}).get(key, ())


def _fields(core: Sequence[Pair], pairs: Sequence[Pair]) -> dict[str, float]:
    """Shares right: sides, date, place and ACLED type over core pairs, the rest over all pairs (where either side states one)."""
    got: dict[str, list[float]] = defaultdict(list)
    for m, s in core:
        for mine, theirs in (("perp", "perpetrator"), ("target", "target")):
            got[theirs].append(max(name_f1(x, written(s, theirs)) for x in [m.get(mine) or [], *_others(m, mine)]))
        got["acled"].append(_right(m, "acled", s["acled"]))
        if m.get("date"):
            got["date"].append(_share_day(m["date"], s["date_from"], s["date_to"]))
        if m.get("places"):
            got["place"].append(_same_place(m["places"], s["places"]))
    for m, s in pairs:
        got["factuality"].append(_right(m, "fact", s["factuality"]))
        got["background"].append(_right(m, "bg", s["background"]))
        got["aggregate"].append(_right(m, "agg", s["aggregate"]))
        if m.get("attr") or s["attribution"]:
            got["attribution"].append(name_f1(m.get("attr") or [], s["attribution"]))
        if m.get("weapon") or (s["weapon"] and not by_event_word(s)):
            got["weapon"].append(bool(m.get("weapon") and s["weapon"] and same_weapon(m["weapon"], s)))
        for kind in ("killed", "injured"):
            g = tally(m.get("fig") or [], kind)
            if g or s[kind]:
                got["figures"].append(same_number(g, s[kind]))
        if (m.get("claim") or [None])[0] or s["claim"]["status"] != "not-stated":
            got["claim"].append((m.get("claim") or ["not-stated"])[0] == s["claim"]["status"])
    out = {k: sum(v) / len(v) for k, v in sorted(got.items())}
    if got["perpetrator"]:
        out["roles"] = (out["perpetrator"] + out["target"]) / 2
    return out | {f"n_{k}": float(len(v)) for k, v in got.items() if k in ("attribution", "figures", "weapon", "claim")}


def _others(m: dict[str, Any], key: str) -> list[list[str]]:
    return [list(x) if isinstance(x, list) else [x] for x in (m.get("alt") or {}).get(key, ()) if x is not None]


def _overlap(gold: Sequence[str], system: Sequence[str]) -> bool:
    return any(same_name(g, s) for g in gold for s in system)


def _share_day(gold: Sequence[str | None], start: str | None, end: str | None) -> bool:
    if not (start or end):
        return False
    a, b = gold
    return (a or "") <= (end or "9999") and (start or "") <= (b or "9999")


def _same_place(gold: Sequence[Sequence[str]], system: Sequence[dict[str, Any]]) -> bool:
    """One of the system's places bears the name of one of the finest gold places, as written or canonical."""
    rank = {"country": 3, "region": 2, "province": 2, "sea": 2}
    best = min(rank.get(p[1], 1) for p in gold)
    names = {plain(n) for p in gold if rank.get(p[1], 1) == best for n in (p[0], *p[3:4]) if n}
    mine = [plain(n) for s in system for n in (s["canonical"], s["name"]) if n]
    return any(m == n or m.startswith(f"{n} ") or n.startswith(f"{m} ") for m in mine for n in names)


def tally(figures: Sequence[Sequence[Any]], kind: str) -> dict[str, int | None] | None:
    """The sum of the gold figures of one kind; sums over many events left out."""
    chosen = [f for f in figures if f[0] == kind and not (len(f) > 5 and f[5])]
    if not chosen:
        return None
    low = sum(f[1] or 0 for f in chosen)
    return {"low": low, "high": None if any(f[2] is None for f in chosen) else sum(f[2] for f in chosen)}


def same_number(a: dict[str, Any] | None, b: dict[str, Any] | None) -> bool:
    """Do two tallies overlap? Null high is open; none agrees with none, zero with zero alone."""
    if not a or not b:
        return not a and not b
    (low, high), (least, most) = ((x.get("low") or 0, x["high"] if x.get("high") is not None else float("inf")) for x in (a, b))
    return (high == 0) == (most == 0) and low <= most and least <= high
