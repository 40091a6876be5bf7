"""Does a verb mean here what its sense says? Objects, doers and the tone of the text decide between the deed and its namesakes.

The rule of thumb: a verb that can hardly mean anything but violence is taken at its word unless something speaks against it (an
accident or a disease as the doer, a bill or a hope as the victim, the sports page); an everyday verb needs a sign of arms.
"""

from __future__ import annotations

from tawthiq.coding.english import arguments
from tawthiq.coding.english.lexicon import Sense, nouns, things
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree

#: Harm words with a second life in sport, business and talk: they want a sign of arms or a human victim.
_SOFT = frozenset({"beat", "hurt", "shoot", "execute", "eliminate", "neutralize", "neutralise", "hack", "knife", "gas", "butcher", "hold", "seize", "snatch", "capture", "take", "nab", "round+up", "pick+up", "die", "fall", "perish"})


def fits(tree: Tree, v: int, sense: Sense, args: arguments.Arguments, objects: list[int], signs: Signs) -> bool:
    """Whether the verb at `v`, with these arguments, can be read in this sense."""
    heads = [h for o in objects for h in tree.coordinated(o)]
    doers = args.agents + ([] if args.passive else args.subjects)
    if doers and sense.plover in ("ASSAULT", "COERCE") and all(_accidental(tree, d) for d in doers):
        return False
    if sense.frame == "act" and sense.plover == "ASSAULT" and heads and all(tree.lemma(h) in things()["abstract"] for h in heads):
        return False
    if sense.objects and not any(signs.is_a(tree, h, c) or (c == "person" and (signs.is_group(tree, h) or tree.tokens[h].tag == "NNPS")) for h in heads for c in sense.objects):
        return False
    if sense.frame == "fire" and sense.by:  # "the police fired": at whom is told elsewhere; whom they fired is another story
        return not heads and signs.warlike and _by(tree, sense, doers, signs)
    if sense.word == "occupy" and tree.tokens[v].tag == "VBG":
        return False  # a state of things, not the taking
    if sense.acled == "Disrupted weapons use" and not signs.warlike:
        return False
    if sense.by and not _by(tree, sense, doers, signs):
        return False
    if sense.frame == "take" and "place" in sense.objects and not any(signs.names_place(tree, h) or signs.is_a(tree, h, "building") or signs.is_a(tree, h, "stronghold") for h in heads):
        return False
    if sense.frame == "foil":
        return any(signs.is_event(tree, h) or signs.is_a(tree, h, "projectile") or signs.is_a(tree, h, "explosive") for h in heads) and signs.warlike
    if sense.frame == "crowd":
        told = ">" in sense.word or sense.word in ("riot", "demonstrate", "protest", "picket")
        crowd = signs.person_like(tree, args.subjects) or any(signs.is_a(tree, s, "crowd") for s in args.subjects)
        if all(signs.armed(tree, x) and tree.lemma(x) not in things()["crowd"] for x in args.subjects) and args.subjects:
            return False  # troops march, but not in protest
        return (told or not objects) and (crowd or sense.word in ("riot", "demonstrate", "stage>protest"))
    if sense.frame == "harm" and sense.figure in ("killed", "injured", "abducted", "arrested", "released"):
        return _harms(tree, sense, args, heads, signs)
    if sense.figure == "surrendered":
        return signs.person_like(tree, args.subjects) or any(signs.armed(tree, s) or tree.tokens[s].tag.startswith("NNP") for s in args.subjects)
    if sense.frame == "remains":
        return signs.warlike
    if sense.frame == "suffer":
        if not sense.figure:
            return signs.warlike
        return signs.warlike and signs.person_like(tree, args.subjects) and signs.violent_sentence(tree)
    if sense.frame == "blast":
        subject_ok = any(signs.is_a(tree, s, "weapon") or signs.is_a(tree, s, "projectile") for s in args.subjects)
        return subject_ok if sense.loose else (subject_ok or signs.warlike)
    if sense.frame == "move" and not sense.by:
        troops = any(signs.armed(tree, h) for h in [*heads, *args.subjects]) or any(signs.is_a(tree, h, "military") for h in [*heads, *args.subjects])
        pronoun = any(tree.tokens[s].tag == "PRP" for s in args.subjects) and (not heads or args.passive)
        troops = troops or (signs.warlike and (bool(sense.objects) or pronoun))
        if tree.lemma(v) == "station" and tree.rel(v).startswith("acl"):
            return False
        return troops if sense.loose or ">" not in sense.word else True
    if sense.word == "agree":
        parties = any(signs.named.actor(tree, d) is not None for d in doers) and any(p in ("on", "to") for p, _ in args.obliques)
        return parties or any(tree.lemma(o) in things()["pact"] for _, o in args.obliques) or any(tree.lemma(o) in things()["pact"] for o in heads)
    if sense.frame == "vote":
        lawmakers = any(signs.legislature(tree, s) for s in args.subjects + args.agents)
        return lawmakers or (sense.word != "vote" and any(tree.lemma(h) in things()["law"] for h in heads) and sense.word.startswith(("approve", "pass", "adopt")))
    if sense.by and doers:
        return signs.warlike or any(signs.named.actor(tree, d) is not None for d in doers)
    if sense.loose and sense.plover not in ("ASSAULT", "COERCE"):  # deeds of states and groups, in war and peace
        if signs.warlike and sense.objects and (doers or args.passive) and not any(tree.lemma(d) in things()["abstract"] for d in doers):
            return True
        return any(signs.named.actor(tree, d) is not None or signs.armed(tree, d) or tree.tokens[d].name == "ORG" for d in doers + heads)
    if sense.loose:
        return signs.warlike and _armed_scene(tree, v, args, heads, signs)
    return sense.frame == "both" or not (signs.peaceful and not signs.warlike)


def _by(tree: Tree, sense: Sense, doers: list[int], signs: Signs) -> bool:
    """The doer is of a class that the sense asks for, or a pronoun, or nobody is named."""
    if not doers:
        return not sense.by & {"troops", "crowd", "helper", "named"}
    if signs.warlike and not sense.by & {"troops", "crowd", "helper"} and any(tree.tokens[d].tag in ("CD", "NNPS") or tree.lemma(d) in ("man", "one", "other") for d in doers):
        return True
    return any(signs.is_a(tree, d, c) for d in doers for c in sense.by if c != "named") or (not sense.by & {"troops", "crowd", "helper"} and signs.warlike and any(tree.tokens[d].tag == "PRP" and tree.tokens[d].text.lower() != "it" for d in doers))


def _accidental(tree: Tree, d: int) -> bool:
    """A storm, a crash, an illness; a "heart attack" too."""
    return tree.lemma(d) in things()["accident"] or (tree.lemma(d) in nouns() and any(tree.lemma(c) in things()["harmless"] for c in tree.kids(d, "compound", "amod")))


def _harms(tree: Tree, sense: Sense, args: arguments.Arguments, heads: list[int], signs: Signs) -> bool:
    """Somebody is killed, hurt, taken: anybody who is not a thing; soft words want a human victim or a text of armed events."""
    human = any(signs.is_a(tree, h, "person") or signs.is_group(tree, h) or tree.tokens[h].tag in ("CD", "PRP") for h in heads)
    if sense.figure in ("arrested", "abducted", "released") and heads and all(tree.lemma(h) in ("body", "corpse", "remains", "casualty", "wounded") for h in heads):
        return False
    if sense.word in ("shoot", "stab", "hack") and signs.warlike and any(tree.tokens[h].tag == "NNS" and _may_suffer(tree, h, signs) for h in heads):
        return True
    if sense.word in _SOFT or sense.loose:
        return (human and (signs.warlike or (signs.person_like(tree, heads) and not signs.peaceful))) or (not heads and sense.word == "shoot" and bool(args.obliques) and signs.warlike)
    if human:
        return signs.warlike or not signs.peaceful
    if not heads:
        return signs.warlike and bool(args.agents or args.obliques or args.passive)
    return (signs.warlike or not signs.peaceful) and any(_may_suffer(tree, h, signs) for h in heads)


def _may_suffer(tree: Tree, h: int, signs: Signs) -> bool:
    """A noun that can be a victim: not a thing, not an idea; its owner or material may be one ("the convoy lost …")."""
    lemma = tree.lemma(h)
    inert = things()["lifeless"] | things()["abstract"] | things()["building"] | things()["goods"] | things()["weapon"] | things()["accident"]
    return tree.is_noun(h) and lemma not in inert


def _armed_scene(tree: Tree, v: int, args: arguments.Arguments, heads: list[int], signs: Signs) -> bool:
    """An everyday verb counts beside an armed actor, a weapon, an event noun, or a military or built object."""
    doers = args.agents + ([] if args.passive else args.subjects)
    if any(signs.armed(tree, d) or signs.is_a(tree, d, "weapon") or signs.is_event(tree, d) for d in doers):
        return bool(heads or args.obliques or args.passive)
    if any(signs.is_a(tree, h, "military") for h in heads) or any(signs.is_group(tree, h) for h in heads):
        return True
    if any(p in ("with", "by", "in", "using") and (signs.is_a(tree, o, "weapon") or signs.is_event(tree, o)) for p, o in args.obliques):
        return True
    solid = any(signs.names_place(tree, h) or signs.is_a(tree, h, "building") or signs.is_a(tree, h, "goods") for h in heads)
    if solid and not doers and args.passive:
        return True
    return signs.at_war and (solid or any(signs.is_a(tree, h, "person") for h in heads)) and not any(tree.lemma(d) in things()["abstract"] for d in doers)
