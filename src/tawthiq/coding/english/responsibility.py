"""Claims and denials of responsibility: statements about an incident, given to the incidents that they speak of.

Four kinds: "X claimed responsibility", "X said it fired the rockets" (claimed); "nobody owned up" (explicitly unclaimed); "X denied any part"
(denied). A group that is also the teller ("the Front said its men shot …") has claimed the deed. Codebook: `claim` {status, by}.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawthiq.actors import lookup, related
from tawthiq.coding.english import roles
from tawthiq.coding.english.arguments import of_verb
from tawthiq.coding.english.blame import claimants, claimed
from tawthiq.coding.english.draft import Draft
from tawthiq.coding.english.lexicon import cues, nouns
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.roles import Discourse
from tawthiq.coding.english.signs import Signs
from tawthiq.coding.english.tree import Tree
from tawthiq.coding.english.triggers import verb_keys
from tawthiq.records import ClaimOfResponsibility, Contested, Evidence

FAR = 4  # sentences between a deed and a denial that does not name it
WORDS = re.compile(r"responsib|credit|claim|behind|\b(?:own|owned|owns|admit|den(?:y|ie)|reject|fantas|fabricat|baseless|\blies?\b|\blie\b)", re.I)
_UNCLAIMED = re.compile(
    r"\b(?:no|none|nobody|not one)\b[^.]{0,40}\b(?:claim|responsib|credit)|\bnot (?:yet |immediately )?been claimed|unclaimed\b|no immediate claim"
    r"|\b(?:no (?:group|one|organi[sz]ation|faction|party|body|movement|militia)|nobody|none|no-one)\b[^.;]{0,30}\b(?:owned up|admitted|said (?:it|they) (?:was|were|had)|come forward|came forward)", re.I)  # fmt: skip
_DID = re.compile(r"\s+(?:in [^,.;]{3,60} |on [^,.;]{3,40} |that )*(?:it|they|its \w+|their \w+)\s+(?:was|were|is|are)\s+(?:behind|responsible)|\s+(?:that )?(?:it|they) (?:had |have )?(?:carried out|planted|claimed) ", re.I)
_DENIES = re.compile(r"\b(?:denied|denies|deny|denying|rejected|rejects|disowned|disclaimed)\b[^.;]{0,60}\b(?:responsib|involve|role|part|being behind|carrying out|connection|link|hand in|knowledge|accusation|charge|allegation)", re.I)
_DENIES_IT = re.compile(r"\b(?:denied|denies|deny|rejected|rejects)\s+(?:this|it|that (?:its|their|his|it|they)|the (?:claim|charge|accusation|allegation|report|killing|attack|bombing|shelling|strike|raid|abduction|kidnapping)s?|having|doing|targeting|firing|attacking)\b"
                        r"|\bcalled (?:it|this|that|the \w+|these \w+|such \w+)\s+(?:a )?(?:lies?|fantasy|fabrications?|propaganda|baseless|untrue|false|nonsense|slander)\b", re.I)  # fmt: skip


def claims(tree: Tree, drafts: list[Draft], named: Named, signs: Signs, discourse: Discourse) -> None:
    """Read a claim of responsibility in the sentence and give it to the events it speaks of."""
    low = tree.sentence.text.lower()
    if not WORDS.search(low):
        return
    recent = [d for d in drafts if d.plover == "ASSAULT" and not d.aggregate and d.factuality in ("occurred", "not-occurred")]
    told = [d for d in recent if d.frame.tree is not tree or not (d.reason == "denied" or (d.frame.noun and d.definite))]
    recent = told or recent  # "denied any part in the bombing": the bombing told before is meant
    if not recent:
        return
    plural = bool(re.search(r"\b(?:attacks|operations|strikes|bombings|assaults|both|blasts|explosions|raids|incidents)\b", low))
    if _UNCLAIMED.search(low):
        for d in _meant(recent, tree, plural):
            d.claim = ClaimOfResponsibility(status="explicitly-unclaimed")
            _quote(d, tree)
        return
    denied = _DENIES.search(low) or _DENIES_IT.search(low)
    if denied and not re.search(r"\bclaim(?:s|ed)?\s+(?:\w+\s+)?responsib", low):
        denier = _subject(tree, named, discourse, ("deny", "reject", "call", "disown", "disclaim"))
        near = [d for d in recent if tree.sentence.index - d.frame.tree.sentence.index <= FAR or _DENIES.search(low)]
        for d in _meant(near, tree, plural) if near else []:
            if denier is not None and d.perpetrator and _known(d) and all(related(denier, x) == "none" for x in d.perpetrator):
                d.contested.append(Contested(version="denied", by=denier, field="factuality", quote=tree.sentence.text, start=tree.sentence.start, end=tree.sentence.end))
                _quote(d, tree)
                continue
            d.claim = ClaimOfResponsibility(status="denied", by=denier)
            _quote(d, tree)
        return
    for v in range(len(tree)):
        if not tree.is_verb(v):
            continue
        args = of_verb(tree, v)
        keys = verb_keys(tree, v, args.objects or (args.subjects if args.passive else []))
        objects = args.subjects if args.passive else args.objects
        deed = tree.lemma(v) == "claim" and any((sense := nouns().get(tree.lemma(o))) is not None and sense.plover == "ASSAULT" and not sense.figure for o in objects)
        if not deed and not set(keys) & set(cues("claims", "verbs")) and not _says_it_did(tree, v):
            continue
        heads = claimants(tree, v, named, signs)
        who = next((r for s in heads for r in roles.names(tree, s, named, discourse)), None)
        name = _quoted_name(tree, v) or (who.name if who else None)
        if name is None:
            continue
        repeated = any(tree.tokens[c].text.lower() in cues("aggregate", "adverbs") for c in tree.children[v])
        if repeated:
            return
        claimed(tree, heads, _meant(recent, tree, plural), named, signs)
        for d in _meant(recent, tree, plural):
            d.claim = ClaimOfResponsibility(status="claimed", by=name)
            if not d.perpetrator:
                d.perpetrator = [name]
                if who is not None:
                    start, end = tree.span(who.first, who.last)
                    d.evidence["perpetrator"] = Evidence(quote=tree.words(who.first, who.last), start=start, end=end, score=0.8, rule="claim of responsibility")
            if denied:
                who_denies = _subject(tree, named, discourse, ("deny", "reject"))
                d.contested.append(Contested(version="denies responsibility", by=who_denies, field="claim", quote=tree.sentence.text, start=tree.sentence.start, end=tree.sentence.end))
            _quote(d, tree)
        discourse.group = name
        return


def _says_it_did(tree: Tree, v: int) -> bool:
    """"The Front said it was behind the killing", "said they had fired the rockets": a claim in other words."""
    rest = tree.sentence.text[tree.tokens[v].end - tree.sentence.start :]
    return tree.lemma(v) in ("say", "announce", "declare", "boast", "insist", "state") and bool(_DID.match(rest))


def told_by_the_doer(drafts: Sequence[Draft]) -> None:
    """An armed group that tells a deed as its own has claimed it; what an army reports of itself is a report."""
    for d in drafts:
        if d.plover != "ASSAULT" or d.factuality != "occurred" or d.aggregate or d.claim.status != "not-stated" or not _known(d):
            continue
        teller = next((a for a in d.attribution for p in d.perpetrator if a == p or related(a, p) == "same"), None)
        actor = lookup(teller) if teller is not None else None
        if teller is not None and (actor is None or actor.inter not in ("State forces", "External/Other forces")):
            d.claim = ClaimOfResponsibility(status="claimed", by=teller)
            if "attribution" in d.evidence:
                d.evidence.setdefault("claim", d.evidence["attribution"])


def _known(d: Draft) -> bool:
    """Its perpetrator is somebody, not "gunmen"."""
    return any(x not in d.described and not x.startswith("Unidentified") for x in d.perpetrator)


def _quoted_name(tree: Tree, v: int) -> str | None:
    """"a group called ‘X’ [gloss] claimed …", "calling itself the X"."""
    s = tree.sentence
    before = s.text[: tree.tokens[v].start - s.start]
    m = re.search(r"\b(?:called|named|known as|calling itself|dubbed|styled)\s+(?:the\s+)?[‘“\"'«]([^’”\"'»]{3,60})[’”\"'»]", before)
    if m is None:
        m = re.search(r"\b(?:calling itself|called|named|known as)\s+(?:the\s+)?((?:[A-Z][\w’'-]*|al-\w+|of|the)(?:\s+(?:[A-Z][\w’'-]*|al-\w+|of|the))*)", before)
    return m.group(1).strip() if m else None


def _meant(recent: list[Draft], tree: Tree, plural: bool) -> list[Draft]:
    news = [d for d in recent if d.sentences[0].kind != "headline"] or recent
    before = [d for d in news if d.at <= tree.tokens[-1].end] or news
    if not plural:
        return before[-1:]
    near = [d for d in before if tree.sentence.index - d.frame.tree.sentence.index <= 5]
    return near or before[-1:]


def _quote(d: Draft, tree: Tree) -> None:
    if tree.sentence not in d.sentences:
        d.sentences.append(tree.sentence)
    t = tree.sentence
    d.evidence["claim"] = Evidence(quote=t.text, start=t.start, end=t.end, score=0.8, rule="claim of responsibility")


def _subject(tree: Tree, named: Named, discourse: Discourse, lemmas: Sequence[str]) -> str | None:
    for v in range(len(tree)):
        if tree.lemma(v) in lemmas and tree.is_verb(v):
            for s in of_verb(tree, v).subjects:
                found = roles.names(tree, s, named, discourse)
                if found:
                    return found[0].name
    return None
