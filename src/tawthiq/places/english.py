"""Names of places in running English: longest capitalised match, cues of place, phrases around the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from tawthiq import knowledge
from tawthiq.places import register
from tawthiq.places.folding import Word, latin_key, skeleton, words
from tawthiq.places.lexicon import features, ordinary, word_set
from tawthiq.places.model import Candidate, PlaceName, joined
from tawthiq.places.phrases import Phrase, composed, dress
from tawthiq.places.register import Entry

__all__ = ["capitals", "find_english"]

Span = tuple[int, int, tuple[Candidate, ...], str]  # words a..b, readings, kind
_JOIN = re.compile(r"^(?:[ \u00a0\u2009\t]{1,2}|[-‐‑–’'.]|\. |\n)$")
_SPACE = re.compile(r"^(?:[ \u00a0\u2009\t]{1,2}|\n)$")
_GENERIC = frozenset(("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "centre", "center", "capital"))
_SMALL = frozenset(("and", "or", "in", "on", "at", "to", "for", "with", "as", "by", "that", "from", "of", "who", "which", "the", "a"))
_MANY = 100_000  # people: a town known without a cue


def find_english(text: str, countries: Collection[str]) -> list[PlaceName]:
    """PlaceNames in text order, without overlaps. `countries`: ISO codes already in evidence (admits spelling variants)."""
    found = words(text)
    evidence = set(countries) | {i for hit in (_demonym_or_country(found, k) for k in range(len(found))) if hit for i in hit[0].iso3}
    spans: list[Span] = []
    i = 0
    while i < len(found):
        hit = _longest(found, i, text, evidence)
        if hit is None:
            i += 1
            continue
        n, candidates, kind = hit
        spans.append((i, i + n, candidates, kind))
        i += n
    names = _chosen(text, found, spans, evidence, frozenset())
    sure = {n.candidates[0].entry.iso3[0] for n in names if n.candidates and n.candidates[0].entry.iso3 and n.candidates[0].entry.curated}
    again = frozenset(n.text for n in names if n.kind in ("town", "site", "district"))
    if len(names) < len(spans) and (again or sure - evidence):  # what the text shows elsewhere admits the doubtful
        names = _chosen(text, found, spans, evidence | sure, again)
    return names


def _capital(word: Word) -> bool:
    return word.text[:1].isupper()


def _longest(found: Sequence[Word], i: int, text: str, evidence: Collection[str]) -> tuple[int, tuple[Candidate, ...], str] | None:
    """The longest name that begins at word `i`: its number of words, its readings, its kind."""
    first = found[i]
    if not first.key or not first.key.isascii():
        return None
    if not (_capital(first) or _opens(found, i) or first.text[0].isdigit()):
        return None
    limit = min(len(found), i + max(register.longest_key(), 5))
    end = i + 1
    while end < limit and _JOIN.match(found[end].gap) and (found[end].gap != ". " or len(found[end - 1].text) <= 3):
        end += 1
    for j in range(end, i, -1):
        key = " ".join(w.key for w in found[i:j])
        if len(key) < 2 or key.isdigit():
            continue
        proper = all(_capital(w) or w.key in word_set("english", "particles") for w in found[i:j]) and _capital(found[j - 1])
        if j - i == 1 and (demonym := _demonym_or_country(found, i)):
            entry, kind, exact = demonym
            if kind != "country" or exact:
                others = [e for e in register.by_key(key) if e.level == "province"] if kind == "country" else []
                return 1, (Candidate(entry, "exact", 1.0), *(Candidate(e, "exact", 0.9) for e in others)), kind
        readings = _readings(key, proper, evidence, j - i)
        if readings and (proper or any(c.entry.curated for c in readings)):
            if not proper:
                readings = tuple(c for c in readings if c.entry.curated)
            if found[i].key == "the" and j - i == 1:
                continue
            return j - i, readings, _kind(readings)
    return None


def _opens(found: Sequence[Word], i: int) -> bool:
    """A small article that opens a name: al-Mayadin, el Geneina."""
    return (
        found[i].key in ("al", "el", "ad", "ar", "as", "at", "az", "an", "ash", "ed", "es", "ez", "er")
        and i + 1 < len(found)
        and _capital(found[i + 1])
        and bool(re.fullmatch(r"[-‐‑– ’']", found[i + 1].gap))
    )


def _readings(key: str, proper: bool, evidence: Collection[str], n: int) -> tuple[Candidate, ...]:
    entries = register.by_key(key)
    short = len(key) <= 3 and n == 1
    out = [Candidate(e, "exact", 1.0 if _is_main(e, key) else 0.8 if _likely(e, key) else 0.3) for e in entries if not (short and e.level == "country")]
    if any(c.score == 1.0 for c in out):
        out = [c for c in out if c.score > 0.5]
    if proper and len(key) > 3:
        known = {c.entry.id for c in out}
        for e in register.by_spelling(key):
            if e.id not in known and (e.curated or e.population >= 5000 or any(i in evidence for i in e.iso3)):
                out.append(Candidate(e, "folded", 0.75 if e.curated else 0.6))
        if not out:
            for iso3 in sorted(evidence):
                out += [Candidate(e, "skeleton", 0.4) for e in register.by_skeleton(key, iso3)]
    return tuple(out)


def _is_main(e: Entry, key: str) -> bool:
    """The key is the entry's name, or one that our own tables give it."""
    main = latin_key(e.name)
    return main == key or main.removesuffix(" " + latin_key(e.word)) == key or register.is_own(e, key)


def _likely(e: Entry, key: str) -> bool:
    """An alternate that looks like the name (Cologne, Köln), not one of the gazetteer's oddities (Ariel for Jerusalem)."""
    return _is_main(e, key) or skeleton(key)[:2] == skeleton(latin_key(e.name))[:2] or key in latin_key(e.name)


def _demonym_or_country(found: Sequence[Word], i: int) -> tuple[Entry, str, bool] | None:
    """A demonym or a one-word country at word `i`."""
    w = found[i]
    if not _capital(w):
        return None
    after = found[i + 1] if i + 1 < len(found) else None
    hyphen = after is not None and after.gap in ("-", "‑", "–") and after.key in word_set("english", "adjective_tail")
    country = next((e for e in register.by_key(w.key) if e.level == "country"), None)
    people = register.demonyms().get(w.key)
    if w.key == "us" and w.text not in ("US", "U.S."):
        return None
    if country is not None and people is not None:  # US, U.S.: before a noun it is an adjective
        noun = after is not None and bool(_SPACE.match(after.gap)) and after.key not in word_set("english", "actor_verbs") | _SMALL
        return (country, "demonym" if hyphen or noun else "country", True)
    if country is not None:
        return (country, "country-as-actor" if hyphen else "country", len(w.key) > 2 or w.text.isupper())
    return (people, "demonym", True) if people is not None else None


def _kind(readings: Sequence[Candidate]) -> str:
    """What the name is most often: a well-known town before the province of that name."""
    towns = [c for c in readings if c.entry.level == "town" and (c.entry.curated or c.entry.population >= _MANY)]
    e = (towns[:1] if readings[0].entry.level == "province" and towns else readings)[0].entry
    return {"country": "country", "province": "province", "district": "district", "neighbourhood": "town", "town": "town",
            "site": "site", "region": "region", "sea": "sea"}.get(e.level, "town")  # fmt: skip


def _chosen(text: str, found: Sequence[Word], spans: Sequence[Span], evidence: Collection[str], again: frozenset[str]) -> list[PlaceName]:
    """Keep what reads as a place: known names without a sign against them, others with a sign for them."""
    phrases = {a: _dateline(text, found, a, b, dress(text, found, a, b)) for a, b, _, _ in spans}
    at = {a: k for k, (a, _, _, _) in enumerate(spans)}
    linked = _linked(found, spans)
    out: list[PlaceName] = []
    taken = 0
    for k, (a, b, readings, kind) in enumerate(spans):
        phrase = phrases[a]
        if a < taken:
            continue
        if kind == "demonym":
            out.append(_name(text, found, a, b, readings, kind, Phrase()))
            continue
        seen = text[found[a].start : found[b - 1].end] in again and not _person(found, a, b)
        if not seen and not _is_place(found, a, b, readings, phrase, k in linked, evidence):
            continue
        name = _name(text, found, a, b, readings, kind, phrase)
        while out and out[-1].end > name.start and out[-1].kind == "demonym":
            out.pop()  # U.S. in "U.S. embassy in X"
        if out and out[-1].end > name.start:
            name = _name(text, found, a, b, readings, kind, phrase._replace(start=None))
        elif phrase.site_word and kind != "country":
            name = composed(name, phrase)
        if _acts(found, a, b, phrase) and (kind == "country" or (kind == "town" and _is_capital(name.candidates))):
            name = name._replace(kind="country-as-actor")
        out.append(name)
        taken = max(taken, phrase.upto)
    out = sorted([*out, *_unknown(text, found, [(n.start, n.end) for n in out])], key=lambda n: n.start)
    starts = {n.start for n in out}
    return joined([n._replace(inside=tuple(s for s in _containers(text, found, spans, at, n, phrases) if s in starts)) for n in out])


_DATELINE = re.compile(r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?: \([A-Z][\w /.]+\))?\s?[—–-]{1,2}\s|(?:, [A-Z][\w.]+)? \([A-Z][\w /.]+\) ")


def _dateline(text: str, found: Sequence[Word], a: int, b: int, phrase: Phrase) -> Phrase:
    """BAGHDAD (Agency) —: a name at the head of a paragraph before a dash is a place."""
    begins = found[a].start == 0 or text[: found[a].start].rstrip(" \"“").endswith("\n")
    if begins and _DATELINE.match(text, found[b - 1].end):
        return phrase._replace(cue=True, strong=True)
    return phrase


def _name(text: str, found: Sequence[Word], a: int, b: int, readings: tuple[Candidate, ...], kind: str, phrase: Phrase) -> PlaceName:
    start, end = found[a].start, found[max(b, phrase.upto) - 1].end
    if phrase.start is not None and kind != "country":
        start = phrase.start
    return PlaceName(start, end, text[start:end], readings, kind, phrase.feature, phrase.near, phrase.direction, (), phrase.word)


def _is_place(found: Sequence[Word], a: int, b: int, readings: Sequence[Candidate], phrase: Phrase, linked: bool,
              evidence: Collection[str]) -> bool:  # fmt: skip
    key = " ".join(w.key for w in found[a:b])
    top = readings[0]
    if key in word_set("english", "never") or (b - a == 1 and key in features("english")):
        return False
    if b < len(found) and b - a == 1 and _SPACE.match(found[b].gap) and found[b].key in word_set("english", "bodies") and _capital(found[b]):
        return False  # Quds Force, Washington Post
    if phrase.feature == "province" and phrase.word in ("department", "state") and all(c.entry.level == "town" for c in readings):
        return False  # Department of Defense
    if b - a == 1 and len(key) <= 4 and all(c.entry.level == "province" and not _is_main(c.entry, key) for c in readings):
        return linked and found[a].text.isalpha() | found[a].text.isupper()  # Ind., TX, N.Y.: codes stand behind their towns
    if top.entry.level == "country" and top.how == "exact":
        return not _person(found, a, b) or phrase.cue
    if phrase.feature and phrase.feature != "site":
        return not (key in _GENERIC and not any(c.entry.level == "province" for c in readings))
    if key in _GENERIC:
        return False
    known = any(c.how == "exact" and (c.entry.noted or c.entry.population >= _MANY) and _likely(c.entry, key) for c in readings)
    article = a > 0 and _SPACE.match(found[a].gap) and found[a - 1].key in ("the", "a", "an", "this", "that", "their", "its", "his", "her", "our")
    if not phrase.feature and article and not any(c.entry.curated for c in readings):
        return False  # towns take no article
    if b - a == 1 and found[a].text.isupper() and len(key) <= 5 and top.how != "exact":
        return False
    if not known and b < len(found) and _SPACE.match(found[b].gap) and _capital(found[b]) and found[b].key not in features("english"):
        return False  # the first word of a longer name
    person = _person(found, a, b)
    cue = phrase.cue or linked
    if b - a == 1 and key in word_set("english", "given_names") and not known:
        return linked
    if key in ordinary("english") or (b - a == 1 and len(key) <= 3 and not top.entry.curated):
        return cue and not person and (phrase.firm or bool(phrase.feature) or linked)
    if person and not (phrase.strong and any(c.entry.population >= 10 * _MANY for c in readings)):
        return False
    if known:
        if all(c.entry.level == "province" and c.entry.name.startswith(c.entry.admin1 or "?") is False for c in readings):
            return cue
        return True
    if any(i in evidence for c in readings for i in c.entry.iso3):
        return cue or (b - a > 1 and top.how == "exact")
    if all(c.how == "skeleton" for c in readings):
        return False
    if any(c.how == "exact" for c in readings):
        return cue and (phrase.strong or linked)
    return cue and phrase.strong and any(c.entry.curated for c in readings)


def _person(found: Sequence[Word], a: int, b: int) -> bool:
    """The name reads as (part of) a person's: a title or given name before it, a surname after it."""
    given, titles = word_set("english", "given_names"), word_set("english", "titles")
    first = found[a]
    if a and (_SPACE.match(first.gap) or first.gap in (". ", "-")):
        before = found[a - 1]
        if _capital(before) and (before.key in given or before.key in titles):
            return True
        if len(before.text) == 1 and before.text.isupper() and first.gap == ". ":
            return True
    if b < len(found):
        after = found[b]
        if _SPACE.match(after.gap) and _capital(after) and b - a == 1 and first.key in given:
            return after.key not in features("english") and after.key not in word_set("english", "organisation")
        if first.key in given and len(after.text) == 1 and after.text.isupper():
            return True
    return False


def _acts(found: Sequence[Word], a: int, b: int, phrase: Phrase) -> bool:
    """A state or capital that does something: not after a preposition of place, before a verb of doing or saying."""
    if phrase.strong or phrase.feature or phrase.direction or b >= len(found):
        return False
    after = found[b]
    return bool(_SPACE.match(after.gap)) and after.key in word_set("english", "actor_verbs")


@cache
def capitals() -> frozenset[str]:
    """Names of capitals, which stand for their governments."""
    return frozenset(r["capital"] for r in knowledge.table("places/countries")) | {"Washington, D.C.", "Sanaa", "Kyiv", "Tel Aviv"}


def _is_capital(readings: Sequence[Candidate]) -> bool:
    return any(c.entry.level == "town" and c.entry.name in capitals() for c in readings[:3])


def _linked(found: Sequence[Word], spans: Sequence[Span]) -> set[int]:
    """Numbers of spans beside another place: "X, Y" where one may contain the other."""
    out: set[int] = set()
    for k in range(len(spans) - 1):
        _, b, left, kind = spans[k]
        c, _, right, other = spans[k + 1]
        if "demonym" in (kind, other) or c != b:
            continue
        gap = found[c].gap
        if gap in (", ", ",", " (") and any(_holds(x.entry, y.entry) for x in right[:6] for y in left[:30]):
            out |= {k, k + 1}
    return out


def _holds(big: Entry, small: Entry) -> bool:
    """`big` is a province or country that `small` lies in."""
    if big.level == "country":
        return small.level != "country" and bool(set(big.iso3) & set(small.iso3))
    return big.level == "province" and small.level not in ("province", "country") and big.iso3 == small.iso3 and big.admin1 == small.admin1


_OWNED = re.compile(r"['’]s? (?:[\w\-]+ ){0,5}(?:[aAeE]l-)?")  # Baghdad's southern district of
_PEOPLED = re.compile(r"\s(?:(?:[\w\-]+ ){0,3}of (?:the )?)?")  # Iraqi city of
_INSIDE = re.compile(r"^(?:(?:,)? (?:in|of|inside|within) )(?:the )?[\w\- ’']{0,60}?$|^, (?:in |the )?[\w\- ]{0,40}?$|^ \($")


def _containers(text: str, found: Sequence[Word], spans: Sequence[Span], at: dict[int, int],
                name: PlaceName, phrases: dict[int, Phrase]) -> list[int]:  # fmt: skip
    """Starts of the names that the phrase says hold `name`: "X in Y", "X, Y", "Y's X", "the Yi town of X"."""
    out: list[int] = []
    for a, b, _readings, kind in spans:
        start, end = found[a].start, found[b - 1].end
        start = phrases[a].start if phrases[a].start is not None else start  # type: ignore[assignment]
        if end <= name.start:
            between = text[end : name.start]
            if (_OWNED if kind != "demonym" else _PEOPLED).fullmatch(between):
                out.append(start)
        elif start >= name.end:
            if start - name.end < 70 and _INSIDE.match(text[name.end : start]) and not re.search(
                r"\d|\b(?:and|or|to|from|on|at|near|along|killed|said|where|which|who|with|after|when|(?:north|south|east|west)\w* of)\b", text[name.end : start]
            ):
                out.append(start)
            break
    return out


_UNKNOWN_OF = re.compile(
    r"\b(?:village|town|city|hamlet|district|sub-district|province|governorate|neighbou?rhood|camp|base|area|region|island|settlement|municipality|county|quarter)"
    r"s? of (?:the )?((?:(?:[aAeE][ldrstznh]h?|[Aa]bu|[Uu]mm|[Dd]e|[Ll]a)[- ])?[A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+){0,2})"
)
_UNKNOWN_THEN = re.compile(
    r"(?<![\w’'\-])((?:(?:[aAeE][ldrstznh]h?|[Aa]bu|[Uu]mm)[- ])?[A-Z][\w’'\-]+(?: (?:[aAeE]l[- ])?[A-Z][\w’'\-]+){0,2}) "
    r"(village|hamlet|district|sub-district|subdistrict|province|governorate|neighbou?rhood|oilfield|oil field|gas field|airbase|air base|military base|base|refugee camp|airport|crossing|checkpoint|prison|dam|municipality|county|settlement|town)\b"
)
_NOT_NAMES = frozenset(
    ("The", "A", "An", "This", "That", "These", "Those", "His", "Her", "Their", "Its", "Our", "Another", "Each", "Every", "Some", "Any", "One",
     "Two", "Three", "In", "At", "On", "From", "Near", "And", "But", "He", "She", "They", "We", "It")
)  # fmt: skip


@cache
def _not_unknown() -> frozenset[str]:
    """Words that make a capitalised phrase no unknown place: peoples, organisations, kinds of places, months."""
    return frozenset(register.demonyms()) | word_set("english", "organisation") | word_set("english", "never") | frozenset(features("english")) | _GENERIC


def _unknown(text: str, found: Sequence[Word], known: Sequence[tuple[int, int]]) -> list[PlaceName]:
    """Names the gazetteer lacks that a feature word marks: "the village of Xyz", "Xyz village"."""
    out: list[PlaceName] = []
    for match in (*_UNKNOWN_OF.finditer(text), *_UNKNOWN_THEN.finditer(text)):
        start, end = match.span(1)
        core = match.group(1)
        if any(s < end and start < e for s, e in known) or any(n.start < end and start < n.end for n in out):
            continue
        tokens = core.split()
        if tokens[0] in _NOT_NAMES or latin_key(core) in ordinary("english") | _GENERIC | set(register.demonyms()):
            continue
        if any(latin_key(t) in _not_unknown() for t in tokens):
            continue
        word = latin_key(match.group(2)) if match.lastindex and match.lastindex > 1 else latin_key(re.match(r"[\w\-]+", match.group(0)).group())  # type: ignore[union-attr]
        level = features("english").get(word) or features("english").get(word.removesuffix("s"), "town")
        end = match.end(2) if match.lastindex and match.lastindex > 1 and level == "site" else end
        out.append(PlaceName(start, end, text[start:end], (), "unknown", level, False, "", (), word))
    return out
