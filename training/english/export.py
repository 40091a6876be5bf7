"""Export the trained English reader to what the package ships: int8 ONNX, tokenizer, labels, lemma table, card.

    python training/english/export.py --data ../shared/data --model build/english --out src/tawthiq/language/models/english
"""
from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
import sys
from collections import Counter, defaultdict
from pathlib import Path

import torch
from corpora import treebank
from onnxruntime.quantization import QuantType, quantize_dynamic
from reader import Reader, encoder_files

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
from tawthiq.language.english.lemmas import by_rule


class Inference(torch.nn.Module):
    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids, mask, first, shapes, words):  # type: ignore[no-untyped-def]
        return self.model.heads_of(ids, mask, first, shapes, words)


def lemma_table(data: Path) -> list[str]:
    """Most frequent lemma of each (word, tag class), where the regular endings would give another."""
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for name in ("ewt", "gum_ccby", "gum_ccbysa"):
        for split in ("train", "dev"):
            for e in treebank(data / f"ud_en_{name}.{split}.conllu.gz"):
                for w, t, lm in zip(e.words, e.tags or (), e.lemmas or ()):
                    if t[:2] in ("NN", "VB", "JJ") and t not in ("NNP", "NNPS") and w.isascii() and w.isalpha() and lm.isalpha():
                        seen[w.lower(), t[:1], t][lm.lower()] += 1
    rows: dict[tuple[str, str], str] = {}
    for (word, kind, tag), lemmas in sorted(seen.items()):
        best = lemmas.most_common(1)[0][0]
        if by_rule(word, tag) != best or (word, kind) in rows:
            rows.setdefault((word, kind), best)
    return [f"{w}\t{k}\t{v}" for (w, k), v in sorted(rows.items())]


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    o = ap.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    labels = json.loads((o.model / "labels.json").read_text())
    model = Reader(labels)
    model.load_state_dict(torch.load(o.model / "model.pt"))
    model.eval()
    model.encoder.config._attn_implementation = "eager"
    example = (torch.randint(5, 1000, (2, 9)), torch.ones(2, 9, dtype=torch.long), torch.tensor([[1, 2, 3, 4], [1, 2, 3, 5]]),
               torch.zeros(2, 4, dtype=torch.long), torch.ones(2, 4, dtype=torch.bool))
    axes = {"ids": {0: "b", 1: "p"}, "mask": {0: "b", 1: "p"}, "first": {0: "b", 1: "w"}, "shapes": {0: "b", 1: "w"}, "words": {0: "b", 1: "w"},
            "tag": {0: "b", 1: "w"}, "arc": {0: "b", 1: "w", 2: "h"}, "rel": {0: "b", 1: "w", 2: "h"}, "name": {0: "b", 1: "w"}}
    full = o.model / "reader.fp32.onnx"
    torch.onnx.export(Inference(model), example, str(full), input_names=["ids", "mask", "first", "shapes", "words"],
                      output_names=["tag", "arc", "rel", "name"], dynamic_axes=axes, opset_version=17, dynamo=False)
    quantize_dynamic(str(full), str(o.out / "reader.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    shutil.copy(encoder_files() / "tokenizer.json", o.out / "tokenizer.json")
    (o.out / "labels.json").write_text(json.dumps(labels) + "\n")
    table = gzip.compress("\n".join(lemma_table(o.data)).encode(), 9, mtime=0)
    (o.out / "lemmas.tsv.gz").write_bytes(table)
    scores = json.loads((o.model / "scores.json").read_text())["log"][-1]["scores"]
    files = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(o.out.iterdir()) if p.suffix not in (".md",) and p.name != "manifest.json"}
    (o.out / "manifest.json").write_text(json.dumps({"scores_fp32": scores, "sha256": files}, indent=1) + "\n")
    print(json.dumps(scores), sorted(files))


if __name__ == "__main__":
    main()
