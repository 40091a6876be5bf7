"""Names of places in running Arabic: clitics, the article, feature words (مدينة، محافظة، قاعدة), adjectives of countries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from tawthiq import knowledge
from tawthiq.places import register
from tawthiq.places.english import capitals
from tawthiq.places.folding import Word, arabic_key, is_arabic, without_article, words
from tawthiq.places.lexicon import features, ordinary, word_set
from tawthiq.places.model import Candidate, PlaceName, joined

__all__ = ["find_arabic"]

_JOIN = re.compile(r"^(?:[ \u00a0\t_\-–ـ\u200e\u200f]{1,3}|\n)?$")
_TANWEEN = re.compile("[\u064b-\u064d]")  # an indefinite noun or adverb is no name
_KNOWN = 100_000


def find_arabic(text: str, countries: Collection[str]) -> list[PlaceName]:
    """PlaceNames in text order, without overlaps; a clitic (و، ب، ل …) is not part of the span."""
    found = words(text)
    out: list[PlaceName] = []
    evidence = set(countries)
    i = 0
    while i < len(found):
        if not is_arabic(found[i].text):
            i += 1
            continue
        hit = _longest(text, found, i, evidence)
        if hit is None:
            unknown = _unknown(text, found, i)
            if unknown is not None:
                out.append(unknown[0])
                i = unknown[1]
                continue
            i += 1
            continue
        name, i = hit
        out.append(name)
        if name.kind in ("country", "demonym"):
            evidence |= set(name.candidates[0].entry.iso3)
    return joined(_nested(text, out))


def _variants(word: Word) -> Iterator[tuple[str, str]]:
    """(key, clitic): the word as it stands first, then without و/ف, ب/ك/ل, and both."""
    raw = _raw(word.text)
    seen: set[str] = set()
    for head in ("", "و", "ف"):
        if not raw.startswith(head) or len(raw) - len(head) < 3:
            continue
        rest = raw[len(head) :]
        for prep in ("", "ب", "ل", "ك"):
            if not rest.startswith(prep) or len(rest) - len(prep) < 3:
                continue
            stem = rest[len(prep) :]
            if prep == "ل" and stem.startswith("ل"):
                stem = "ا" + stem  # لل = ل + ال
            key = arabic_key(stem)
            if key and key not in seen:
                seen.add(key)
                yield key, head + prep


def _raw(text: str) -> str:
    """Folded letters of one word, with its article and clitics."""
    return arabic_key(text)


def _longest(text: str, found: Sequence[Word], i: int, evidence: Collection[str]) -> tuple[PlaceName, int] | None:
    end = i + 1
    while end < min(len(found), i + 6) and _JOIN.match(found[end].gap) and is_arabic(found[end].text):
        end += 1
    for j in range(end, i, -1):
        tail = " ".join(without_article(w.key) for w in found[i + 1 : j])
        for first, clitic in _variants(found[i]):
            key = f"{first} {tail}".strip()
            hit = _reading(found, i, j, key, clitic, evidence)
            if hit is None:
                continue
            readings, kind = hit
            feature, word, near, direction, cue, begin = _before(found, i, clitic)
            if j - i == 1 and not _accept(found, i, key, clitic, readings, kind, feature, cue, evidence):
                continue
            if j - i > 1 and kind == "town" and not any(c.entry.curated or c.entry.population >= 5000 for c in readings) and not cue:
                continue
            start = found[i].start + _clitic_length(found[i].text, clitic)
            name = PlaceName(start, found[j - 1].end, text[start : found[j - 1].end], readings, kind, feature, near, direction, (), word)
            if kind in ("country", "town", "province") and not cue and i and _says(found[i - 1]) and _state(name):
                name = name._replace(kind="country-as-actor")
            if feature == "site" and kind in ("town", "province"):
                name = _composed(text, name, word, found[begin])
            return name, j
    return None


def _says(word: Word) -> bool:
    """A verb of doing or saying, which stands before its subject."""
    return _JOIN.match(word.gap) is not None and any(k in word_set("arabic", "actor_verbs") for k, c in _variants(word) if c in ("", "و", "ف"))


def _state(name: PlaceName) -> bool:
    return any(c.entry.level == "country" or (c.entry.level == "town" and c.entry.name in capitals()) for c in name.candidates[:3])


def _clitic_length(text: str, clitic: str) -> int:
    """Code points of the clitic in the word as written (marks and tatweel count); لل stays whole, it hides the article."""
    if clitic.endswith("ل") and arabic_key(text)[len(clitic) :].startswith("ل"):
        clitic = clitic[:-1]
    letters = n = 0
    for n, c in enumerate(text):
        if letters == len(clitic) and arabic_key("ك" + c) != "ك":
            return n
        letters += arabic_key("ك" + c) != "ك"
    return n if clitic else 0


def _reading(found: Sequence[Word], i: int, j: int, key: str, clitic: str, evidence: Collection[str]) -> tuple[tuple[Candidate, ...], str] | None:
    entries = register.by_key(key)
    nation = next((e for e in entries if e.level == "country"), None)
    people = register.demonyms().get(" ".join(map(without_article, key.split())))
    raw = _raw(found[i].text)
    article = raw.removeprefix("و").removeprefix("ف").removeprefix("ب").removeprefix("ل").startswith(("ال", "ل")) if clitic else raw.startswith("ال")
    if people is not None and (nation is None or (article and nation.name in ("Syria", "Turkey"))):
        return (Candidate(people, "exact", 1.0),), "demonym"
    if nation is not None:
        others = [e for e in entries if (e.level in ("town", "province") and e.curated) or e.population >= _KNOWN]
        return (Candidate(nation, "exact", 1.0), *(Candidate(e, "exact", 0.9) for e in others if e.id != nation.id)), "country"
    if not entries:
        return None
    kinds = {"province": "province", "site": "site", "region": "region", "sea": "sea", "district": "district"}
    return tuple(Candidate(e, "exact", 1.0 if e.curated else 0.9) for e in entries), kinds.get(entries[0].level, "town")


def _accept(found: Sequence[Word], i: int, key: str, clitic: str, readings: Sequence[Candidate], kind: str, feature: str, cue: bool,
            evidence: Collection[str]) -> bool:  # fmt: skip
    """A single word: known places stand alone, all others need a cue of place."""
    if _TANWEEN.search(found[i].text) or key in features("arabic"):
        return False
    if kind == "demonym":
        return clitic.strip("ول") == "" or len(key) > 4
    named = ordinary("arabic")
    if key in named or len(key) < 3:
        return bool(feature) or (cue and any(c.entry.curated for c in readings) and any(set(c.entry.iso3) & set(evidence) for c in readings))
    if kind == "country":
        return True
    if any(c.entry.noted for c in readings):
        return len(clitic) < 2 or cue or len(key) > 4
    if any(c.entry.curated for c in readings):  # provinces of all the world: short ones are words
        return cue or len(key) > 5 or any(set(c.entry.iso3) & (set(evidence) | register.ROMANISED) for c in readings if c.entry.curated)
    biggest = max(c.entry.population for c in readings)
    if biggest >= _KNOWN and len(key) >= 4 and clitic in ("", "و", "ب", "وب"):
        return clitic in ("", "ب") or cue
    if feature in ("town", "province", "district", "neighbourhood"):
        return True
    return len(key) >= 4 and cue and clitic in ("", "ب") and (biggest >= 20_000 or any(set(c.entry.iso3) & set(evidence) for c in readings))


def _before(found: Sequence[Word], i: int, clitic: str) -> tuple[str, str, bool, str, bool, int]:
    """(feature, word, near, direction, cue, index of the feature word) of the words before word `i`."""
    feature = word = direction = ""
    near, cue, begin = False, clitic.endswith("ب"), i
    k = i - 1
    while k >= 0 and i - k < 6 and _JOIN.match(found[k + 1].gap):
        if clitic and k == i - 1 and clitic[0] in "وف":  # "و" joins the name to something else
            break
        keys = [x for x, _ in _variants(found[k])] or [found[k].key]
        level = next((features("arabic")[x] for x in keys if x in features("arabic")), "")
        if level and not feature:
            feature, begin, cue = level, k, True
            word = next(x for x in keys if x in features("arabic"))
            near = near or any(x in word_set("arabic", "near") for x in keys)
        elif any(x in word_set("arabic", "near") for x in keys):
            near = cue = True
        elif any(x in word_set("arabic", "direction") for x in keys):
            direction, cue = direction or found[k].text, True
            near = near or (k == i - 1 and not _raw(found[k].text).startswith("ال"))
        elif any(x in word_set("arabic", "locative") for x in keys):
            cue = True
            near = near or (k > 0 and any(x in word_set("arabic", "near") for x, _ in _variants(found[k - 1])))
            break
        else:
            break
        k -= 1
    return feature, word, near, direction, cue, begin


def _composed(text: str, name: PlaceName, word: str, before: Word) -> PlaceName:
    """مطار X، قاعدة X: a site at the town's point, unless the whole name had an entry of its own."""
    english = {arabic_key(k): v for k, v in knowledge.load("places/phrases")["arabic"]["english"].items()}.get(word, "site")
    made = []
    for c in name.candidates:
        base = c.entry.admin1 if c.entry.level == "province" and c.entry.admin1 else c.entry.name
        own = [e for t in (english, f"international {english}", f"{english} in") for e in register.by_key(f"{base.lower()} {t}") if e.level == "site"]
        same = [e for e in own if set(e.iso3) & set(c.entry.iso3)]
        made.append(Candidate(same[0] if same else c.entry._replace(id=f"{c.entry.id}+{english}", name=f"{base} {english}", level="site", kind=english), "composed", c.score))
    skip = next((n for k, n in ((k, _clitic_length(before.text, k)) for _, k in _variants(before)) if arabic_key(before.text[n:]) == word), 0)
    start = before.start + skip
    return name._replace(start=start, text=text[start : name.end], candidates=tuple(made), kind="site")


def _unknown(text: str, found: Sequence[Word], i: int) -> tuple[PlaceName, int] | None:
    """"قرية X": a feature word whose name the gazetteer lacks."""
    keys = [x for x, _ in _variants(found[i])] or [found[i].key]
    word = next((x for x in keys if x in _ASKING), "")
    if not word or i + 1 >= len(found) or not _JOIN.match(found[i + 1].gap) or not is_arabic(found[i + 1].text):
        return None
    j = i + 1
    if found[j].key in word_set("arabic", "compound") and j + 1 < len(found) and _JOIN.match(found[j + 1].gap):
        j += 1
    elif not _nameable(found[j]):
        return None
    ahead = [" ".join([found[i + 1].key, *(without_article(w.key) for w in found[i + 2 : k])]) for k in range(i + 2, min(len(found), i + 6) + 1)]
    if any(register.by_key(key) for key in ahead):
        return None
    start, end = found[i + 1].start, found[j].end
    return PlaceName(start, end, text[start:end], (), "unknown", _ASKING[word], False, "", (), word), j + 1


def _nameable(word: Word) -> bool:
    """A definite noun that is no adjective of a country, feature word or common follower."""
    known = word.key in word_set("arabic", "not_names") or without_article(word.key) in register.demonyms() or word.key in features("arabic")
    return not known and _raw(word.text).startswith("ال")


_ASKING = {arabic_key(k): v for k, v in (("قرية", "town"), ("بلدة", "town"), ("ناحية", "district"), ("قضاء", "district"), ("مديرية", "district"),
           ("مخيم", "neighbourhood"), ("بلدتي", "town"), ("قريتي", "town"))}  # fmt: skip


_IN = re.compile(
    r"[\s,،(]*(?:في|ب|التابعة ل|بـ|من)?\s*(?:محافظة|ولاية|ريف|إقليم|قضاء|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|وسط|بريف|بمحافظة|مدينة|\s)*"
)
_IN_SIGN = re.compile(r"في|ب|،|,|\(|ريف|محافظة")


def _nested(text: str, names: list[PlaceName]) -> list[PlaceName]:
    """A name followed by في/ب or by its country's adjective or by (، ) a container lies inside the next name."""
    out = []
    for k, n in enumerate(names):
        inside: list[int] = []
        for other in names[k + 1 : k + 3]:
            between = text[n.end : other.start]
            adjective = other.kind == "demonym" and re.fullmatch(r"\s(?:ال)?", between)
            if adjective or (len(between) < 40 and _IN.fullmatch(between) and _IN_SIGN.search(between)):
                inside.append(other.start)
        out.append(n._replace(inside=tuple(inside)))
    return out
