"""The project's corpus as benchmark records: what is ours with its text, what is drawn with the text looked up by hash.

A packed document: `{doc_id, part, lang, date, genre, outlet, headline, source, sha256, text | null, sentences, mentions}` (datasheet in
`corpus/README.md`). Texts that are not ours stay in the benchmark data: where these are absent, or changed, the document is left out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from tawthiq.evaluate.benchmarks import Record


def find(name: str) -> Path | None:
    """`corpus` is the open part, `corpus_sealed` the sealed one: files of the checkout's `corpus` folder."""
    part = "sealed.jsonl.gz" if name.endswith("sealed") else "open.jsonl"
    folders = [Path("corpus"), Path(__file__).parents[3] / "corpus"]
    return next((p for f in folders if (p := f / part).is_file()), None)


def records(path: Path) -> list[Record]:
    """The documents that have a text here, as benchmark records; `gold` holds the mentions and `part` (invented | real)."""
    data = path.read_bytes()
    packed = [json.loads(line) for line in (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8").splitlines()]
    texts = _texts({d["source"] for d in packed if d["text"] is None})
    out: list[Record] = []
    for d in packed:
        text = d["text"] if d["text"] is not None else texts.get(d["source"])
        if text is None or hashlib.sha256(text.encode()).hexdigest() != d["sha256"]:
            continue
        out.append({
            "doc_id": d["doc_id"], "dataset": "corpus", "lang": d["lang"], "date": d["date"], "title": d["headline"], "text": text,
            "meta": {"genre": d["genre"], "outlet": d["outlet"], "part": d["part"]},
            "gold": {"part": d["part"], "sentences": d["sentences"], "mentions": d["mentions"]},
        })  # fmt: skip
    return out


def _texts(sources: set[str]) -> dict[str, str]:
    """Texts of `FILE#ID` or `FILE#ID+ID…` (items of a day, one a line)."""
    wanted: dict[str, set[str]] = {}
    for s in sources:
        name, _, chain = s.partition("#")
        wanted.setdefault(name, set()).update(chain.split("+"))
    found: dict[tuple[str, str], str] = {}
    for name, ids in wanted.items():
        for path in [Path(p) / f"{name}.jsonl.gz" for p in (os.environ.get("TAWTHIQ_DATA"), "../shared/data") if p]:
            if path.is_file():
                with gzip.open(path, "rt", encoding="utf-8") as f:
                    rows: list[dict[str, Any]] = [json.loads(line) for line in f]
                found |= {(name, i): r["text"] for r in rows if (i := str(r.get("doc_id") or r["id"])) in ids}
                break
    out = {}
    for s in sources:
        name, _, chain = s.partition("#")
        parts = [found.get((name, i)) for i in chain.split("+")]
        if all(parts):
            out[s] = "\n".join(p for p in parts if p).rstrip("\n")
    return out
