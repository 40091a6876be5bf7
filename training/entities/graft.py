"""Give the reader's graph one more output: `layers`, each word's vectors of the encoder's layers 2 and 4, for the entity head.

    python training/entities/graft.py src/tawthiq/language/models/english/reader.onnx

The weights stay what they are, bit for bit; run it once after `training/english/export.py`. Doing it twice changes nothing.
"""
from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

LAYERS = (2, 4)  # the embeddings are layer 0; chosen on five folds by document, see the card of the entity head
WIDTH = 384


def graft(path: Path) -> None:
    model = onnx.load(str(path))
    graph = model.graph
    if any(o.name == "layers" for o in graph.output):
        return
    last = next(n for n in graph.node if n.op_type == "GatherElements" and "layer.5" in n.input[0])
    parts = []
    for k in LAYERS:
        source = f"/encoder/encoder/layer.{k - 1}/output/LayerNorm/LayerNormalization_output_0"
        parts.append(f"layer_{k}_of_words")
        graph.node.append(helper.make_node("GatherElements", [source, last.input[1]], [parts[-1]], axis=1))
    graph.node.append(helper.make_node("Concat", parts, ["layers"], axis=-1))
    graph.output.append(helper.make_tensor_value_info("layers", TensorProto.FLOAT, ["b", "w", WIDTH * len(LAYERS)]))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    manifest = path.with_name("manifest.json")
    table = json.loads(manifest.read_text())
    table["sha256"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(table, indent=1) + "\n")


if __name__ == "__main__":
    graft(Path(sys.argv[1]))
