"""Event words of a sentence: which verbs and nouns tell an event, in which sense."""

from __future__ import annotations

from tawthiq.coding.english import arguments
from tawthiq.coding.english.fitting import fits
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import Sense, cues, nouns, plain_verbs, things, verb_lemmas
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree

_CARRIES = frozenset({"campaign", "spree", "victim", "scene", "site", "wave", "series", "operation", "attempt", "incident", "attack", "order", "news"})
_STATES = frozenset({"home", "dead", "ablaze", "afire", "alight", "alive", "free", "hostage", "captive", "prisoner"})


def find(tree: Tree, signs: Signs) -> list[Frame]:
    """Candidate frames of the sentence, unjoined, in text order."""
    out: list[Frame] = []
    if signs.elsewhere(tree):
        return out
    timed = signs.named.timed(tree)
    for i, token in enumerate(tree.tokens):
        frame = None
        if i in timed:
            continue
        if token.tag.startswith("VB") and i > 1 and tree.tokens[i - 1].tag == "HYPH":
            continue  # "US-backed", "explosive-laden"
        if token.tag.startswith("VB") and token.rel not in ("aux", "aux:pass", "cop", "amod"):
            frame = _verb(tree, i, signs)
        elif token.tag in ("NN", "NNS") or (token.tag in ("NNP", "NNPS", "VBG", "JJ") and (token.rel != "compound")):
            frame = _noun(tree, i, signs)
        if frame is None and token.text.lower() in ("shot", "set"):
            frame = _fixed(tree, i, signs)
        if frame is not None:
            out.append(frame)
    return out


def _fixed(tree: Tree, i: int, signs: Signs) -> Frame | None:
    """"shot dead", "shot at and wounded", "set ablaze" are verbs whatever the tagger reads; the noun phrases around them are
    their sides."""
    after = [t.text.lower() for t in tree.tokens[i + 1 : i + 5]]
    low = tree.tokens[i].text.lower()
    key = ""
    if low == "set" and after[:1] and after[0] in ("ablaze", "afire", "alight"):
        key = "set+" + after[0]
    elif low == "shot" and after[:1] == ["dead"]:
        key = "shoot+dead"
    elif low == "shot" and after[:2] == ["at", "and"] and after[2:3] in (["wounded"], ["injured"]):
        key = "wound"
    elif low == "shot" and after[:1] == ["at"] and i + 2 < len(tree) and (tree.tokens[i + 2].name == "PER" or (len(after) > 2 and after[1] in ("a", "an", "two", "three") and tree.lemma(i + 3) in things()["person"])):
        key = "shoot"
    if not key or not signs.warlike or tree.tokens[max(0, i - 1)].tag in ("DT", "VBD", "VBN", "VBZ", "VBP", "IN", "PRP$"):
        return None
    behind = next((k for k in range(i + 2, len(tree)) if tree.is_noun(k) and not (k + 1 < len(tree) and (tree.is_noun(k + 1) or tree.tokens[k + 1].tag == "HYPH"))), None)
    before = next((k for k in range(i - 1, -1, -1) if tree.is_noun(k)), None)
    while before is not None and tree.rel(before) in ("flat", "nmod", "compound") and 0 <= tree.head(before) < before:
        before = tree.head(before)
    if behind is None:
        return None
    args = arguments.Arguments(subjects=[] if before is None else [before], objects=[behind])
    return Frame(tree, i, i, plain_verbs()[key][0], args)


def verb_keys(tree: Tree, v: int, objects: list[int]) -> list[str]:
    """Keys under which the verb is looked up, the most telling first."""
    lemma = tree.lemma(v)
    particles = [tree.tokens[p].text.lower() for p in tree.kids(v, "compound:prt")]
    particles += [tree.tokens[c].text.lower() for c in tree.children[v] if tree.tokens[c].text.lower() in _STATES and c > v]
    particles += ["go" for c in tree.kids(v, "xcomp") if tree.lemma(c) == "go"]  # "let two of them go"
    follow = tree.tokens[v + 1].text.lower() if v + 1 < len(tree) and tree.tokens[v + 1].tag in ("IN", "RP", "TO", "RB") else ""
    if not follow and v + 1 < len(tree) and tree.tokens[v + 1].text.lower() in _STATES - {"free", "hostage", "captive", "prisoner"}:
        follow = tree.tokens[v + 1].text.lower()
    nexts = [follow] if follow in _FOLLOW and follow not in particles else []
    away = {p for x in [v, *objects] for c in tree.kids(x, "obl", "nmod") if (p := tree.preposition(c)) in _AWAY}  # "dragged X from a bus"
    with_particle = [f"{lemma}+{p}" for p in particles]
    targets = [tree.lemma(o) for o in objects] + [tree.lemma(c) for c in tree.kids(v, "xcomp") if not tree.is_verb(c)]
    with_object = [f"{lemma}>{o}" for o in targets]
    both = [f"{k}>{o}" for k in with_particle for o in targets]
    phrases = [f"{lemma}+{tree.preposition(o)}>{tree.lemma(o)}" for o in tree.kids(v, "obl")]
    phrases += [f"{lemma}+on>fire" for x in objects for o in tree.only(x, "nmod") if tree.lemma(o) == "fire" and tree.preposition(o) == "on"]
    if any(k.endswith("+to>death") for k in phrases) and lemma not in things()["not_mortal"]:
        phrases.append("do+to>death")
    return [*phrases, *both, *with_object, *with_particle, *[f"{lemma}+{n}" for n in nexts], *[f"{lemma}+{p}" for p in sorted(away)], lemma]


_AWAY = frozenset({"from", "off", "into", "out of", "onto"})
_FOLLOW = frozenset({"dead", "ablaze", "afire", "alight", "alive", "for", "on", "upon", "into", "back", "over", "out", "at", "off", "away", "up", "down", "in", "through", "outside", "from", "forward", "around", "as"})


def _verb(tree: Tree, v: int, signs: Signs) -> Frame | None:
    if tree.lemma(v) == "wound" and v + 1 < len(tree) and tree.tokens[v + 1].text.lower() in ("up", "down"):
        return None  # "wound up" is of winding
    if tree.lemma(v) not in verb_lemmas() and tree.lemma(v) not in _DECREEING and not any(tree.lemma(c) == "death" for c in tree.children[v]):
        return None
    args = arguments.of_verb(tree, v)
    if not args.passive and not args.objects and tree.tokens[v].tag in ("VBD", "VBN") and _told_as_done(tree, v, args):
        args.passive = True
    objects = args.subjects if args.passive and not args.objects else args.objects
    if _not_of_arms(tree, args):
        return _by_decree(tree, v, args)
    for key in verb_keys(tree, v, [o for x in objects for o in tree.coordinated(x)]):
        for sense in plain_verbs().get(key, ()):
            if fits(tree, v, sense, args, objects, signs):
                frame = Frame(tree, v, v, sense, args)
                frame.foiled = sense.frame == "foil"
                return frame
    return None


_DOES_ITSELF = frozenset({"explode", "detonate", "burn", "fall", "land", "crash", "move", "fire", "go", "blow", "rain", "hit", "strike", "impact", "close", "open", "sink", "collapse", "start", "rip", "slam", "pound", "tear"})


def _told_as_done(tree: Tree, v: int, args: arguments.Arguments) -> bool:
    """"Eight vehicles torched the same day": where a thing is the subject of a deed, notes leave out the passive's auxiliary."""
    thing = things()["building"] | things()["transport"] | things()["ordnance"]
    return bool(args.subjects) and tree.lemma(v) not in _DOES_ITSELF and tree.rel(v) in ("root", "conj", "parataxis") and not tree.kids(v, "aux") and all(
        tree.lemma(s) in thing for s in args.subjects
    )


_DECREEING = frozenset({"target", "hit", "slap", "strike", "punish", "place", "put"})
_DECREES = frozenset({"sanction", "tariff", "embargo", "penalty", "restriction", "ban"})
_WORDS_ONLY = frozenset({"criticism", "lawsuit", "campaign ad", "allegation", "accusation", "tax", "fine", "question", "virus", "disease", "flood", "earthquake", "storm", "hurricane", "quake", "drought", "inflation", "pandemic"})


def _not_of_arms(tree: Tree, args: arguments.Arguments) -> bool:
    """Struck "with sanctions", hit "by floods": war words of diplomacy and nature."""
    means = [o for p, o in args.obliques if p in ("with", "by", "under")] + args.agents + ([] if args.passive else args.subjects)
    return any(tree.lemma(m) in _DECREES | _WORDS_ONLY for m in means)


def _by_decree(tree: Tree, v: int, args: arguments.Arguments) -> Frame | None:
    """"targets X with sanctions" is a sanction."""
    means = [o for p, o in args.obliques if p in ("with", "by", "under")] + args.agents + args.subjects
    if tree.lemma(v) in _DECREEING and any(tree.lemma(m) in _DECREES for m in means):
        frame = Frame(tree, v, v, plain_verbs()["sanction"][0], args)
        args.subjects = [s for s in args.subjects if tree.lemma(s) not in _DECREES] if not args.passive else args.subjects
        return frame
    return None


def _noun(tree: Tree, n: int, signs: Signs) -> Frame | None:
    found = noun_sense(tree, n) or _bare_weapon(tree, n, signs)
    if found is None or any(tree.lemma(c) in things()["harmless"] for c in tree.kids(n, "compound", "amod")):
        return None
    first, sense = found
    token = tree.tokens[n]
    if token.name in ("ORG", "PER") and token.tag.startswith("NNP") and tree.sentence.kind != "headline":
        return None
    if token.rel in ("compound", "amod") and not (token.head >= 0 and tree.lemma(token.head) in _CARRIES):
        return None
    if (signs.peaceful and not signs.warlike) or any(tree.tokens[c].text.lower() == "no" for c in tree.only(n, "det")):
        return None
    args = arguments.of_noun(tree, n)
    frame = Frame(tree, n, first, sense, args, noun=True)
    _support(tree, frame)
    if sense.word in ("barrage", "salvo") and frame.support is None and not args.objects and not any(p == "of" for p, _ in args.obliques):
        return None  # a barrage without anything fired is a dam
    if token.head >= 0 and tree.lemma(token.head) in _PLAYS:
        return None
    if sense.word == "strike" and _of_labour(tree, frame):
        frame.sense = nouns()["general strike"]
    if sense.loose and not (signs.warlike and (frame.support is not None or args.obliques or args.subjects or args.objects or args.agents)):
        return None
    return frame


_PLAYS = frozenset({"simulate", "rehearse", "mimic", "re-enact", "reenact", "depict", "portray"})


def _bare_weapon(tree: Tree, n: int, signs: Signs) -> tuple[int, Sense] | None:
    """"Car bomb outside hotel", "Four shells on the airfield": in clipped lines the weapon stands for its blast."""
    token = tree.tokens[n]
    if token.rel != "root" or not token.tag.startswith("NN") or tree.lemma(n) not in things()["ordnance"] or not signs.warlike or tree.kids(n, "cop", "nsubj"):
        return None
    if not any(tree.preposition(k) in ("outside", "near", "on", "at", "in", "against", "under", "beside", "by") for k in tree.kids(n, "nmod", "obl")):
        return None
    return n, nouns()["explosion" if tree.lemma(n) in ("bomb", "mine", "landmine", "ied", "device", "charge", "grenade", "explosive") else "shelling"]


def _of_labour(tree: Tree, frame: Frame) -> bool:
    """A strike of workers: by its modifiers, its owner or who starts it."""
    near = [*tree.kids(frame.at, "compound", "amod", "nmod:poss", "nmod:unmarked"), *[k for k in tree.kids(frame.at, "nmod") if tree.preposition(k) in ("by", "of")], *frame.perpetrators]
    return any(tree.lemma(k) in things()["labour"] for k in near)


def noun_sense(tree: Tree, n: int) -> tuple[int, Sense] | None:
    """(first token, sense) of the longest event noun that ends at `n`."""
    lemmas: list[str] = []
    first = n
    best: tuple[int, Sense] | None = None
    while first >= 0 and len(lemmas) < 4:
        token = tree.tokens[first]
        if token.tag != "HYPH":
            lemmas.insert(0, _noun_lemma(token.lemma, token.text))
        sense = nouns().get(" ".join(lemmas))
        if sense is not None and not (tree.rel(n) == "nmod" and first < n - 1 and tree.lemma(n - 1) == "of"):
            best = (first, sense)
        first -= 1
    for c in tree.only(n, "nmod"):  # "an exchange of fire" stands in the tree as "exchange"
        sense = nouns().get(f"{tree.lemma(n)} of {tree.lemma(c)}")
        if sense is not None:
            best = (n, sense)
    return best


def _noun_lemma(lemma: str, text: str) -> str:
    low = text.lower()
    return lemma if lemma != low or not low.endswith("s") or low.endswith("ss") else low[:-1] if low not in nouns() else low


def _support(tree: Tree, frame: Frame) -> None:
    """The verb that carries the event noun, and on which side its subject stands."""
    n = frame.at
    head, rel = tree.head(n), tree.rel(n)
    while head >= 0 and rel == "conj" and tree.is_noun(head):
        head, rel = tree.head(head), tree.rel(head)
    if head < 0:
        return
    if rel == "nmod" and tree.preposition(n) == "of" and tree.lemma(head) in ("series", "wave", "number", "spate", "string", "dozen", "hundred", "thousand", "barrage", "target", "responsibility"):
        head, rel = tree.head(head), tree.rel(head)
        if head < 0:
            return
    if not tree.is_verb(head):
        return
    lemma = tree.lemma(head)
    particle = next((tree.tokens[p].text.lower() for p in tree.kids(head, "compound:prt")), "")
    args = arguments.of_verb(tree, head)
    keys = {lemma, f"{lemma}+{particle}", *(f"{lemma}>{tree.lemma(o)}" for o in args.objects)}
    preposition = tree.preposition(n)
    if lemma == "come" and preposition == "under":
        keys.add("come+under")
    if rel in ("obj", "nsubj:pass") and keys & set(cues("support", "agent")):
        frame.support, frame.supported = head, "agent"
        doers = args.agents if args.passive else args.subjects
        frame.perpetrators += [d for d in doers if d != n]
        frame.args.obliques += [o for o in args.obliques if o not in frame.args.obliques and o[1] != n]
    elif rel in ("obj", "obl") and keys & {k for k in cues("support", "patient") if k not in ("come", "repel", "thwart", "see", "witness")}:
        frame.support, frame.supported = head, "patient"
        frame.targets += [s for s in args.subjects if s != n]
        frame.args.obliques += [o for o in args.obliques if o not in frame.args.obliques and o[1] != n]
    elif rel in ("nsubj", "nsubj:pass", "csubj") and keys & set(cues("support", "happen")):
        frame.support, frame.supported = head, "happen"
        frame.args.obliques += [o for o in args.obliques if o not in frame.args.obliques]
