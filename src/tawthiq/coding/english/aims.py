"""At whom or what a deed is aimed, where that is not simply the object of its verb.

`heads` mends the target heads of a frame by its type: aid goes to people, not to goods; a protest is against the house it stands
before; a sanction hits somebody; parts of a thing stand for the thing. `keep` says which of the roles found are targets at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.actors import lookup
from tawthiq.coding.english.classes import kind_of
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import things
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.roles import Role
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree

_PARTS = frozenset({"head", "hand", "leg", "arm", "foot", "face", "eye", "chest", "throat", "finger", "window", "roof", "wall", "door", "gate", "tail", "pillar", "facade", "tyre", "tire", "side", "front", "rear", "corner", "edge", "floor", "ceiling", "windscreen", "windshield", "engine", "wing", "ranks", "body", "corpse", "remains", "member", "part", "entrance", "perimeter", "outskirts", "vicinity", "crew", "home", "house", "vehicle", "car"})  # fmt: skip
_OWN = frozenset({"home", "house", "vehicle", "car", "crew", "member", "body", "corpse", "remains", "gate", "entrance"})  # things too: kept where no owner is told
_SEATS = frozenset({"embassy", "consulate", "mission", "parliament", "congress", "ministry", "court", "courthouse", "palace", "office", "headquarters", "government", "council", "assembly", "hall", "residence", "base", "station", "legation", "chancery", "commission", "secretariat"})  # fmt: skip
_BEFORE = frozenset({"outside", "at", "before", "in front of", "on", "against", "around", "to", "near", "over"})
_DEMANDS = frozenset({"resignation", "ouster", "removal", "departure", "release", "impeachment", "dismissal", "arrest", "withdrawal", "overthrow"})
_NOTHING = frozenset({"fire", "shot", "talk", "consultation", "nobody", "none", "gunfire", "blow", "rule", "control", "flight", "participation", "service", "work", "class", "lesson", "traffic", "heat", "volley", "salvo", "warning", "negotiation", "process", "procedure", "order", "decision", "curfew", "emergency", "one", "nothing", "least", "round", "bullet", "offensive", "assault", "raid", "leaflet"})  # fmt: skip
_SWAPPED = frozenset({"prisoner", "hostage", "captive", "detainee", "body", "pow", "inmate"})
_ROUTES = frozenset({"road", "street", "highway", "route", "crossing", "border", "railway", "track", "lane", "motorway", "checkpoint", "house", "home", "camp", "area", "drug", "goods"})  # fmt: skip
_PEOPLE = frozenset({"people", "person", "other", "individual", "life", "casualty", "victim", "dead", "wounded"})


def heads(frame: Frame, signs: Signs, named: Named) -> None:
    """Fill `aims` of the frame and of its parts; fillers go on to be read from `targets`, where everything hit has its place."""
    for f in frame.all():
        if f.sense.plover == "AID":
            f.aims = _recipients(f, signs, named)
        elif f.sense.plover == "PROTEST":
            f.aims = [t for t in f.targets if f.tree.lemma(t) not in _NOTHING] + [h for h in _houses(f, named) if h not in f.targets]
        elif f.sense.plover == "SANCTION":
            on = [*f.tree.only(f.at, "iobj"), *[o for p, o in f.args.obliques if p in ("on", "against")]]
            f.aims = [t for t in dict.fromkeys([*f.targets, *on]) if _somebody(f.tree, t, signs, named) or (t in on and _payer(f.tree, t))]
        elif f.sense.plover == "AGREE":
            f.perpetrators, f.aims = ([t for t in side if _party(f, t)] for side in (f.perpetrators, f.targets))
        else:
            hit = f.targets or (_scene_of_harm(f) if f.sense.plover == "ASSAULT" else [])
            f.aims = list(dict.fromkeys(x for t in hit for x in _wholes(f.tree, t) if _hit(f, x, signs)))


def _party(f: Frame, t: int) -> bool:
    """Who agrees: not who is swapped or freed under it, not who brokered it, not the paper."""
    tree = f.tree
    by = tree.preposition(t) == "by" and tree.lemma(tree.head(t)) in ("broker", "mediate", "facilitate", "sponsor", "host", "oversee", "monitor")
    return not by and tree.lemma(t) not in _SWAPPED and tree.lemma(t) not in things()["pact"] | _NOTHING


def _hit(f: Frame, t: int, signs: Signs) -> bool:
    """Can it be hit at all? No reflexive, no "no one", no shot; of what is seized or closed, no weapon and no road."""
    tree = f.tree
    lemma = tree.lemma(t)
    if lemma in _NOTHING or tree.tokens[t].text.lower().endswith(("self", "selves")):
        return False
    weapon = signs.is_a(tree, t, "weapon") and kind_of("physical", lemma) is None and signs.named.actor(tree, t) is None
    return not weapon and not (f.sense.plover == "COERCE" and lemma in _ROUTES)


def _payer(tree: Tree, t: int) -> bool:
    """Whom a penalty falls on, by "on" or "against": no trade, no goods, no day."""
    return tree.lemma(t) not in _NOTHING | {"export", "import", "oil", "asset", "trade", "weekday", "ground", "basis", "list", "charge", "date", "sale", "arms", "product", "goods", "flight"} and tree.is_noun(t) and tree.tokens[t].name != "LOC" and not tree.tokens[t].text[:1].isdigit() and tree.lemma(t) not in _DAYS


_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"})  # fmt: skip
_AROUND = frozenset({"at", "near", "outside", "inside", "upon", "on", "in", "into", "under", "against", "next to", "close to", "by", "aboard", "of"})


def _scene_of_harm(f: Frame) -> list[int]:
    """"an explosion at a market", "arson upon a chapel", "a bus bombing": a building or vehicle beside the event word, where it has
    no object."""
    tree = f.tree
    if f.sense.verbal or f.sense.frame in ("move", "take", "vote", "speak"):
        return []
    near = [o for p, o in f.args.obliques if p in _AROUND]
    near += [c for c in tree.only(f.at, "compound") if f.noun and c < f.at]
    kinds = ("vehicle", "commercial", "residence", "diplomatic", "security", "military", "other", "energy", "government", "financial", "communications")
    return [o for o in near if kind_of("physical", tree.lemma(o)) in kinds and not tree.tokens[o].tag.startswith("NNP") and tree.lemma(o) not in ("shelter", "hospital", "room", "station", "park", "prison", "office", "court")]


def mutual(frame: Frame) -> bool:
    """A clash between two: both fought and both were fought, as the parties to an agreement both agreed."""
    clash = frame.sense.frame == "clash" or (frame.noun and frame.sense.acled == "Armed clash" and frame.sense.word not in ("ambush", "assault", "offensive", "raid"))
    return clash and (any(p == "between" for p, _ in frame.args.obliques) or (not frame.noun and frame.sense.word in ("clash", "battle", "exchange>fire", "trade>fire", "skirmish", "fight")))


def _recipients(f: Frame, signs: Signs, named: Named) -> list[int]:
    """"sent rice to the camps", "handed the families blankets", "supplied the town with water": who gets it."""
    tree = f.tree
    goods = [*f.args.objects, *(f.args.subjects if f.args.passive else [])]
    to = [*tree.only(f.at, "iobj"), *[o for p, o in f.args.obliques if p in ("to", "for", "among", "between")]]
    to += [n for g in goods for n in tree.only(g, "nmod") if tree.preposition(n) in ("to", "for")]
    to = [t for t in dict.fromkeys(to) if t not in goods and (signs.is_a(tree, t, "person") or named.actor(tree, t) is not None or kind_of("human", tree.lemma(t)) or tree.lemma(t) in ("household", "family", "community", "town", "village", "hospital", "camp", "refugee", "victim"))]
    return to or [t for t in f.targets if _somebody(tree, t, signs, named) and not signs.is_a(tree, t, "weapon")]


def _houses(f: Frame, named: Named) -> list[int]:
    """The house a crowd stands before, and those whose going it demands."""
    tree = f.tree
    out = [o for p, o in f.args.obliques if p in _BEFORE and (tree.lemma(o) in _SEATS or (p == "against" and named.actor(tree, o) is not None))]
    out += [o for o in f.args.objects if not f.args.passive and tree.lemma(o) in _SEATS]
    for i in tree.subtree(f.at):
        if tree.lemma(i) in ("demand", "demanding", "against", "call") or tree.lemma(i) in _DEMANDS:
            out += [n for n in tree.only(i, "nmod") if tree.preposition(n) == "of" and (named.actor(tree, n) is not None or tree.tokens[n].name == "PER" or tree.tokens[n].name == "ORG")]
    return list(dict.fromkeys(out))


def _somebody(tree: Tree, t: int, signs: Signs, named: Named) -> bool:
    """A person, an organisation or an actor by name; a state by its capital; no goods, talks or lists."""
    token = tree.tokens[t]
    if tree.lemma(t) in _NOTHING or signs.is_event(tree, t):
        return False
    return signs.is_a(tree, t, "person") or token.name in ("ORG", "PER", "LOC") or named.actor(tree, t) is not None or kind_of("human", tree.lemma(t)) is not None or tree.lemma(t) in ("company", "firm", "bank", "group", "movement", "party", "entity", "network", "regime", "government", "organisation", "organization", "country", "official", "outlet", "channel", "newspaper")


def _wholes(tree: Tree, t: int) -> list[int]:
    """"its roof", "the windows of a school", "over their heads": whose part it is, where a noun tells."""
    if tree.lemma(t) not in _PARTS:
        return [t]
    owners = [n for n in tree.only(t, "nmod") if tree.preposition(n) == "of"] + [p for p in tree.only(t, "nmod:poss") if tree.tokens[p].tag != "PRP$"]
    if tree.lemma(t) in ("member", "crew"):
        return [t]
    if owners and (tree.lemma(t) not in _OWN or tree.lemma(t) in ("body", "corpse", "remains")):
        return owners
    return [t] if tree.lemma(t) in _OWN else []


def keep(tree: Tree, found: Sequence[Role], named: Named, plover: str) -> list[Role]:
    """The targets among the roles: a town by its name is the scene, a state behind "in" too, and "people" are nobody in particular;
    behind a person's name the organisation that he is said to belong to (codebook: "the organisation as a second one")."""
    out = [r for r in found if not ((r.described or _mistaken(tree, r)) and _only_place(tree, r, named))]
    if plover == "ASSAULT":
        out = [x for r in out if not _stage(tree, r) for x in (_spelt_out(tree, r) if _anybody(tree, r) else [r])]
    for r in list(out):
        out += [o for o in _belongs(tree, r, named) if all(o.name != x.name for x in out)]
    return out


def choose(tree: Tree, found: Sequence[Role]) -> list[Role]:
    """Known actors; beside classes also the people and things that only words describe ("nurses and a road surveyor", "a clinic")."""
    known = [r for r in found if not r.described]
    if not known:
        return list(found)
    if any(_named(r.name) for r in known):
        return known
    return [r for r in found if not r.described or _telling(tree, r)]


def _spelt_out(tree: Tree, r: Role) -> list[Role]:
    """"nine people, including six miners", "two men, a trader and a guard": those whom "people" are said to be."""
    head = _head(tree, r)
    said = [c for c in tree.children[head] if c > head and (tree.rel(c) == "appos" or (tree.rel(c) == "nmod" and tree.preposition(c) in ("including", "among")))]
    out = []
    for c in said:
        for k in tree.coordinated(c):
            lemma = tree.lemma(k)
            if tree.is_noun(k) and lemma not in _PEOPLE and (lemma in things()["person"] or kind_of("human", lemma)) and not tree.tokens[k].tag.startswith("NNP"):
                out.append(Role(tree.tokens[k].text, k, k, True))
    return out


def _named(name: str) -> bool:
    actor = lookup(name)
    return actor is None or not (actor.is_class or actor.canonical.endswith(")"))


def _telling(tree: Tree, r: Role) -> bool:
    lemma = tree.lemma(_head(tree, r))
    return kind_of("human", lemma) is not None or kind_of("physical", lemma) is not None or lemma in things()["person"]


def _stage(tree: Tree, r: Role) -> bool:
    """A state that stands behind the head of its phrase, in the name of a place: "a pool hall in Choloma, Honduras"."""
    actor = lookup(r.name)
    if r.described or actor is None or actor.kind != "state":
        return False
    head = _head(tree, r)
    words = tree.words(r.first, head).lower()
    inside = [w for k in range(r.first, head + 1) for w in [tree.tokens[k].text] if w[:1].isupper() and tree.tokens[k].rel not in ("det",)]
    return not inside and tree.words(r.first, r.last).lower() != words


def _belongs(tree: Tree, r: Role, named: Named) -> list[Role]:
    """"Front commander Juan Paz", "Ana Mora, leader of the Union": the organisation behind a person told by name."""
    if r.described or lookup(r.name) is not None or not any(tree.tokens[k].name == "PER" for k in range(r.first, r.last + 1)):
        return []
    top = _head(tree, r)
    if tree.rel(top) in ("appos", "flat", "nmod:desc") and tree.lemma(tree.head(top)) in things()["person"]:
        top = tree.head(top)
    own = set(range(r.first, r.last + 1))
    near = [k for c in [top, *[c for c in tree.children[top] if tree.rel(c) in ("appos", "compound", "nmod:desc", "flat")]] for k in tree.subtree(c) if k not in own and tree.rel(c) != "conj"]
    out = []
    for k in sorted(set(near)):
        name = named.actor(tree, k)
        if name is not None and not name.actor.is_class and name.actor.kind in ("group", "organ", "organisation", "unknown-group", "unit") and not any(tree.rel(a) in ("acl:relcl", "advcl", "conj") and a in near for a in [k, *tree.above(k)]):
            out.append(Role(name.actor.canonical, k, k))
    return out[:1]


def _only_place(tree: Tree, r: Role, named: Named) -> bool:
    """A described target that is nothing but the name of a place ("Lyman", "the Ouest and Artibonite departments")."""
    head = _head(tree, r)
    return tree.tokens[head].tag.startswith("NNP") and (tree.tokens[head].name == "LOC" or named.place_at(tree, head)) and tree.lemma(head) not in things()["military"]


def _mistaken(tree: Tree, r: Role) -> bool:
    """One word, to the tagger a person's name."""
    return r.first == r.last and tree.tokens[r.first].name == "PER" and tree.words(r.first, r.last) == r.name


def _anybody(tree: Tree, r: Role) -> bool:
    head = _head(tree, r)
    return (r.described or r.name.startswith("Civilians")) and (tree.lemma(head) in _PEOPLE or tree.tokens[head].tag == "CD")


def _head(tree: Tree, r: Role) -> int:
    """The token of the role's span that the rest of it hangs from."""
    return next((k for k in range(r.first, r.last + 1) if not r.first <= tree.head(k) <= r.last), r.last)
