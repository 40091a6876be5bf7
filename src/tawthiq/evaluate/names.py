"""Universal NER: names of persons, organisations and places as the English reader finds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.evaluate.benchmarks import Record
from tawthiq.evaluate.scores import spans
from tawthiq.evaluate.texts import article_of
from tawthiq.language import read_article


def predict(record: Record) -> dict[str, Any]:
    """Names as spans of the text."""
    entities: list[dict[str, Any]] = []
    for sentence in read_article(article_of(record)):
        inside = False
        for token in sentence.tokens:
            if token.name and inside and not token.name_start and entities[-1]["type"] == token.name:
                entities[-1]["end"] = token.end
            elif token.name:
                entities.append({"start": token.start, "end": token.end, "type": token.name})
            inside = bool(token.name)
    return {"entities": entities}


def score(gold: Sequence[Any], predicted: Sequence[Any]) -> dict[str, float]:
    """Exact and relaxed F1 with type."""
    g, p = ([[(e["start"], e["end"], e["type"]) for e in x["entities"]] for x in side] for side in (gold, predicted))
    return {"exact_f1": spans(g, p)[2], "relaxed_f1": spans(g, p, relaxed=True)[2]}
