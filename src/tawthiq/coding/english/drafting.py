"""One sentence → its drafts: frames found, joined, and their fields filled from the sentence alone."""

from __future__ import annotations

import re

from tawthiq.actors import lookup
from tawthiq.actors.registry import registry
from tawthiq.coding.english import (
    aims,
    factuality,
    figures,
    fillers,
    means,
    numbers,
    roles,
    saying,
    scene,
    speechacts,
    sums,
    triggers,
    unnamed,
)
from tawthiq.coding.english.draft import Draft, attribution_key
from tawthiq.coding.english.frames import Frame, join
from tawthiq.coding.english.lexicon import things
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.roles import Discourse, Role
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree
from tawthiq.coding.when import TimeExpression
from tawthiq.places import PlaceContext, PlaceName, resolve
from tawthiq.records import Evidence, Place

_TOWARD = frozenset({"on", "against", "at", "into", "upon", "toward", "towards", "onto", "to", "over"})
_WITH = frozenset({"with", "using", "by", "via", "by means of", "from"})


def drafts_of(tree: Tree, named: Named, signs: Signs, told: saying.Told, discourse: Discourse, context: PlaceContext) -> list[Draft]:
    """Drafts of one sentence, in the order of their event words."""
    frames = join(triggers.find(tree, signs))
    frames.sort(key=lambda f: f.at)
    if not frames:
        return []
    for f in frames:
        _sides(f, signs, named)
        aims.heads(f, signs, named)
    role_tokens = {h for f in frames for g in f.all() for h in g.targets + g.perpetrators}
    places = scene.distribute(tree, frames, scene.scene_names(tree, named, role_tokens))
    times = scene.distribute(tree, frames, [t for t in named.found[tree.sentence.index].times if t.kind != "duration"])
    drafts = []
    for k, f in enumerate(frames):
        drafts += _draft(f, named, signs, told, discourse, context, places[k], times[k], len(frames))
    if len(drafts) >= 1:
        _phrase_figures(tree, drafts)
    return speechacts.as_told(drafts)


def _sides(frame: Frame, signs: Signs, named: Named) -> None:
    """Perpetrators, targets and means of every part of the frame, as head tokens."""
    tree = frame.tree
    for f in frame.all():
        a = f.args
        if f.noun:
            _noun_sides(f, signs, named)
            continue
        if a.passive and not a.agents:
            a.agents += _stray_agents(tree, f.at, signs)
        subjects = [s for s in a.subjects if not signs.is_event(tree, s)]
        means = [s for s in subjects + a.agents if signs.is_a(tree, s, "weapon") or signs.is_a(tree, s, "projectile")]
        doers = [x for x in (a.agents if a.passive else subjects) if x not in means and not signs.is_event(tree, x)]
        done = a.subjects if a.passive else a.objects
        f.means += means
        f.perpetrators += [m for m in means if named.actors_in(tree, *tree.phrase(m))]
        if f.sense.frame in ("fire", "blast"):
            f.perpetrators += [d for d in doers if d not in means]
            f.means += [o for o in (a.objects or (a.subjects if a.passive else [])) if o not in f.means]
            f.targets += [o for p, o in a.obliques if p in _TOWARD and not _time_like(named, tree, o)]
        elif f.sense.frame == "suffer":
            f.targets += a.subjects
        elif f.sense.frame == "remains":  # who finds a body is not who killed
            f.targets += figures.victims_of(f)
        elif f.sense.frame == "clash":
            f.perpetrators += a.subjects
            f.targets += [o for p, o in a.obliques if p in ("with", "against", "between")] + a.objects
        elif f.sense.frame == "both":
            f.perpetrators += doers
            f.targets += [o for p, o in a.obliques if p in ("with",)] + [o for o in a.objects if tree.lemma(o) not in things()["pact"]]
        elif f.sense.frame == "move":
            troops = [o for o in (a.objects or []) if signs.armed(tree, o)]
            f.perpetrators += doers if (doers and not a.passive) or a.agents else (a.subjects if a.passive and any(signs.armed(tree, s) for s in a.subjects) else doers)
            if not f.perpetrators:
                f.perpetrators += troops
            f.means += [o for o in a.objects + (a.subjects if a.passive else []) if signs.is_a(tree, o, "weapon")]
        elif f.sense.frame in ("vote", "speak"):
            f.perpetrators += doers
            f.targets += _asked(tree, f.at) if f.sense.frame == "vote" else []
            f.targets += [o for o in done if not a.passive and (named.actor(tree, o) is not None or tree.tokens[o].name)]
            f.targets += [o for p, o in a.obliques if p in ("against", "on", "to") and named.actor(tree, o) is not None]
        elif f.sense.frame == "crowd":
            f.perpetrators += doers
            f.targets += [o for p, o in a.obliques if p in ("against",)]
        elif f.sense.frame == "sanction":
            f.perpetrators += doers
            f.targets += [o for p, o in a.obliques if p in ("on", "against", "for")] or [o for o in done if tree.lemma(o) not in ("sanction", "embargo", "restriction", "tie", "relation", "asset", "aid", "ambassador")]
        else:
            f.perpetrators += doers
            f.targets += [o for o in done if o not in means and not f.sense.word.endswith(">" + tree.lemma(o))]
            if not a.passive and all(f.sense.word.endswith(">" + tree.lemma(o)) for o in done):  # "set fire to"
                f.targets += [o for p, o in a.obliques if p in _TOWARD and not _time_like(named, tree, o)]
        f.means += [o for p, o in a.obliques if p in _WITH and signs.is_a(tree, o, "weapon") and o not in f.means]


def _stray_agents(tree: Tree, v: int, signs: Signs) -> list[int]:
    """"kidnapped on 5 May, apparently by guerrillas, was found": the doer behind a passive verb, where the parser hung it from another."""
    for k in range(v + 1, len(tree)):
        if tree.is_verb(k) and tree.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD"):
            return []
        case = tree.tokens[k]
        if case.text.lower() == "by" and case.rel == "case":
            h = case.head
            while h >= 0 and tree.rel(h) in ("nmod", "compound") and tree.head(h) > k:
                h = tree.head(h)
            doer = h > k and not tree.is_verb(h) and (signs.armed(tree, h) or signs.is_a(tree, h, "person") or tree.tokens[h].name in ("ORG", "PER"))
            return [h] if doer and tree.head(h) != v and (tree.head(h) > h or tree.rel(h) == "obl:agent") else []
    return []


def _noun_sides(f: Frame, signs: Signs, named: Named) -> None:
    tree, a = f.tree, f.args
    of = [o for p, o in a.obliques if p == "of"]
    head = tree.head(f.at)
    if head >= 0 and tree.lemma(head) in ("target", "object", "victim") and tree.rel(f.at) == "nmod":  # "the post was the target of an attack"
        f.targets += tree.only(head, "nsubj")
    harm = f.sense.figure in ("killed", "injured", "abducted", "arrested")
    f.perpetrators += [x for x in a.agents if not signs.is_a(tree, x, "weapon") and x not in f.perpetrators]
    f.means += [x for x in a.agents if signs.is_a(tree, x, "weapon")]
    if a.subjects:
        (f.targets if harm and not of and not a.agents else f.perpetrators).extend(a.subjects)
    f.targets += [o for p, o in a.obliques if p in ("on", "against", "at", "upon", "into", "targeting") and not _time_like(named, tree, o)]
    if f.sense.victims and (harm or f.sense.word in ("targeting", "invasion", "shelling", "bombardment", "siege", "deployment", "expulsion", "bombing", "seizure", "evacuation", "release", "demolition", "theft", "occupation")):
        f.targets += of
    elif f.sense.plover in ("RETREAT", "MOBILIZE") or (f.sense.frame == "noun" and f.sense.plover == "ASSAULT" and not a.subjects):
        f.perpetrators += [o for o in of if named.actor(tree, o) is not None or signs.armed(tree, o)]
    for p, o in a.obliques:
        if p == "between":
            f.perpetrators += tree.coordinated(o)[:1]
            f.targets += tree.coordinated(o)[1:]
        elif p == "with" and (f.sense.acled == "Armed clash" or f.sense.plover in ("AGREE", "CONSULT")):
            f.targets.append(o)
        elif p in ("with", "using") and signs.is_a(tree, o, "weapon"):
            f.means.append(o)
    if not a.subjects and not a.agents:
        _beside(f, named)
    for o in a.objects:
        name = named.actor(tree, o)
        if signs.is_a(tree, o, "weapon") or signs.is_a(tree, o, "projectile"):
            f.means.append(o)
        elif harm and tree.rel(o) == "compound" and (name is None or not named.armed(tree, o)):
            f.targets.append(o)
        elif name is not None or tree.tokens[o].name == "ORG" or (tree.rel(o) == "compound" and f.sense.plover == "AGREE" and tree.tokens[o].name == "PER"):
            f.perpetrators.append(o)
        elif tree.rel(o) == "compound" and (signs.is_a(tree, o, "building") or signs.is_a(tree, o, "military") or tree.tokens[o].name == "LOC"):
            f.targets.append(o)


def _beside(f: Frame, named: Named) -> None:
    """"US airstrikes", "ISIS attack": the name right before the event noun, where the tree does not say so."""
    k = f.first - 1
    if f.perpetrators or k < 0 or f.sense.figure or f.tree.tokens[k].tag in ("IN", "CC", "DT", ",") or not f.tree.tokens[k].text[:1].isupper():
        return
    name = named.actor(f.tree, k)
    if name is not None and not name.actor.is_class and name.actor.kind != "outlet":
        f.perpetrators.append(k)


def _asked(tree: Tree, v: int) -> list[int]:
    """Whom a vote wants gone: "demanding the withdrawal of X", "to expel X"."""
    for i in tree.subtree(v):
        if tree.lemma(i) in ("withdrawal", "expulsion", "departure", "pullout", "removal", "presence", "exit"):
            of = [n for n in tree.only(i, "nmod") if tree.preposition(n) == "of"]
            if of:
                return of
        if tree.lemma(i) in ("expel", "withdraw", "remove", "oust") and tree.only(i, "obj"):
            return tree.only(i, "obj")
    return []


def _time_like(named: Named, tree: Tree, i: int) -> bool:
    a = tree.tokens[i].start - tree.sentence.start
    return any(t.start <= a < t.end for t in named.found[tree.sentence.index].times)


def _draft(frame: Frame, named: Named, signs: Signs, told: saying.Told, discourse: Discourse, context: PlaceContext, places: list[PlaceName], times: list[TimeExpression], n: int) -> list[Draft]:
    tree = frame.tree
    draft = Draft(frame, [tree.sentence], frame.sense.plover, verbal=frame.sense.verbal, vague=frame.sense.vague)
    _fill_roles(draft, frame, named, discourse)
    draft.fillers = fillers.of_frame(frame, named, signs, discourse.person)
    unnamed.complete(draft, frame, named)
    means.fill(draft, frame, named, n)
    _fill_times(draft, tree, times)
    for figure, evidence in figures.of_frame(frame, named):
        draft.figures.append(figure)
        draft.evidence.setdefault(figure.kind, evidence)
    factuality.fill(draft, frame)
    draft.count = _count(frame)
    point = draft.date_from is not None and draft.date_precision in ("hour", "day") and draft.date_from == draft.date_to
    days = (draft.date_to - draft.date_from).days if draft.date_from and draft.date_to else None
    plainly = factuality.is_aggregate(frame, draft.count, point) and not sums.one_scene(frame, draft.count)
    draft.aggregate = plainly or (not draft.verbal and sums.is_sum(frame, draft.figures, draft.count, point, days))
    determiners = {tree.tokens[c].text.lower() for c in tree.only(frame.at, "det")} | {tree.tokens[c].text.lower() for c in tree.kids(frame.at, "amod")}
    draft.pointed = any(tree.tokens[c].text.lower() in ("the", "these", "those") for f in frame.all() for m in f.means for c in tree.only(m, "det"))
    owned = any(tree.lemma(c) in ("group", "rebel", "militant") or named.armed(tree, c) for c in tree.only(frame.at, "compound"))
    draft.definite = frame.noun and bool(determiners & {"the", "this", "that", "these", "those", "both"}) and not owned
    target_words = {tree.tokens[c].text.lower() for f in frame.all() for t in [f.at, *f.targets] for c in tree.children[t]}
    draft.another = bool(target_words & {"another", "second", "third", "fourth", "fifth", "sixth", "other", "separate", "similar", "previous", "also"})
    sources = saying.chain(tree, frame.at, told, named, discourse, draft.plover in ("THREATEN", "REQUEST"))
    if draft.plover == "ACCUSE" and not sources:
        sources = saying.accuser(tree, frame.at, told, named, discourse)
    for x in sources or ([] if draft.aggregate else saying.inherited(tree, told, named, discourse)):
        if draft.plover in ("THREATEN", "REQUEST") and x.name in draft.perpetrator:
            continue  # who threatens or asks does it; he does not report it
        draft.evidence[attribution_key(len(draft.attribution))] = told.evidence(x)
        draft.attribution.append(x.name)
    resolved = resolve(places, context) if places else []
    return _by_place(draft, tree, places, resolved)


def _by_place(draft: Draft, tree: Tree, names: list[PlaceName], resolved: list[Place]) -> list[Draft]:
    """One draft, or one per place where a counted set is spread over coordinated towns or provinces."""
    for name in names[:1]:
        draft.evidence["places"] = Evidence(quote=tree.sentence.text[name.start : names[-1].end], start=tree.sentence.start + name.start, end=tree.sentence.start + names[-1].end, score=0.7, rule="scene")
    draft.places = list(resolved)
    separate = [p for p in resolved if p.precision in ("site", "town", "district", "province", "neighbourhood")]
    tops = [p for p in separate if not any(q is not p and _within(q, p) for q in separate)]
    if len(tops) > 1 and len({p.precision for p in tops}) == 1 and draft.count is not None and draft.count >= len(tops) and not draft.frame.sense.verbal:
        out = []
        for p in tops:
            kept = [q for q in resolved if q is p or _within(p, q)]
            copy = draft.twin()
            copy.places = kept
            copy.count = 1 if draft.count == len(tops) else None
            out.append(copy)
        return out
    return [draft]


def _within(a: Place, b: Place) -> bool:
    """Place `a` lies in the wider place `b`."""
    wider = {"province": 2, "region": 3, "country": 4}
    return (b.precision == "province" and a.precision not in wider and a.admin1 is not None and a.admin1 == b.admin1) or (b.precision == "country" and a.precision != "country" and a.country == b.country)


def _evidence(tree: Tree, first: int, last: int, score: float, rule: str) -> Evidence:
    start, end = tree.span(min(first, last), max(first, last))
    return Evidence(quote=tree.words(min(first, last), max(first, last)), start=start, end=end, score=score, rule=rule)


def _fill_roles(draft: Draft, frame: Frame, named: Named, discourse: Discourse) -> None:
    tree = frame.tree
    sides: list[tuple[str, list[str], list[int]]] = [
        ("perpetrator", draft.perpetrator, [h for f in frame.all() for h in f.perpetrators]),
        ("target", draft.target, [h for f in frame.all() for h in f.aims]),
    ]
    for name, into, heads in sides:
        found: list[Role] = []
        for h in dict.fromkeys(heads):
            described = name == "target" or unnamed.acts(tree, h)
            found += [r for r in unnamed.told(tree, roles.names(tree, h, named, discourse, described), name, named, discourse) if all(r.name != o.name for o in found)]
        if name == "target":
            found = aims.keep(tree, found, named, frame.sense.plover)
        known = [r for r in found if not r.described]
        chosen = aims.choose(tree, found) if name == "target" else known or found
        if name == "perpetrator" and not frame.sense.verbal:
            chosen = [r._replace(name=_behind(r.name)) for r in chosen]
        if frame.sense.plover == "PROTEST":
            chosen = [r._replace(name=re.sub(r"^Civilians", "Protesters", r.name)) for r in chosen]
        into += [n for n in dict.fromkeys(r.name for r in chosen) if n not in into]
        if name == "target" and known:
            for h in dict.fromkeys(heads):
                if tree.lemma(h) in things()["military"] | things()["building"] | things()["place"]:
                    discourse.owners[tree.lemma(h)] = [r.name for r in known if tree.phrase(h)[0] <= r.first <= tree.phrase(h, wide=True)[1]] or [r.name for r in known]
        draft.described |= {r.name for r in chosen if r.described}
        for r in chosen:
            draft.words.setdefault((name, r.name), _evidence(tree, r.first, r.last, 0.5 if r.described else 0.75, f"role:{name}"))
        if chosen:
            draft.evidence[name] = _evidence(tree, chosen[0].first, chosen[0].last, 0.75 if known else 0.5, f"role:{name}")
    if frame.sense.frame == "both" or frame.sense.plover == "AGREE" or (aims.mutual(frame) and draft.perpetrator and draft.target):
        union = list(dict.fromkeys([*draft.perpetrator, *draft.target]))
        draft.perpetrator, draft.target = union, list(union)
        draft.words |= {("target" if side == "perpetrator" else "perpetrator", n): e for (side, n), e in draft.words.items()} | draft.words
    draft.target = [t for t in draft.target if t not in draft.perpetrator or frame.sense.plover == "AGREE" or aims.mutual(frame)]


def _behind(name: str) -> str:
    """A head of state or a commander acts for what he leads: "the president ordered strikes" is his state."""
    actor = lookup(name)
    if actor is None or actor.kind != "person" or not actor.parents:
        return name
    parent = registry().actors.get(actor.parents[0])
    return parent.canonical if parent is not None else name


def _fill_times(draft: Draft, tree: Tree, times: list[TimeExpression]) -> None:
    """The most precise expression that gives an interval."""
    order = {"hour": 0, "day": 1, "week": 2, "month": 3, "year": 4, "none": 5}
    usable = [t for t in times if (t.date_from or t.date_to) and not t.needs_reference and t.kind != "repeated"]
    if not usable:
        relative = [t for t in times if t.needs_reference]
        if relative:
            draft.date_expr = relative[0].text
        return
    best = min(usable, key=lambda t: (order.get(t.precision, 5), t.start))
    set_date(draft, best, tree.sentence.start)


def set_date(draft: Draft, t: TimeExpression, base: int) -> None:
    """Take interval, precision, words and doubt from a time expression that begins at `base` + its start."""
    draft.date_from, draft.date_to = t.date_from, t.date_to
    draft.date_expr, draft.date_precision, draft.date_note = t.text, t.precision, t.note
    draft.dated = True
    draft.evidence["date"] = Evidence(quote=t.text, start=base + t.start, end=base + t.end, score=0.85, rule=f"time:{t.kind}")


def _count(frame: Frame) -> int | None:
    """How many events of a kind the words tell: "two convoys were hit", "four attacks"."""
    tree = frame.tree
    heads = [f.at for f in frame.all() if f.noun]
    heads += [h for f in frame.all() if not f.noun and f.sense.frame in ("act", "harm") for h in f.targets if tree.lemma(h) in things()["military"] and tree.lemma(h) not in things()["person"]]
    for h in heads:
        if tree.tokens[h].tag not in ("NNS", "NNPS"):
            continue
        quantity = next((numbers.find(tree.words(c, c)) for c in tree.only(h, "nummod")), None)
        if quantity is not None and quantity.low is not None and quantity.low == quantity.high and 1 < quantity.low < 60:
            return quantity.low
        return None
    return 1


def _phrase_figures(tree: Tree, drafts: list[Draft]) -> None:
    """Fixed phrases of the sentence go to the last armed event before them."""
    found = figures.of_text(tree.sentence.text, tree.sentence.start)
    armed = [d for d in drafts if d.plover in ("ASSAULT", "PROTEST", "COERCE")]
    if not armed:
        return
    if figures.is_toll(tree.sentence.text):  # the day a toll rises is not the day of the event
        for d in armed:
            if any(f.sense.frame == "suffer" for f in d.frame.all()):
                d.figures = [f for f in d.figures if f.kind != "killed"]
                d.evidence.pop("killed", None)
                d.dated, d.date_from, d.date_to, d.date_expr, d.date_precision = False, None, None, None, "none"
                d.definite = True
    for figure, evidence in found:
        owner = next((d for d in reversed(armed) if d.at <= evidence.start), armed[0])
        if any(f.kind == figure.kind for d in armed for f in d.figures):
            continue
        owner.figures.append(figure)
        owner.evidence.setdefault(figure.kind, evidence)
