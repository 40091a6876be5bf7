"""Noun phrases: where they end, whom they can name, and their neutral canonical names."""

from __future__ import annotations

from typing import NamedTuple

from tawthiq.coding.arabic import outside
from tawthiq.coding.arabic.line import Group, Line, verbs
from tawthiq.coding.arabic.objects import ARMED_INTER
from tawthiq.coding.arabic.people import person, thing

_LOADED_ONLY = frozenset({"people"})
_LOADED = frozenset({"مفخخه", "مفخخ", "مفخختين", "مفخخات", "ملغومه", "ملغوم", "ملغمه", "ناسفه", "ناسف", "مسيره", "انتحاريه"})


class Role(NamedTuple):
    """Names read from words [first, last); `described`: a class, not a name; `heads`: word positions taken by it."""

    names: tuple[str, ...]
    first: int
    last: int
    described: bool
    rule: str


def phrase_end(line: Line, first: int, limit: int = 9) -> int:
    """End of the noun phrase that begins at word `first`: up to a stop, a free preposition, a verb of carrying or a time."""
    k = first + 1
    quoted = 0
    while k < len(line) and k - first < limit:
        text = line.text(k)
        if text in "«\"“(":
            quoted += 1
        elif text in "»”)":
            quoted -= 1
        elif line.time_at(k) or line.is_relative(k) or (text in ".؛:،,!؟" and quoted <= 0) or (line.is_preposition(k) and text not in ("من",) and line.actor_at(k) is None) or line.verb(verbs("light.carried"), k) or line.verb(verbs("speech.verbs"), k) or (line.is_stop(k) and not line.words[k].is_sign):
            break
        k += 1
    return k


def name_phrase(line: Line, first: int, last: int, country: str | None, rule: str) -> Role | None:
    """Canonical names of the phrase [first, last): named actors, else the class its noun names, else the thing it is."""
    actors = [(a, b, x) for a, b, x in line.actors if first <= a < last]
    named = [(a, b, x) for a, b, x in actors if not x.actor.is_class]
    area = first in line.things and line.things[first].kind in ("settlement", "road")
    if area and all(x.actor.kind == "state" for _, _, x in named):
        return None  # "الحدود العراقية السورية": where, not whom
    if named:
        precise = [n for n in named if n[2].actor.kind != "state"] or named
        names = tuple(dict.fromkeys(x.actor.canonical for _, _, x in precise))
        return Role(names, first, max(last, first + 1) if last <= first + 1 else min(last, max(b for _, b, _ in precise)), False, rule)
    place = line.place_at(first)
    if place is not None and place.kind == "site" and first in line.things:
        return Role((line.things[first].name,), first, last, True, rule)  # named by its place (`drafting`)
    whole = outside.actor_for(line.verbatim(first, last), country)
    if whole is not None:
        return Role((whole.canonical,), first, last, whole.is_class, rule)
    if actors:
        return Role((actors[0][2].actor.canonical,), first, last, True, rule)
    for k in range(first, last):
        group = line.group_at(k)
        if group is not None and group.noun is not None:
            if group.noun.name in _LOADED_ONLY:
                return None
            found = outside.actor_for(line.verbatim(group.head, group.head + 1), country)
            return Role((found.canonical if found is not None else _class_name(group, country),), first, last, True, rule)
        if k in line.things and k == first:
            thing = line.things[k]
            if thing.kind in ("settlement", "road"):
                return None
            return Role((thing.name,), first, last, True, rule)
    return None


def _class_name(group: Group, country: str | None) -> str:
    noun = group.noun
    assert noun is not None
    if noun.group == "civilian" and not noun.armed:
        return f"Civilians ({country})" if country else "Civilians"
    return noun.name


def can_act(line: Line, k: int) -> bool:
    """A state, an organ, a group, a person by name; of classes only the armed ones."""
    name = line.actor_at(k)
    if name is not None and name.actor.kind != "outlet" and (not name.actor.is_class or name.actor.inter in ARMED_INTER):
        return True
    group = line.group_at(k)
    if group is not None and group.noun is not None:
        return group.noun.armed
    return k in line.things and line.things[k].kind in ("force", "craft")


def actor_start(line: Line, k: int) -> int:
    """First word of the actor's name that covers word `k`; `k` itself where none does."""
    return next((a for a, b, _ in line.actors if a <= k < b), k)


def agent_end(line: Line, k: int) -> int:
    """End of a subject that an object may follow: the name, the group with "من س" behind it, or the force with its adjectives."""
    named = next((b for a, b, _ in line.actors if a <= k < b), None)
    group = line.group_at(k)
    end = max(named or 0, group.last if group is not None else 0, k + 1)
    for j in range(end, min(len(line), end + 4)):
        owner = next((b for a, b, x in line.actors if a == j and not x.actor.is_class), None)
        if owner is not None and not line.text(j).startswith(("ل", "ب")):
            return owner
        if group is None and named is None and j in line.things and line.things[j].kind == "force" and not clitic_preposition(line, j):
            end = j + 1  # "قوات الجيش"
            continue
        if line.text(j) not in ("من", "تابعون", "تابعين", "تابعه", "ينتمون", "الي", "في") and not (group is None and named is None and adjective(line, j)):
            return end
        if group is None and named is None:
            end = j + 1
    return end


def clitic_preposition(line: Line, k: int) -> bool:
    """The noun for people or things at `k` stands under ب ل ك: a means or a target, not the agent."""
    text = line.text(k)
    feminine = line.words[k].feminine
    found = person(text, feminine) or thing(text, feminine)
    return found is not None and bool(found[1].prep)


def adjective(line: Line, k: int) -> bool:
    """ "القصف الإسرائيلي": nationality words agree with the noun before them."""
    return line.text(k).endswith(("ي", "يه", "يا")) and k not in line.things


def demonym(line: Line, k: int, country: str | None) -> Role | None:
    if adjective(line, k):
        found = outside.actor_for(line.verbatim(k, k + 1), country)
        if found is not None and found.kind == "state":
            return Role((found.canonical,), k, k + 1, False, "agent:nationality")
    return None


def can_suffer(line: Line, k: int) -> bool:
    name = line.actor_at(k)
    if name is not None:
        return True
    group = line.group_at(k)
    if group is not None and group.noun is not None:
        return True
    return k in line.things and not is_means(line, k) and not (k + 1 < len(line) and line.stems[k + 1] & _LOADED)


def is_means(line: Line, k: int) -> bool:
    return any(a <= k < b for a, b, _ in line.weapons)


def accusative(line: Line, k: int) -> bool:
    """ "مسلحين", "جنديين": the sound plural and the dual show their case."""
    group = line.group_at(k)
    return group is not None and not group.counted and group.noun is not None and group.noun.number in "dp" and line.text(group.head).endswith("ين")
