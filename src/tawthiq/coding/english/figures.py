"""Numbers of people: killed, injured, abducted, arrested …, low and high, and who (codebook: figures)."""

from __future__ import annotations

import re

from tawthiq.coding.english import numbers
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import things
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Evidence, Figure, Tally

_NONE = re.compile(
    r"\b(?:no|without(?: any)?|not|zero|n[o']t (?:cause|leave)[sd]? any)\s+(?:\w+\s+){0,3}?(casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalit(?:y|ies)|killed|injured|wounded|victims|losses)", re.I)  # fmt: skip
_NO_ANY = re.compile(r"\b(?:not|n[’']t|never)\s+(?:\w+\s+){0,2}?(?:leave|cause|result in|left|caused|any)\s+(?:\w+\s+){0,2}?(casualt(?:y|ies)|injur(?:y|ies)|deaths?|fatalities)", re.I)
_BOTH = re.compile(r"(?P<n>(?:[\w,-]+\s+){1,3})casualties\b|\bkilled (?:and|or) (?:wounded|injured) (?P<m>(?:[\w,]+\s+){1,3})|(?:killing|killed) or (?:wounding|injuring) (?P<k>(?:[\w,]+\s+){1,3})", re.I)
_LEFT = re.compile(r"(?P<n>(?:at least |more than |over |about |some |up to |around |nearly )?[\w,-]+(?: (?:people|persons|civilians|soldiers|others|men|women|children|troops|fighters|officers|policemen|militants|villagers|students|workers))?)\s+(?:were |was |are |is |been |have been |had been |got |left |people )?(?P<what>dead|killed|injured|wounded|hurt|missing)\b", re.I)
_TOLL = re.compile(
    r"(?:death )?toll\b[^.]{0,90}?\b(?:(?:rose|rises|risen|climbed|climbs|increased|jumped|went up|revised|stands|stood)(?: \w+){0,2}? (?:to|at)|reached|reaches|death toll of)\s+"
    r"(?P<n>(?:at least |more than |over |about )?(?!(?:a|an|the)\b)[\w,-]+)", re.I)  # fmt: skip
_SUFFERED = re.compile(r"(?P<n>(?:at least |more than )?[\w,]+)\s+(?:\w+\s+){0,2}?(?:received|suffered|sustained)\s+(?:\w+\s+){0,2}?(?:injuries|wounds|burns)", re.I)
_COMBATANT = frozenset({"soldier", "troop", "fighter", "militant", "rebel", "insurgent", "guerrilla", "gunman", "policeman", "officer", "guard", "commander", "terrorist", "jihadist", "member", "personnel", "serviceman", "jawan", "cadre", "paramilitary", "police", "maoist", "naxal", "naxalite", "attacker", "bomber", "ranger", "marine", "constable", "militiaman"})
_CIVILIAN = frozenset({"civilian", "villager", "farmer", "resident", "child", "woman", "student", "teacher", "worker", "passenger", "family", "doctor", "nurse", "boy", "girl", "people", "bystander", "worshipper", "priest", "shopkeeper", "trader", "labourer", "laborer", "driver", "baby", "refugee", "pilgrim"})
_OFFICIAL = frozenset({"minister", "official", "mayor", "governor", "president", "lawmaker", "leader", "politician", "ambassador", "judge", "prosecutor", "diplomat"})
_PRESS = frozenset({"journalist", "reporter", "photographer", "cameraman", "correspondent", "editor"})


def group_of(lemma: str) -> str:
    """civilian | combatant | official | journalist | unknown."""
    for name, words in (("combatant", _COMBATANT), ("civilian", _CIVILIAN), ("official", _OFFICIAL), ("journalist", _PRESS)):
        if lemma in words:
            return name
    return "unknown"


def of_frame(frame: Frame) -> list[tuple[Figure, Evidence]]:
    """Figures read from the syntax: victims of harm verbs and nouns."""
    out: list[tuple[Figure, Evidence]] = []
    for f in frame.all():
        if not f.sense.figure or f.sense.figure == "released":
            continue
        for head in _victims(f):
            found = _count(f.tree, head, f.sense.figure)
            if found is not None and found not in out:
                out.append(found)
    return _sum_people(out)


def _victims(f: Frame) -> list[int]:
    tree = f.tree
    if f.noun:
        of = [o for p, o in f.args.obliques if p == "of"]
        return [h for o in (of or ([] if f.sense.word == "death" else f.args.subjects)) for h in tree.coordinated(o)]
    if f.sense.frame == "suffer":
        heads = f.args.subjects
    else:
        heads = f.args.objects or (f.args.subjects if f.args.passive else [])
    # "33 people were killed and 18 others injured": what stands behind a passive verb is another verb's
    return [h for o in heads for h in tree.coordinated(o) if f.args.objects or h < f.at or h == o]


def _count(tree: Tree, head: int, kind: str) -> tuple[Figure, Evidence] | None:
    token = tree.tokens[head]
    first, last = tree.phrase(head)
    text = tree.words(first, last)
    lead = tree.words(max(0, first - 4), last)
    quantity = numbers.find(text) if token.tag != "PRP" else None
    lemma = tree.lemma(head)
    people = lemma in things()["person"] or token.name == "PER" or token.tag == "CD" or (kind in ("killed", "abducted") and lemma not in things()["lifeless"])
    if quantity is not None:
        wider = numbers.find(lead[-len(text) - 14 :]) if len(lead) > len(text) else None
        if wider is not None and quantity.verbatim in wider.verbatim:
            quantity = wider
        low, high, verbatim = quantity.low, quantity.high, quantity.verbatim
    elif not people or token.tag in ("PRP", "PRP$"):
        return None
    elif token.name == "PER" or token.tag in ("NN", "NNP"):
        low, high, verbatim = 1, 1, text
    else:
        low, high, verbatim = 2, None, text
    span = tree.span(first, last)
    figure = Figure(kind=kind, low=low, high=high, verbatim=verbatim, who=text, group=group_of(lemma))
    return figure, Evidence(quote=text, start=span[0], end=span[1], score=0.8, rule=f"figure:{kind}")


def _sum_people(found: list[tuple[Figure, Evidence]]) -> list[tuple[Figure, Evidence]]:
    """"five people, including two children": the part is not added to the whole."""
    return [(f, e) for f, e in found if not any(o is not f and o.kind == f.kind and _inside(e, p) for o, p in found)]


def _inside(a: Evidence, b: Evidence) -> bool:
    return b.start <= a.start and a.end <= b.end and (a.start, a.end) != (b.start, b.end)


def of_text(text: str, base: int) -> list[tuple[Figure, Evidence]]:
    """Figures read from fixed phrases of a sentence: "no casualties", "left three dead", "the death toll rose to 12"."""
    out: list[tuple[Figure, Evidence]] = []

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
    if out:
        return out
    for m in _BOTH.finditer(text):
        words = next((g for g in (m.group("n"), m.group("m"), m.group("k")) if g), "")
        quantity = numbers.find(words)
        if quantity is not None and quantity.low != 0:
            add("killed-or-injured", quantity.low, quantity.high, m.start(), m.end())
    for m in _LEFT.finditer(text):
        quantity = numbers.find(m.group("n"))
        if quantity is None or re.match(r"(?:it|he|she|they|who|that|have|has|had|and|or)\b", m.group("n"), re.I):
            continue
        kind = {"dead": "killed", "killed": "killed", "missing": "missing"}.get(m.group("what").lower(), "injured")
        add(kind, quantity.low, quantity.high, m.start(), m.end())
    for m in _TOLL.finditer(text):
        quantity = numbers.find(m.group("n"))
        if quantity is not None:
            add("killed", quantity.low, quantity.high, m.start(), m.end())
    for m in _SUFFERED.finditer(text):
        quantity = numbers.find(m.group("n"))
        if quantity is not None:
            add("injured", quantity.low, quantity.high, m.start(), m.end())
    return out


def is_toll(text: str) -> bool:
    """The sentence reports a death toll as it now stands."""
    return bool(_TOLL.search(text))


def tally(figures: list[Figure], kind: str) -> Tally | None:
    """The sum of the figures of one kind; a person named twice is counted once."""
    chosen = [f for f in figures if f.kind == kind and not f.cumulative]
    if not chosen:
        return None
    if any(f.low or f.high for f in chosen):
        chosen = [f for f in chosen if f.low != 0 or f.high != 0]
    unique = {(f.who or f.verbatim).lower(): f for f in chosen}
    chosen = list(unique.values())
    low = sum(f.low or 0 for f in chosen) if any(f.low is not None for f in chosen) else None
    high = sum(f.high for f in chosen if f.high is not None) if all(f.high is not None for f in chosen) else None
    who = ", ".join(dict.fromkeys(f.who for f in chosen if f.who)) or None
    return Tally(low=low, high=high, who=who)
