"""Did it happen: occurred, foiled, denied, threatened, demanded, planned, hypothetical; and is it a sum or a habit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tawthiq.coding.english import reality
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import cues
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Evidence

if TYPE_CHECKING:
    from tawthiq.coding.english.draft import Draft


class Reading(NamedTuple):
    """`factuality` as in the codebook; `reason` foiled | denied for what did not occur; `cue` the word that decides."""

    factuality: str
    reason: str | None
    cue: int | None


def read(frame: Frame) -> Reading:
    """Factuality of a frame from negation, modals and the words that govern it."""
    tree = frame.tree
    if frame.foiled:
        return Reading("not-occurred", "foiled", frame.at)
    top = frame.support if frame.support is not None else frame.at
    if frame.support is not None and tree.lemma(top) in cues("factuality", "ordered") and not _carried_out(tree, frame.at, top):
        return Reading("planned", None, top)
    for i in dict.fromkeys([top, frame.at]):
        own = _own(tree, i)
        if own is not None:
            return own
    noun_adjectives = [c for c in tree.kids(frame.at, "amod") if frame.noun]
    for c in noun_adjectives:
        word = tree.lemma(c)
        for kind, key in (("planned", "planned"), ("hypothetical", "hypothetical")):
            if word in cues("factuality", key):
                return Reading(kind, None, c)
        if word in cues("factuality", "foiled"):
            return Reading("not-occurred", "foiled", c)
    return _governed(tree, top)


def _own(tree: Tree, i: int) -> Reading | None:
    """Auxiliaries and negation at the word itself."""
    negated = any(tree.tokens[c].text.lower() in cues("factuality", "negation") for c in tree.kids(i, "advmod", "det", "cc"))
    if negated and tree.is_verb(i):
        return Reading("not-occurred", "denied", i)
    aux = {tree.lemma(c): c for c in tree.kids(i, "aux")}
    coming = next((c for c in tree.kids(i, "aux") if tree.tokens[c].text.lower() in ("will", "shall", "'ll", "’ll", "wo")), None)
    if coming is not None:
        return Reading("planned", None, coming)
    if _is_to(tree, i):
        return Reading("planned", None, i)
    if "would" in aux and not tree.only(i, "advcl"):  # the future told from the past: "the mayor said that they would march"
        above = tree.head(i)
        word = tree.lemma(above) if above >= 0 and tree.rel(i) in ("ccomp", "acl") else ""
        for kind in ("threatened", "planned", "announcing"):
            if word in cues("factuality", kind):
                return Reading("planned" if kind == "announcing" else kind, None, aux["would"])
    if "must" in aux or "should" in aux:
        return Reading("demanded", None, i)
    for modal in ("may", "might", "could", "would", "can"):
        if modal in aux:
            return Reading("hypothetical", None, aux[modal])
    if any(tree.tokens[c].text.lower() in ("if", "unless", "whether", "lest") for c in tree.kids(i, "mark")):
        return Reading("hypothetical", None, i)
    return None


def _is_to(tree: Tree, i: int) -> bool:
    """"are to land on Tuesday", the headline's "council to vote", "is going to"."""
    if not any(tree.tokens[c].text.lower() == "to" for c in tree.kids(i, "mark")) or tree.tokens[i].tag != "VB":
        return False
    if any(tree.lemma(c) == "be" and tree.tokens[c].tag in ("VBP", "VBZ", "VBD") for c in tree.kids(i, "cop", "aux")):
        return True
    above = tree.head(i)
    if above < 0:
        return bool(tree.kids(i, "nsubj"))
    if tree.rel(i) == "acl" and tree.is_noun(above) and tree.rel(above) == "root" and above < i:
        return not any(t.tag in ("VBD", "VBZ", "VBP") for t in tree.tokens[:i])
    return tree.rel(i) in ("xcomp", "ccomp") and (tree.lemma(above) == "be" or tree.tokens[above].text.lower() == "going")


def _exists(tree: Tree, below: int, a: int) -> bool:
    """What is ended, lifted, condemned or investigated is there; so are men "seized in a raid" whose release is asked for."""
    rel, lemma = tree.rel(below), tree.lemma(a)
    if lemma == "stop" and rel == "obj" and tree.tokens[below].tag == "NNS" and any(tree.lemma(c) == "to" for c in tree.kids(a, "mark")):
        return True  # "wants to stop the raids": there are raids
    if tree.is_noun(below) and lemma in cues("factuality", "presupposing") and rel in ("obj", "nmod", "obl", "nsubj:pass"):
        return rel in ("obj", "nsubj:pass") or tree.preposition(below) in ("of", "to", "in", "into", "for")
    return rel == "acl" and tree.tokens[below].tag in ("VBN", "VBD") and not tree.kids(below, "mark", "aux")


def _carried_out(tree: Tree, i: int, order: int) -> bool:
    """"ordered air strikes" tells strikes that were flown, "the attack" one that is known; "orders air strikes" is news of what is to come."""
    definite = any(tree.tokens[c].text.lower() in ("the", "this", "that", "those", "these") for c in tree.only(i, "det"))
    told = tree.lemma(order) == "order" and tree.tokens[order].tag in ("VBD", "VBN", "VBG")
    return definite or told or bool(tree.kids(i, "nmod:poss"))


def _untrue(tree: Tree, below: int, a: int) -> bool:
    """"no truth in the rumour that …", "no evidence that …", "baseless accusations that …"."""
    if tree.rel(below) not in ("acl", "acl:relcl", "ccomp") or not any(tree.lemma(c) == "that" for c in tree.kids(below, "mark")):
        return False
    noun = not tree.is_verb(a) or tree.rel(a) == "obj"  # "claims" as an object is no verb, whatever its tag
    if noun and any(tree.lemma(c) in cues("factuality", "denied") for c in (*tree.kids(a, "amod"), max(0, a - 1))):
        return True
    of = tree.head(a)
    return any(
        k >= 0 and tree.lemma(k) in ("truth", "evidence", "proof", "basis", "indication") and any(tree.tokens[c].text.lower() == "no" for c in tree.children[k])
        for k in (a, of if tree.rel(a) == "nmod" else -1)
    )


_THROUGH = ("xcomp", "ccomp", "obj", "csubj", "acl", "nsubj:pass", "nmod", "obl", "advcl", "conj", "nsubj")


def _governed(tree: Tree, i: int) -> Reading:
    """Walk up: demand, plan, threaten, foil, deny; statements that merely report pass through."""
    below, rel = i, tree.rel(i)
    for a in tree.above(i):
        lemma = tree.lemma(a)
        particle = next((tree.tokens[p].text.lower() for p in tree.kids(a, "compound:prt")), "")
        keys = {lemma, f"{lemma}+{particle}"}
        to_infinitive = any(tree.tokens[c].text.lower() == "to" for c in tree.kids(below, "mark"))
        complement = rel in ("xcomp", "obj", "ccomp", "acl", "nsubj:pass", "csubj") or (rel in ("obl", "nmod") and tree.preposition(below) in ("for", "against", "to", "of"))
        if _untrue(tree, below, a):
            return Reading("not-occurred", "denied", a)
        if _exists(tree, below, a):
            break
        if rel == "advcl" and to_infinitive and keys & set(cues("factuality", "threatened")):
            return Reading("threatened", None, a)
        if rel in ("obl", "obj") and lemma in ("fear", "apprehend", "anticipate") and not tree.preposition(below):
            return Reading("hypothetical", None, a)
        if complement and rel not in ("acl:relcl",):
            if keys & set(cues("factuality", "foiled")) and (rel in ("obj", "nsubj:pass", "xcomp") or (rel in ("acl",) and to_infinitive)):
                return Reading("not-occurred", "foiled", a)
            if keys & set(cues("factuality", "denied")) and rel in ("obj", "ccomp", "xcomp", "nsubj:pass"):
                return Reading("not-occurred", "denied", a)
            if to_infinitive or rel in ("obj", "obl", "ccomp", "xcomp", "acl"):
                if keys & set(cues("factuality", "threatened")) and (to_infinitive or rel in ("obj", "obl", "ccomp")):
                    return Reading("threatened", None, a)
                if keys & set(cues("factuality", "demanded")) and (to_infinitive or rel in ("obj", "obl", "ccomp", "xcomp")) and not _past_clause(tree, below):
                    return Reading("demanded", None, a)
                if lemma in cues("factuality", "planned") and lemma not in ("announce", "expect") and (to_infinitive or rel in ("obj", "nsubj:pass", "acl")) and lemma != "set" and (lemma != "order" or to_infinitive or not _carried_out(tree, below, a)):
                    return Reading("planned", None, a)
                if lemma in cues("factuality", "hypothetical") and (to_infinitive or rel in ("ccomp", "obl", "nmod", "acl")) and lemma not in ("believe", "suspect", "consider"):
                    return Reading("hypothetical", None, a)
        if tree.is_verb(a):
            own = _own(tree, a)
            passes = rel in ("xcomp", "conj", "advcl") or (own is not None and own.factuality in ("hypothetical", "planned") and rel != "ccomp")
            states_a_fact = rel == "advcl" and not to_infinitive and _past_clause(tree, below)
            if own is not None and own.reason is None and passes and not states_a_fact:
                return own
        if to_infinitive and rel in ("acl", "advcl") and not tree.is_verb(below):
            break
        if rel not in _THROUGH or (tree.is_verb(a) and rel in ("advcl", "nsubj") and tree.is_noun(below)):
            break
        below, rel = a, tree.rel(a)
    return Reading("occurred", None, None)


def _past_clause(tree: Tree, v: int) -> bool:
    """A finite past-tense clause states a fact even under a verb of asking."""
    return tree.tokens[v].tag == "VBD" or any(tree.tokens[c].tag == "VBD" for c in tree.kids(v, "aux", "aux:pass"))


def is_aggregate(frame: Frame, count: int | None, has_point_date: bool) -> bool:
    """Habits and sums: plural attacks without number and day, "repeatedly", "a series of", "more than a thousand"."""
    tree = frame.tree
    low = tree.sentence.text.lower()
    near = {tree.lemma(c) for f in frame.all() for c in tree.children[f.at]} | {tree.tokens[c].text.lower() for f in frame.all() for c in tree.children[f.at]}
    if frame.support is not None:
        near |= {tree.tokens[c].text.lower() for c in tree.children[frame.support]}
    if near & set(cues("aggregate", "adverbs")) and not has_point_date:
        return True
    if any(p in low for p in cues("aggregate", "phrases")) and not has_point_date:
        return True
    if " times" in low and not has_point_date and any(tree.lemma(c) == "time" and tree.tokens[c].tag == "NNS" for f in frame.all() for c in tree.subtree(f.at)):
        return True
    headline = tree.sentence.kind in ("headline", "subhead") or any(not f.noun for f in frame.all())
    if count is not None and count > 1 and not has_point_date and tree.sentence.kind not in ("headline", "subhead") and " last " in f" {low} " and not frame.sense.figure:
        return True
    for f in frame.all():
        if not f.noun or has_point_date:
            continue
        plural = tree.tokens[f.at].tag in ("NNS", "NNPS") and f.supported != "patient" and not f.sense.figure
        words = {tree.tokens[c].text.lower() for c in tree.kids(f.at, "nummod", "amod", "det")}
        above = tree.head(f.at)
        if above >= 0 and tree.rel(f.at) == "nmod" and tree.preposition(f.at) == "of":
            words.add(tree.tokens[above].text.lower())
        many = tree.tokens[f.at].tag in ("NNS", "NNPS") or bool(words & {"series", "wave", "spate", "string", "many", "several", "numerous", "countless"})
        told = any(not g.noun for g in frame.all()) or f.sense.mode == "explosives"
        sums = {"many", "numerous", "countless", "hundreds", "thousands", "dozens", "scores"} if told else set(cues("aggregate", "quantities"))
        if many and words & sums:
            return True
        if plural and not headline and f.sense.plover == "ASSAULT" and (f is frame or count is None or count > 1) and f.sense.mode not in ("explosives",):
            return True
    return not frame.noun and not has_point_date and _habitual(tree, frame.at)


def _habitual(tree: Tree, v: int) -> bool:
    """The present perfect progressive tells what goes on; the simple present is the tense of headlines and news lists."""
    aux = {tree.tokens[c].text.lower() for c in tree.kids(v, "aux")}
    tag = tree.tokens[v].tag
    return tag == "VBG" and bool(aux & {"been", "keeps", "keep"}) and bool(aux & {"have", "has", "'s", "’s"})


def fill(draft: Draft, frame: Frame) -> None:
    """Class, reason and evidence of a draft; the evidence's score says how sure the text is of it (`reality`)."""
    reading, tree = read(frame), frame.tree
    draft.factuality, draft.reason = reading.factuality, reading.reason
    if draft.verbal and reading.factuality == "occurred":
        draft.factuality = {"THREATEN": "threatened", "REQUEST": "demanded"}.get(draft.plover, "occurred")
    i = reading.cue if reading.cue is not None else frame.at
    took_place = reality.of(tree, frame.at).score
    sure = (3 + took_place if draft.factuality == "occurred" else 3 - took_place) / 6
    start, end = tree.span(i, i)
    rule = f"factuality:{draft.factuality} reality:{took_place:+.1f}"
    draft.evidence["factuality"] = Evidence(quote=tree.words(i, i), start=start, end=end, score=round(sure, 3), rule=rule)


def not_yet(drafts: Iterable[Draft], published: date | None) -> None:
    """What is dated after the day of publication has not occurred: "lawmakers vote next week" tells a plan."""
    for d in drafts:
        ahead = published is not None and d.dated and d.date_from is not None and d.date_from > published
        if ahead and d.factuality == "occurred" and not d.aggregate and not _told_as_past(d.frame):
            d.factuality = "planned"


def _told_as_past(frame: Frame) -> bool:
    """The verb of its clause is in the past or a participle: "the curfew is extended from Monday"."""
    tree = frame.tree
    verb = next((k for k in (frame.at, *tree.above(frame.at)) if tree.is_verb(k)), None)
    return verb is not None and (tree.tokens[verb].tag in ("VBD", "VBN") or _past_clause(tree, verb))
