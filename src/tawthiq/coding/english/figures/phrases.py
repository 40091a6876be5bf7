"""Fixed wordings that count people whatever the parser makes of them: "no casualties", "left three dead", "the toll rose to 12"."""

from __future__ import annotations

import re

from tawthiq.coding.english import numbers
from tawthiq.coding.english.lexicon import people, things
from tawthiq.records import Evidence, Figure

#: No phrase below does without one of these.
WORDS = re.compile(r"casualt|injur|death|fatal|kill|wound|victim|loss|hurt|harm|\bhit\b|\bdied\b|dead|missing|toll|\bli(?:fe|ves)\b|burns|fracture", re.I)
_NONE = re.compile(
    r"\b(?:no|without(?: any)?|not|zero|n[o']t (?:cause|leave)[sd]? any)\s+(?:\w+\s+){0,3}?(casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalit(?:y|ies)|killed|injured|wounded|victims|losses)", re.I)  # fmt: skip
_NO_ANY = re.compile(r"\b(?:not|n[’']t|never)\s+(?:\w+\s+){0,2}?(?:leave|cause|result in|left|caused|any)\s+(?:\w+\s+){0,2}?(casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalities)", re.I)
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|none(?: of (?:them|the \w+|its \w+|his \w+|their \w+))?|not a (?:soul|person|single \w+))\s+(?:else\s+)?(?:was|were|is|are|had been|has been|got)?\s*(?:\w+ly\s+)?(?P<a>hurt|injured|wounded|harmed|hit|killed|died)\b"
    r"|\b(?P<b>hurt|hurting|injured|injuring|wounded|wounding|harmed|harming|killed|killing)\s+(?:nobody|no[ -]one|none)\b"
    r"|\b(?:nobody|no[ -]one) (?:hurt|injured)\b", re.I)  # fmt: skip
_N = numbers.NUMBER
_WHO = r"(?:people|persons?|civilians?|soldiers?|others?|men|women|children|troops|fighters?|officers?|police(?:m[ae]n)?|militants?|villagers?|students?|workers?|rebels?|personnel|guards?|passengers?|policemen|of (?:them|his \w+|its \w+|their \w+))"
_AUX = r"(?:were|was|are|is|been|have|had|has|got|left|lay|lie|also)\b"
_BOTH = re.compile(rf"\b(?P<n>{_N})\s+(?:\w+\s+)?casualties\b|\bkilled (?:and|or) (?:wounded|injured) (?P<m>{_N})|(?:killing|killed) or (?:wounding|injuring) (?P<k>{_N})|\b(?P<o>{_N})\s+(?:{_WHO}\s+)?(?:were |was |are |have been |had been )?(?:killed|dead) or (?:wounded|injured)", re.I)
_LEFT = re.compile(rf"\b(?P<n>{_N})(?:\+|-plus)?(?:\s+(?:\w+\s+)?{_WHO}|\s+(?!{_AUX})(?P<who>[a-z]+))?\s+(?:were |was |are |is |been |have been |had been |has been |got |left |lay |lie )?(?:also |reportedly |critically |seriously |severely |badly |slightly |feared )?(?P<what>dead|killed|injured|wounded|hurt|missing)\b", re.I)
_TOLL = re.compile(
    r"(?:death )?toll\b[^.]{0,90}?\b(?:(?:rose|rises|risen|climbed|climbs|increased|jumped|went up|revised|stands|stood)(?: \w+){0,2}? (?:to|at)|reached|reaches|death toll of)\s+"
    r"(?P<n>(?:at least |more than |over |about )?(?!(?:a|an|the)\b)[\w,-]+)", re.I)  # fmt: skip
_SUFFERED = re.compile(rf"\b(?P<n>{_N})(?:\s+(?:\w+\s+)?{_WHO})?\s+(?:(?:had|have|has|also|reportedly|allegedly)\s+)*(?:received|suffered|sustained)\s+(?:\w+\s+){{0,3}}?(?:injur(?:y|ies)|wounds|burns|fractures)", re.I)
_LOST = re.compile(rf"\b(?P<n>{_N})\s+(?:[\w’'-]+\s+){{0,4}}?(?:lost|lose|losing|have lost|had lost) (?:their|his|her|its) (?:own )?li(?:fe|ves)\b", re.I)
_MISSING = re.compile(rf"\b(?P<n>{_N})(?:\s+(?:\w+\s+)?{_WHO})?\s+(?:are|were|is|was|went|remain(?:ed|s)?|still|have gone|had gone|reported)\s+(?:still\s+|reported\s+)?missing\b", re.I)
_LIVES = re.compile(rf"\b(?P<n>{_N})(?:\s+(?:\w+\s+)?{_WHO}|\s+(?!{_AUX})(?P<who>[a-z]+))?\s+(?:have |has |had |also )?(?:died|perished|were martyred|martyrs)\b|\b(?P<m>{_N})\s+(?:martyrs|deaths|fatalities)\b", re.I)


def _people(word: str) -> bool:
    """A noun of people, singular or plural."""
    single = word.lower()[:-1] if word.lower().endswith("s") else word.lower()
    return any(w in people(g) | things()["person"] for w in (word.lower(), single) for g in ("combatant", "civilian", "official", "journalist", "kin"))


def of_text(text: str, base: int) -> list[tuple[Figure, Evidence]]:
    """Figures read from fixed phrases of a sentence: "no casualties", "left three dead", "the death toll rose to 12"."""
    out: list[tuple[Figure, Evidence]] = []
    if not WORDS.search(text):
        return out

    def add(kind: str, low: int | None, high: int | None, start: int, end: int, cumulative: bool = False) -> None:
        quote = text[start:end]
        figure = Figure(kind=kind, low=low, high=high, verbatim=quote, cumulative=cumulative)
        out.append((figure, Evidence(quote=quote, start=base + start, end=base + end, score=0.7, rule=f"figure:{kind}")))

    for pattern in (_NONE, _NO_ANY):
        for m in pattern.finditer(text):
            word = m.group(1).lower()
            if word.startswith(("casualt", "victim", "loss")):
                add("killed", 0, 0, m.start(), m.end())
                add("injured", 0, 0, m.start(), m.end())
            else:
                add("killed" if word.startswith(("death", "fatal", "kill")) else "injured", 0, 0, m.start(), m.end())
    for m in _NOBODY.finditer(text):
        word = (m.group("a") or m.group("b") or "hurt").lower()
        if not out:
            add("killed" if word.startswith(("kill", "die")) else "injured", 0, 0, m.start(), m.end())
    if any(f.kind == "killed" for f, _ in out):
        return out
    for m in _BOTH.finditer(text):
        words = next((g for g in (m.group("n"), m.group("m"), m.group("k"), m.group("o")) if g), "")
        quantity = numbers.find(words)
        if quantity is not None and quantity.low != 0:
            add("killed-or-injured", quantity.low, quantity.high, m.start(), m.end())
    for m in _LEFT.finditer(text):
        quantity = numbers.find(m.group("n"))
        if quantity is None or quantity.low == 0 or re.match(r"\s+(?:or|and) (?:wounded|injured|hurt|killed)\b", text[m.end() :]):
            continue
        if m.group("who") and not _people(m.group("who")):
            continue
        kind = {"dead": "killed", "killed": "killed", "missing": "missing"}.get(m.group("what").lower(), "injured")
        add(kind, quantity.low, quantity.high, m.start(), m.end())
    for m in _LIVES.finditer(text):
        quantity = numbers.find(m.group("n") or m.group("m"))
        if quantity is not None and quantity.low != 0 and (not m.group("who") or _people(m.group("who"))):
            add("killed", quantity.low, quantity.high, m.start(), m.end())
    for m in _TOLL.finditer(text):
        quantity = numbers.find(m.group("n"))
        if quantity is not None:
            add("killed", quantity.low, quantity.high, m.start(), m.end())
    for m in _MISSING.finditer(text):
        quantity = numbers.find(m.group("n"))
        if quantity is not None and not any(f.kind == "missing" for f, _ in out):
            add("missing", quantity.low, quantity.high, m.start(), m.end())
    for m in _LOST.finditer(text):
        quantity = numbers.find(m.group("n"))
        if quantity is not None and quantity.low != 0 and not any(f.kind == "killed" for f, _ in out):
            add("killed", quantity.low, quantity.high, m.start(), m.end())
    for m in _SUFFERED.finditer(text):
        quantity = numbers.find(m.group("n"))
        if quantity is not None:
            add("injured", quantity.low, quantity.high, m.start(), m.end())
    return out


def is_toll(text: str) -> bool:
    """The sentence reports a death toll as it now stands."""
    return bool(_TOLL.search(text))


