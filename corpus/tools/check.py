"""Is a reading well written? Names file, line and what is wrong; exits 1 where anything is.

    python corpus/tools/check.py DOCUMENTS_FOLDER READINGS_FOLDER [ID…]
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

from work import Document, read

from tawthiq.records.events import ACLED_SUBEVENTS, FACTUALITY, PLOVER_TYPES

KINDS = ("killed", "injured", "killed-or-injured", "abducted", "arrested", "surrendered", "displaced", "missing")
GROUPS = ("civilian", "combatant", "official", "journalist", "unknown")
PRECISIONS = ("site", "neighbourhood", "town", "near", "district", "province", "region", "country", "sea")
KEYS = {"s", "t", "type", "acled", "fact", "why", "date", "dexpr", "places", "perp", "target", "weapon", "wcount", "fig", "claim", "attr", "bg", "agg", "count", "inc", "vs", "alt", "opt"}


def trigger(document: Document, sentence: int, word: str) -> tuple[int, int]:
    """(start, end) of an event word in the document; ValueError where it does not stand in the sentence."""
    a, b = document.sentences[sentence]
    text, _, number = word.partition("#")
    spots = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", document.text[a:b])]
    n = int(number or 1)
    if len(spots) < n:
        raise ValueError(f"{word!r} does not stand in sentence {sentence}")
    return a + spots[n - 1], a + spots[n - 1] + len(text)


def problems(document: Document, m: dict[str, Any]) -> list[str]:
    """What is wrong with one mention."""
    out = [f"unknown key {k!r}" for k in m.keys() - KEYS]
    if not m.get("s") or len(m["s"]) != len(m.get("t", ())):
        return [*out, "s and t must be lists of one length"]
    for s, t in zip(m["s"], m["t"]):
        if not 0 <= s < len(document.sentences):
            out.append(f"there is no sentence {s}")
            continue
        try:
            trigger(document, s, t)
        except ValueError as error:
            out.append(str(error))
    told = " ".join(document.text[a:b] for s in range(len(document.sentences)) for a, b in [document.sentences[s]])
    for key, allowed in (("type", PLOVER_TYPES), ("acled", (None, *ACLED_SUBEVENTS)), ("fact", (None, *FACTUALITY)), ("why", (None, "foiled", "denied"))):
        if m.get(key) not in allowed:
            out.append(f"{key}: {m.get(key)!r}")
    if (m.get("fact") == "not-occurred") != bool(m.get("why")):
        out.append("why goes with not-occurred, and only with it")
    if m.get("date"):
        try:
            a, b = (date.fromisoformat(x) if x else None for x in m["date"])
            if a and b and a > b:
                out.append("date: from is later than to")
        except ValueError:
            out.append(f"date: {m['date']!r}")
    verbatim = [m.get("dexpr"), *[f[3] for f in m.get("fig", ()) if len(f) > 3], *[p[0] for p in m.get("places", ())], *([m["wcount"][2]] if m.get("wcount") else [])]
    out += [f"not verbatim in the text: {v!r}" for v in verbatim if v and v not in told]
    for f in m.get("fig", ()):
        if len(f) not in (5, 6) or f[0] not in KINDS or f[4] not in GROUPS:
            out.append(f"fig: {f!r}")
    for p in m.get("places", ()):
        if len(p) not in (3, 4) or p[1] not in PRECISIONS:
            out.append(f"places: {p!r}")
    for key in ("perp", "target", "attr"):
        if not isinstance(m.get(key, []), list) or not all(isinstance(x, str) and x for x in m.get(key, [])):
            out.append(f"{key}: a list of names")
    if m.get("claim") and (len(m["claim"]) != 2 or m["claim"][0] not in ("claimed", "explicitly-unclaimed", "denied")):
        out.append(f"claim: {m['claim']!r}")
    if not m.get("agg") and not m.get("inc"):
        out.append("no inc, and not agg")
    return out


def main() -> int:
    documents, readings = Path(sys.argv[1]), Path(sys.argv[2])
    wanted, wrong, mentions, bearing = set(sys.argv[3:]), 0, 0, 0
    for path in sorted(documents.glob("*.txt")):
        if wanted and path.stem not in wanted:
            continue
        coded = readings / f"{path.stem}.jsonl"
        if not coded.exists():
            print(f"{path.stem}: not coded yet")
            continue
        document, told = read(path), set()
        for n, line in enumerate(coded.read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                m = json.loads(line)
            except ValueError as error:
                print(f"{coded}:{n}: no JSON ({error})")
                wrong += 1
                continue
            mentions += 1
            told |= set(m.get("s", ()))
            for problem in problems(document, m):
                print(f"{coded}:{n}: {problem}")
                wrong += 1
        bearing += len(told)
    print(f"{mentions} mentions, {bearing} event-bearing sentences, {wrong} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
