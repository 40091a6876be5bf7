"""Train the entity head on re3d: small networks over the reader's word vectors and the votes of lexicons and parse.

    python training/entities/train.py --data ../shared/data --folds                                    (prints the 5-fold figure)
    python training/entities/train.py --data ../shared/data --out src/tawthiq/language/models/entities (trains what is shipped)

In: `re3d.jsonl.gz` (train+ship; texts not included), prepared as `tawthiq.evaluate.entities.prepared` says; the reader with its `layers`
(graft.py). Documents named in `held_out.txt` are never trained on for what is shipped. Needs tawthiq and the `train` extra (torch).
Seeded; one thread; five folds take about four minutes, the shipped head one.
"""
from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from tawthiq.coding.english import entities as ent
from tawthiq.evaluate.entities import prepared
from tawthiq.evaluate.scores import spans
from tawthiq.evaluate.texts import article_of
from tawthiq.language import read_article
from tawthiq.language.english.reader import vectors

AXES, HIDDEN, NETS, EPOCHS, RATE, DECAY, LEAST = 96, 128, 3, 20, 1.5e-3, 0.05, 3
INDEX = {label: n for n, label in enumerate(ent.LABELS)}


def documents(path: Path) -> list[dict[str, Any]]:
    out = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            sentences = [s for s in read_article(article_of(row)) if s.tokens]
            gold = prepared(row["text"], row["gold"]["entities"])
            out.append({"id": row["doc_id"], "text": row["text"], "sentences": sentences, "gold": gold, "labels": [labels(s, gold) for s in sentences],
                        "vectors": vectors([[t.text for t in s.tokens] for s in sentences]), "traits": [ent.traits(s) for s in sentences]})
    return sorted(out, key=lambda d: d["id"])


def labels(s: Any, gold: list[tuple[int, int, str]]) -> list[int]:
    out: list[str] = []
    for t in s.tokens:
        g = next((g for g in gold if g[0] < t.end and t.start < g[1]), None)
        out.append("O" if g is None else ("B-" if t.start <= g[0] or not out or out[-1][2:] != g[2] else "I-") + g[2])
    return [INDEX[x] for x in out]


def basis(docs: list[dict[str, Any]]) -> dict[str, Any]:
    """Main axes of each layer's word vectors, scaled down where they are long, and the traits seen often enough."""
    x = np.concatenate([v for d in docs for v in d["vectors"]]).astype(np.float64)
    middle, blocks = x.mean(0), []
    for k in range(0, x.shape[1], 384):
        part = x[:, k : k + 384] - middle[k : k + 384]
        w, v = np.linalg.eigh(part.T @ part / len(part))
        w, v = w[::-1][:AXES], v[:, ::-1][:, :AXES]
        v = v * np.sign(v[np.abs(v).argmax(0), range(AXES)])  # the sign of an axis is free: fix it
        block = np.zeros((x.shape[1], AXES))
        block[k : k + 384] = v / np.sqrt(w) * np.clip(np.sqrt(w / w[0]), 0.15, None)
        blocks.append(block)
    seen = Counter(t for d in docs for s in d["traits"] for found in s for t in set(found))
    return {"middle": middle.astype(np.float32), "axes": np.concatenate(blocks, 1).astype(np.float32),
            "traits": {t: n for n, t in enumerate(sorted(t for t, k in seen.items() if k >= LEAST))}}


def inputs(docs: list[dict[str, Any]], head: dict[str, Any]) -> None:
    for d in docs:
        d["x"] = [ent.features(s, v, head) for s, v in zip(d["sentences"], d["vectors"], strict=True)]


def fit(docs: list[dict[str, Any]], seed: int) -> nn.Sequential:
    torch.manual_seed(seed)
    x = torch.from_numpy(np.concatenate([a for d in docs for a in d["x"]]))
    y = torch.tensor([v for d in docs for s in d["labels"] for v in s])
    net = nn.Sequential(nn.Dropout(0.15), nn.Linear(x.shape[1], HIDDEN), nn.GELU("tanh"), nn.Dropout(0.4), nn.Linear(HIDDEN, len(ent.LABELS)))
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(x) // 128)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda t: max(0.02, 1 - t / steps))
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(x)).split(128):
            loss = nn.functional.cross_entropy(net(x[batch]), y[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return net.eval()


@torch.no_grad()
def found(nets: list[nn.Sequential], d: dict[str, Any]) -> list[tuple[int, int, str]]:
    out = []
    for s, x in zip(d["sentences"], d["x"], strict=True):
        chances = sum(torch.softmax(n(torch.from_numpy(x)), -1) for n in nets) / len(nets)
        for first, last, kind in ent.closed(s, ent.rows(ent.best_row(np.log(chances.numpy() + 1e-9)))):
            out.append((s.tokens[first].start, s.tokens[last].end, kind))
    return out


def folds(docs: list[dict[str, Any]]) -> None:
    order = list(docs)
    random.Random(3).shuffle(order)
    gold, got = [], []
    for k in range(5):
        test = order[k::5]
        train = [d for d in order if d not in test]
        inputs(order, basis(train))
        nets = [fit(train, seed) for seed in range(NETS)]
        gold += [d["gold"] for d in test]
        got += [found(nets, d) for d in test]
    print(f"5 folds by document: {len(gold)} documents, {sum(map(len, gold))} mentions, exact F1 {spans(gold, got)[2]:.3f}, overlap F1 {spans(gold, got, relaxed=True)[2]:.3f}")
    for kind in ent.KINDS:
        g, p = ([[x for x in doc if x[2] == kind] for doc in side] for side in (gold, got))
        print(f"  {kind:9} n {sum(map(len, g)):4} exact {spans(g, p)[2]:.2f} overlap {spans(g, p, relaxed=True)[2]:.2f}")


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path)
    ap.add_argument("--folds", action="store_true")
    o = ap.parse_args()
    torch.set_num_threads(1)
    docs = documents(o.data / "re3d.jsonl.gz")
    if o.folds:
        folds(docs)
    if o.out:
        held = set((Path(__file__).parent / "held_out.txt").read_text().split())
        train = [d for d in docs if d["id"] not in held]
        head = basis(train)
        inputs(docs, head)
        nets = [fit(train, seed) for seed in range(NETS)]
        arrays = {"middle": head["middle"], "axes": head["axes"]}
        for n, net in enumerate(nets):
            for name, value in zip("wbvc", (net[1].weight.T, net[1].bias, net[4].weight.T, net[4].bias), strict=True):
                arrays[f"{name}{n}"] = value.detach().numpy()
        o.out.mkdir(parents=True, exist_ok=True)
        with (o.out / "head.npz").open("wb") as f:
            np.savez(f, **{k: v.astype(np.float16) for k, v in arrays.items()})
        (o.out / "traits.json").write_text(json.dumps(list(head["traits"])) + "\n")
        (o.out / "trained_on.txt").write_text("\n".join(d["id"] for d in train) + "\n")
        test = [d for d in docs if d["id"] in held]
        gold, got = [d["gold"] for d in test], [found(nets, d) for d in test]
        scores = {"held_out_documents": len(test), "exact": round(spans(gold, got)[2], 4), "overlap": round(spans(gold, got, relaxed=True)[2], 4)}
        digests = {p: hashlib.sha256((o.out / p).read_bytes()).hexdigest() for p in ("head.npz", "traits.json", "trained_on.txt")}
        (o.out / "manifest.json").write_text(json.dumps({"scores": scores, "sha256": digests}, indent=1) + "\n")
        print(json.dumps(scores), (o.out / "head.npz").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
