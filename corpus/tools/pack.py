"""Documents and adjudicated readings → one packed file: `corpus/open.jsonl` or `corpus/sealed.jsonl.gz`.

    python corpus/tools/pack.py DOCUMENTS READINGS OUT

What is ours keeps its text; of a drawn document only its source, its hash, positions and values are kept.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path

from agree import load, placed
from work import read


def main() -> int:
    documents, readings, out = (Path(p) for p in sys.argv[1:4])
    lines, n = [], 0
    for path in sorted(documents.glob("*.txt")):
        if not (readings / f"{path.stem}.jsonl").exists():
            continue
        document = read(path)
        real = "source" in document.head
        mentions = [placed(document, m) for m in load(readings, path.stem)]
        if real:  # no words of theirs: where they stand says enough
            for m in mentions:
                m.pop("dexpr", None)
                m["fig"] = [[f[0], f[1], f[2], "", *f[4:]] for f in m.get("fig", ())]
                if m.get("wcount"):
                    m["wcount"] = [*m["wcount"][:2], ""]
        n += len(mentions)
        record = {
            "doc_id": path.stem, "part": "real" if real else "invented", "lang": "en", "date": document.head.get("published") or None,
            "genre": document.head.get("genre"), "outlet": document.head.get("outlet"), "theatre": document.head.get("theatre"),
            "headline": None if real else document.text.split("\n", 1)[0], "source": document.head.get("source"),
            "sha256": hashlib.sha256(document.text.encode()).hexdigest(), "text": None if real else document.text,
            "sentences": document.sentences, "mentions": mentions,
        }  # fmt: skip
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    data = "".join(lines).encode()
    out.write_bytes(gzip.compress(data, mtime=0) if out.suffix == ".gz" else data)
    print(f"{len(lines)} documents, {n} mentions, {out.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
