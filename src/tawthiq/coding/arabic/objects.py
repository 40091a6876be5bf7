"""What an everyday verb must have beside it to be one of force: people, things, territory, weapons, or a named list of words."""

from __future__ import annotations

from functools import cache

from tawthiq.coding.arabic.lexicon import Reading, readings
from tawthiq.coding.arabic.line import Line, Phrases, cues, named_list

ARMED_INTER = frozenset({"State forces", "Rebel group", "Political militia", "Identity militia", "External/Other forces"})
ENDS = frozenset(".؛!؟:")


def window(line: Line, last: int, reach: int) -> int:
    """End of the stretch behind a trigger in which its object may stand."""
    end = last
    while end < len(line) and end - last < reach and line.text(end) not in ENDS:
        end += 1
    return end


def has_object(line: Line, i: int, last: int, reading: Reading) -> bool:
    sense = reading.form.sense
    end = window(line, last, sense.reach)
    name = sense.object or ""
    if not name.startswith("@"):
        phrases = named_list(name)
        if line.any(phrases, last, end) is not None or (phrases.match(line.stems, i) and reading.form.shape == "noun" and name == "self"):
            return True
        # noun-first ("صواريخ أطلقت من …", "المتظاهرون رفعوا …") and the verb's own prefix object
        return reading.form.shape == "verb" and _subject_side(line, i, phrases)
    if reading.clitics.pronoun and name in ("@people", "@physical", "@thing"):
        return True
    check = _OBJECTS[name]
    if any(check(line, k) for k in range(last, end)):
        return True
    if name == "@exploding" and reading.form.shape == "noun":  # "وقع انفجار في …", "دوي انفجار"
        return True
    if reading.form.shape == "verb":
        if any(check(line, k) for k in range(max(0, i - 5), i) if not any(line.text(x) in ENDS for x in range(k, i))):
            return True
        return name == "@people" and warlike(line, i) and last < len(line) and not line.is_stop(last)
    return False


def _subject_side(line: Line, i: int, phrases: Phrases) -> bool:
    at = line.any(phrases, max(0, i - 10), i)
    return at is not None and not any(line.words[x].is_sign or readings(line.text(x)) for x in range(at + 1, i))


def _is_people(line: Line, k: int) -> bool:
    group = line.group_at(k)
    if group is not None:
        return True
    name = line.actor_at(k)
    return name is not None and (name.actor.kind == "person" or name.actor.is_class or name.actor.inter in ARMED_INTER)


def is_armed(line: Line, k: int) -> bool:
    group = line.group_at(k)
    if group is not None and group.noun is not None and group.noun.armed:
        return True
    name = line.actor_at(k)
    if name is not None and (name.actor.inter in ARMED_INTER or name.actor.kind == "state"):
        return True
    return k in line.things and line.things[k].kind in ("force", "craft")


def _is_thing(line: Line, k: int) -> bool:
    return k in line.things or line.place_at(k) is not None


def is_physical(line: Line, k: int) -> bool:
    return _is_thing(line, k) or _is_people(line, k) or is_armed(line, k)


def _is_territory(line: Line, k: int) -> bool:
    kind = line.things[k].kind if k in line.things else ""
    return kind in ("settlement", "road", "site", "position") or line.place_at(k) is not None


def is_explodable(line: Line, k: int) -> bool:
    return bool(named_list("explosives").match(line.stems, k)) or is_physical(line, k) or line.time_at(k)


def _is_exploding(line: Line, k: int) -> bool:
    """An explosive, a vehicle or a building: tempers and events explode too."""
    if named_list("explosives").match(line.stems, k):
        return True
    return k in line.things and line.things[k].kind in ("vehicle", "craft", "site")


def _is_death(line: Line, k: int) -> bool:
    return bool(named_list("death").match(line.stems, k)) or (_is_people(line, k) and any(x in line.stems[j] for j in range(max(0, k - 6), k) for x in ("استشهد", "استشهاد", "استشهدت", "استشهدوا")))


def _is_party(line: Line, k: int) -> bool:
    return line.actor_at(k) is not None or line.group_at(k) is not None or line.place_at(k) is not None or k in line.things


def _is_force_or_territory(line: Line, k: int) -> bool:
    return is_armed(line, k) or _is_territory(line, k)


def _is_weapon(line: Line, k: int) -> bool:
    return bool(named_list("weapons").match(line.stems, k))


_OBJECTS = {
    "@people": _is_people,
    "@physical": is_physical,
    "@thing": _is_thing,
    "@territory": _is_territory,
    "@explodable": is_explodable,
    "@exploding": _is_exploding,
    "@death": _is_death,
    "@party": _is_party,
    "@force-or-territory": _is_force_or_territory,
    "@weapons": _is_weapon,
    "@armed": is_armed,
}


def armed_near(line: Line, i: int, last: int, reach: int) -> bool:
    return any(is_armed(line, k) for k in range(max(0, i - reach), min(len(line), last + reach)) if not i <= k < last)


@cache
def _war_words() -> Phrases:
    return cues("modality.warlike")


def warlike(line: Line, besides: int = -1) -> bool:
    """The sentence has a weapon or a word of war other than word `besides`."""
    if any(not a <= besides < b for a, b, _ in line.weapons):
        return True
    phrases = _war_words()
    return any(k != besides and phrases.match(line.stems, k) for k in range(len(line)))


