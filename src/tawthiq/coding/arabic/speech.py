"""Who says it, nearest first, and who claims it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tawthiq import knowledge
from tawthiq.coding.arabic import outside
from tawthiq.coding.arabic.line import Line, Phrases, cues, verbs
from tawthiq.coding.arabic.phrases import name_phrase, phrase_end
from tawthiq.records import ClaimOfResponsibility


class Sources(NamedTuple):
    """The chain (nearest first) and the words [first, last) it was read from."""

    names: tuple[str, ...]
    first: int
    last: int


class Claim(NamedTuple):
    claim: ClaimOfResponsibility
    first: int
    last: int


@cache
def _source_nouns() -> dict[tuple[str, ...], str]:
    from tawthiq.language.arabic import fold_word

    return {tuple(fold_word(k).split()): v for k, v in knowledge.load("arabic/speech")["sources"].items()}


@cache
def _source_phrases() -> Phrases:
    return Phrases(list(_source_nouns()))


def sources_of(line: Line, country: str | None, before: tuple[str, ...]) -> Sources | None:
    """The chain of the sentence; "وأضاف" without a name goes on with the speakers of the sentence `before`."""
    relayed = _relayed(line, country)
    if relayed is not None:
        return relayed
    for k in range(len(line)):
        if _according(line, k):
            found = _after(line, k, country)
            if found is not None:
                return found
        if line.verb(verbs("speech.verbs"), k) or line.verb(verbs("speech.denying"), k) or (cues("speech.hearsay").match(line.stems, k) and line.text(k + 1 if k + 1 < len(line) else k) in ("عن", "ان", "بان")):
            found = _speaker(line, k, country, before)
            if found is not None:
                return found
    return None


def _relayed(line: Line, country: str | None) -> Sources | None:
    """ "نقلت وكالة س عن مصدر أمني قوله": the agency first, then its source."""
    for k in range(len(line)):
        if not cues("speech.relaying").match(line.stems, k) or line.text(k) == "نقلا":
            continue
        via = next((j for j in range(k + 1, min(len(line), k + 9)) if line.text(j) == "عن"), None)
        if via is None or via + 1 >= len(line):
            continue
        outlet = _name(line, k + 1, via, country) if via > k + 1 else None
        end = _source_end(line, via + 1)
        source = _name(line, via + 1, end, country)
        names = tuple(n for n in (outlet, source) if n)
        if names:
            return Sources(names, k, end)
    return None


def _according(line: Line, k: int) -> bool:
    return bool(cues("speech.according").match(line.stems, k))


def _after(line: Line, k: int, country: str | None) -> Sources | None:
    first = k + cues("speech.according").match(line.stems, k)
    while first < len(line) and (line.verb(verbs("speech.verbs"), first) or line.text(first) in ("ما", "به", "عن", "لما", "الي", "ل") or line.time_at(first)):
        first += 1
    if first >= len(line):
        return None
    end = _source_end(line, first)
    name = _name(line, first, end, country)
    return Sources((name,), k, end) if name else None


def _speaker(line: Line, k: int, country: str | None, before: tuple[str, ...]) -> Sources | None:
    first = k + 1
    while first < len(line) and (line.time_at(first) or line.text(first) in ("«", '"', "“", "ايضا", "عن", "به") or line.words[first].is_sign):
        first += 1
    if first >= len(line):
        return None
    end = _source_end(line, first)
    name = _name(line, first, end, country) if end > first and line.text(first) not in ("ان", "انه", "بان") else None
    if name is None and k <= 1 and before and cues("speech.continuing").match(line.stems, k):
        return Sources(before, k, k + 1)
    if name is None and line.words and k >= 2:  # noun-first: "مصدر أمني قال إن", "وزارة الدفاع: …"
        start = max(0, k - 8)
        while start < k and (line.words[start].is_sign or line.time_at(start)):
            start += 1
        if (k - start <= 8 and line.actor_at(start) is not None) or _source_phrases().match(line.stems, start):
            name = _name(line, start, k, country)
            return Sources((name,), start, k) if name else None
    if name is None:
        return None
    if name.startswith("unnamed source") and "مصدر" in " ".join(line.text(x) for x in range(first, end)) and "المصدر" in line.text(first) and before:
        return Sources(before, k, end)
    cited = next((j for j in range(first, min(len(line), end + 3)) if line.text(j) == "نقلا"), None)  # "أفادت وكالة س نقلا عن …"
    further = _after(line, cited, country) if cited is not None else None
    if further is not None:
        return Sources(tuple(dict.fromkeys((name, *further.names))), k, further.last)
    outlet = _told_to(line, first, end, country)
    return Sources(tuple(dict.fromkeys(n for n in (outlet, name) if n)), k, end)


def _told_to(line: Line, first: int, end: int, country: str | None) -> str | None:
    """ "قال مصدر لوكالة س", "في حديث ل…": who passed it on stands nearest to the article."""
    for k in range(first, min(len(line), end + 6)):
        if line.text(k).startswith("ل") and (found := _outlet(line, k, min(len(line), k + 5))) is not None:
            return found
        if line.text(k) in ("ان", "بان", "انه"):
            return None
    return None


def _source_end(line: Line, first: int) -> int:
    k = first
    while k < len(line) and k - first < 14:
        text = line.text(k)
        if text in ("ان", "بان", "انه", "انها", "انهم", "قوله", "قولها", "قولهم", "قوله:", ":", "،", ".", "بيان", "نقلا") or (line.time_at(k) and k > first):
            break
        if k > first and ((text.startswith("ل") and line.actor_at(k) is not None) or text in ("عن", "الي", "خلال", "بعد", "مقتل", "اصابه", "استهداف", "تعرض", "وقوع") or (text[:1] == "ب" and text[1:] in ("مقتل", "ان", "اصابه", "وقوع", "استهداف", "تعرض", "سقوط"))):
            break
        k += 1
    return max(k, first)


def _name(line: Line, first: int, last: int, country: str | None) -> str | None:
    if last <= first:
        return None
    outlet = _outlet(line, first, last)
    if outlet is not None:
        return outlet
    persons = [x for a, _, x in line.actors if first <= a < last and x.actor.kind == "person"]
    if persons:
        return persons[0].actor.canonical
    named = [x for a, _, x in line.actors if first <= a < last and not x.actor.is_class]
    n = _source_phrases().match(line.stems, first)
    if n:
        noun = next((v for k, v in _source_nouns().items() if len(k) == n and all(k[i] in line.stems[first + i] for i in range(n))), "source")
        if not named or noun not in ("spokesperson", "news agency", "police", "civil defence"):
            return f"unnamed {named[0].actor.canonical} {noun.split()[-1]}" if named and noun in ("source", "sources", "official", "officials", "officer", "media") else f"unnamed {noun}"
    if named:
        return named[0].actor.canonical
    role = name_phrase(line, first, min(last, phrase_end(line, first)), country, "source")
    return role.names[0] if role is not None and not role.described else None


def _outlet(line: Line, first: int, last: int) -> str | None:
    """ "وكالة رويترز", "قناة س": with or without its kind before it, at the head of the phrase."""
    for a in (first, first + 1):
        for b in range(min(last, a + 6), a, -1):
            words = line.verbatim(a, b)
            name = outside.outlet(words) or (outside.outlet(words[1:]) if words[:1] in "لبو" else None)
            if name is not None:
                return name
    return None


# ---- claims of responsibility -------------------------------------------------------------------------------------
def claim_of(line: Line, country: str | None) -> Claim | None:
    """ "تبنى س الهجوم", "أعلن س مسؤوليته", "لم تتبن أي جهة", "نفى س مسؤوليته"."""
    responsible = line.any(cues("speech.claims.responsibility"), 0, len(line))
    for k in range(len(line)):
        claiming = line.verb(verbs("speech.claims.claiming"), k) or line.text(k).lstrip("وف") in ("تتبن", "يتبن", "تبني")
        if (claiming and k and line.text(k - 1).lstrip("وف") in ("لم", "لا")) or (claiming and _nobody(line, k)):
            return Claim(ClaimOfResponsibility(status="explicitly-unclaimed"), k, min(len(line), k + 4))
        if claiming and (responsible is not None or _an_act(line, k + 1, k + 9)):
            by = _claimant(line, k, country)
            return Claim(ClaimOfResponsibility(status="claimed", by=by), k, min(len(line), k + 6)) if by else None
        if responsible is not None and abs(responsible - k) <= 9 and k < responsible:
            if line.verb(verbs("speech.claims.disclaiming"), k):
                return Claim(ClaimOfResponsibility(status="denied", by=_claimant(line, k, country)), k, responsible + 1)
            if line.verb(verbs("speech.claims.announcing"), k):
                negated = k > 0 and line.text(k - 1).lstrip("وف") in ("لم", "لا")
                if negated or _nobody(line, k):
                    return Claim(ClaimOfResponsibility(status="explicitly-unclaimed"), k, responsible + 1)
                by = _claimant(line, k, country)
                if by:
                    return Claim(ClaimOfResponsibility(status="claimed", by=by), k, responsible + 1)
    return None


def _nobody(line: Line, k: int) -> bool:
    return line.any(cues("speech.claims.nobody"), k + 1, k + 4) is not None and any(line.text(x).lstrip("وف") in ("لم", "لا") for x in range(max(0, k - 3), k))


def _an_act(line: Line, first: int, last: int) -> bool:
    from tawthiq.coding.arabic.lexicon import readings

    return any(r.form.shape == "noun" and r.form.sense.kind.plover == "ASSAULT" for k in range(first, min(last, len(line))) for r in readings(line.text(k)))


def _claimant(line: Line, k: int, country: str | None) -> str | None:
    for j in [*range(k + 1, min(len(line), k + 8)), *range(k - 1, max(-1, k - 8), -1)]:
        if line.text(j) in ".؛":
            continue
        name = line.actor_at(j)
        if name is not None and not name.actor.is_class:
            return name.actor.canonical
    return None
