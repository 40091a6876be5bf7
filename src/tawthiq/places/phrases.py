"""The English phrase around a name: feature word, nearness, direction, cue of place; and sites composed of a town and a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.places import register
from tawthiq.places.folding import Word, latin_key
from tawthiq.places.lexicon import features, word_set
from tawthiq.places.model import Candidate, PlaceName

__all__ = ["Phrase", "composed", "dress"]

_SPACE = re.compile(r"^(?:[ \u00a0\u2009\t]{1,2}|\n)$")


class Phrase(NamedTuple):
    """`feature`: precision asked for; `word`: that word; `upto`: index after the last word that belongs to the name ("X
    province"); `start`: where the name begins if a site word before it belongs to it ("the airport in X"); `cue`: some sign
    of place; `strong`: a preposition of place, `firm`: one that rarely goes with persons or papers."""

    feature: str = ""
    word: str = ""
    near: bool = False
    direction: str = ""
    upto: int = 0
    start: int | None = None
    cue: bool = False
    strong: bool = False
    firm: bool = False
    site_word: str = ""


def dress(text: str, found: Sequence[Word], a: int, b: int) -> Phrase:
    """Read the words around words a..b of a text."""
    feature, word, upto = _after(found, b)
    i, near, direction = a - 1, False, ""
    start: int | None = None
    cue = strong = bool(feature) and feature != "site"
    site_word = word if feature == "site" else ""
    firm = False
    locative, strong_words = word_set("english", "locative"), word_set("english", "strong_locative")
    while i >= 0 and a - i < 10 and (_SPACE.match(found[i + 1].gap) or found[i + 1].gap in ("-", "’s ", "'s ")):
        w = found[i].key
        if w in ("the", "a", "an", "this", "semi", "autonomous", "so", "called", "nearby", "besieged", "occupied"):
            pass
        elif w == "of" and i:
            level, name_word, back = _feature_before(found, i)
            if level in ("province", "district", "town", "neighbourhood") and not feature:
                feature, word, cue, strong = level, name_word, True, True
                i = back
                continue
            if level == "site" and not feature:
                feature, word, site_word, start, cue, strong = "site", name_word, name_word, found[back + 1].start, True, True
                i = back
                continue
            if found[i - 1].key in word_set("english", "near") or found[i - 1].key in word_set("english", "compass"):
                near = near or _measured(found, i - 1)
                cue = strong = True
            elif found[i - 1].key in ("south", "north", "east", "west", "border", "people", "part", "parts", "centre", "center", "streets", "rest"):
                cue = strong = True
            else:
                cue = True
            break
        elif w in word_set("english", "direction") and not near:
            if a - i == 1 or not direction:
                direction = w
            cue = True
        elif w in features("english") and not feature and i == a - 1 and found[i].text.islower() and features("english")[w] == "town":
            feature, word, cue, strong = features("english")[w], w, True, True
        elif w in word_set("english", "near") or (w == "to" and i and found[i - 1].key == "close"):
            near = cue = strong = firm = True
            break
        elif w in strong_words:
            cue = strong = True
            firm = w not in ("to", "from", "over", "on")
            site = _site_before(found, i)
            if site and not feature and w in ("in", "at", "of"):
                site_word, start = site
                feature, word = "site", site_word
            break
        elif w in locative:
            cue = True
            break
        else:
            break
        i -= 1
    return Phrase(feature, word, near, direction, upto if feature and upto else 0, start, cue, strong, firm, site_word)


def _after(found: Sequence[Word], b: int) -> tuple[str, str, int]:
    """A feature word after the name: "X province", "X military base"."""
    for n in (3, 2, 1):
        if b + n <= len(found) and all(_SPACE.match(w.gap) or (k and w.gap == "-") for k, w in enumerate(found[b : b + n])):
            key = " ".join(w.key for w in found[b : b + n])
            level = features("english").get(key)
            if level in ("sea",):
                continue
            if level and key not in ("state", "states", "area", "areas", "region", "road", "street", "market", "school", "university", "church", "hospital", "hotel", "capital", "port", "coast", "factory", "stadium", "square"):
                return level, key, b + n
            if level and (key in ("area", "areas", "region") and found[b].text.islower()):
                return "district" if key != "region" else "region", key, b + n
            if level == "site" and found[b].text.islower():
                return level, key, b + n
            if key == "state" and found[b].text[:1].isupper():
                return "province", key, b + n
    return "", "", 0


def _feature_before(found: Sequence[Word], of: int) -> tuple[str, str, int]:
    """The feature word before "of": its precision, the word, the index before it."""
    for n in (3, 2, 1):
        if of - n >= 0:
            key = " ".join(w.key for w in found[of - n : of])
            level = features("english").get(key)
            if level in ("province", "district", "town", "neighbourhood") or (level == "site" and n > 1) or key in ("airport", "port", "base"):
                return level or "", key, of - n - 1
    return "", "", of


def _site_before(found: Sequence[Word], i: int) -> tuple[str, int] | None:
    """"airport in", "military base at": the site word right before a preposition, and where it begins."""
    for n in (3, 2, 1):
        if i - n >= 0 and all(_SPACE.match(w.gap) for w in found[i - n + 1 : i + 1]):
            key = " ".join(w.key for w in found[i - n : i])
            if key in ("airport", "international airport", "embassy", "us embassy", "air base", "airbase"):
                return key.removeprefix("us "), found[i - n].start
    return None


def _measured(found: Sequence[Word], i: int) -> bool:
    """A place "30 km west of" or "north of" X lies near it; one "in the north of" X lies inside."""
    if found[i].key in word_set("english", "near"):
        return True
    return i > 0 and found[i - 1].key not in ("the", "in", "to", "from")


def composed(name: PlaceName, phrase: Phrase) -> PlaceName:
    """"X airport", "the airport in X": the site's own entry where there is one, else a site at the town's point."""
    word = {"airbase": "air base", "military airport": "airport", "international airport": "airport"}.get(phrase.word, phrase.word)
    hits: list[Candidate] = []
    for c in name.candidates[:4]:
        base = latin_key(c.entry.name)
        for key in (f"{base} {phrase.word}", f"{base} {word}", f"{base} international {word}", f"{word} in {base}", f"us {word} in {base}" if word == "embassy" else ""):
            for e in register.by_key(key) if key else ():
                if e.level in ("site", "neighbourhood", "town") and set(e.iso3) & set(c.entry.iso3) and not any(h.entry.id == e.id for h in hits):
                    hits.append(Candidate(e, "composed", c.score))
    if hits:
        return name._replace(candidates=tuple(hits), kind="site")
    made = []
    for c in name.candidates:
        if c.entry.level in ("town", "neighbourhood", "district", "province") and c.entry.lat is not None:
            title = latin_key(c.entry.name).split()
            same = " ".join(title[-len(phrase.word.split()) :]) == phrase.word
            entry = c.entry if same else c.entry._replace(id=f"{c.entry.id}+{word}", name=f"Embassy in {_bare(c)}" if word == "embassy" else f"{_bare(c)} {word}", level="site", kind=word)
            made.append(Candidate(entry, "composed", c.score * 0.9))
        else:
            made.append(c)
    return name._replace(candidates=tuple(made), kind="site")


def _bare(c: Candidate) -> str:
    return c.entry.admin1 or c.entry.name if c.entry.level == "province" else c.entry.name
