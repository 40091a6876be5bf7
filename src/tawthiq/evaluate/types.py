"""PLOVER's own examples and PLV: the type of a sentence's event. Of PLV the two sides are given (`benchmarks.GIVEN`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.coding.english import directed
from tawthiq.coding.english.tree import Tree
from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.scores import macro_f1
from tawthiq.evaluate.texts import article_of
from tawthiq.language import read_article

# PLV joins what gives way; the GSR bears the names of an older edition of the manual.
_PLV = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_GSR = {"FIGHT": "ASSAULT", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE"}
_QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
          "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}  # fmt: skip


def predict(record: Record) -> dict[str, Any]:
    """`{event, mode, gold_root, gold_penta}`; null where no sentence tells an event."""
    given = record.get("given") or {}
    found = []
    for sentence in read_article(article_of(record)):
        tree = Tree(sentence)
        sides = [directed.tokens_of(tree, str(given.get(k) or "")) for k in ("source", "target")]
        event = directed.event(tree, *sides)
        if event is not None:
            found.append((bool(sides[0]) + bool(sides[1]), event))
    best = max(found, key=lambda x: x[0], default=None)  # the first of the sentences that name most of the sides
    kind = best[1].plover if best else None
    root = _PLV.get(kind or "", kind)
    return {"event": kind, "mode": best[1].mode if best else None, "gold_root": root, "gold_penta": str(_QUADS[root]) if root in _QUADS else None}


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """`exact` and macro F1 of the type; for PLV also of the four quads. INVESTIGATE, which is no type any more, is left out.
    `coded`: a type was given at all."""
    if any("gold_root" in g for g in gold):
        roots = [(g["gold_root"], p["gold_root"]) for g, p in zip(gold, predicted, strict=True)]
        quads = [(g["gold_penta"], p["gold_penta"]) for g, p in zip(gold, predicted, strict=True)]
        return _figures(roots) | {"quad_macro_f1": macro_f1(*map(list, zip(*quads, strict=True)))}
    return _figures([(_GSR.get(g["event"], g["event"]), p["event"]) for g, p in zip(gold, predicted, strict=True) if g["event"] != "INVESTIGATE"])


def _figures(pairs: Sequence[tuple[str, str | None]]) -> dict[str, float]:
    n = max(1, len(pairs))
    return {
        "exact": sum(g == p for g, p in pairs) / n,
        "macro_f1": macro_f1([g for g, _ in pairs], [p for _, p in pairs]),
        "coded": sum(p is not None for _, p in pairs) / n,
    }
