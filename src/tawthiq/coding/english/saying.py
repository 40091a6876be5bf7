"""Who says it: the chain of attribution of a statement, nearest first (codebook: attribution).

"Citing security sources, the agency said …" → agency, unnamed security sources.  "X told Y" → Y, X.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tawthiq.actors import actor_for, lookup
from tawthiq.coding.english.arguments import of_verb
from tawthiq.coding.english.lexicon import saying
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.roles import Discourse, bare_person
from tawthiq.coding.english.tree import Tree

_ACCORDING = re.compile(r"\b(?:according to|citing|quoting|quoted by|as reported by|as per)\s", re.I)
_LEAD = re.compile(r"^(?:the|a|an|its|their|his|her|some|several|other|many|various|local)\s+", re.I)


class Source(NamedTuple):
    name: str
    first: int
    last: int


def chain(tree: Tree, trigger: int, named: Named, discourse: Discourse) -> list[Source]:
    """The sources that stand between the article and the statement at `trigger`."""
    out: list[Source] = []
    verbs = _governors(tree, trigger)
    for v in verbs:
        args = of_verb(tree, v)
        lemma = tree.lemma(v)
        if any(tree.lemma(o) in ("responsibility", "credit", "life") for o in args.objects):
            continue
        speakers = args.agents if args.passive else args.subjects
        heard = [o for o in args.objects if tree.tokens[o].tag.startswith(("NN", "PRP")) and _source_like(tree, o, named)]
        if lemma in saying("listeners") and not args.passive:
            for o in heard + tree.only(v, "iobj"):
                out += _sources(tree, o, named, discourse)
        for s in speakers:
            out += _sources(tree, s, named, discourse)
        if lemma in saying("relays") or lemma == "report":
            for o in heard:
                out += _sources(tree, o, named, discourse)
        for p, o in args.obliques:
            if p in ("to", "in an interview for", "with") and lemma in ("say", "speak", "express", "confirm", "reveal") and _source_like(tree, o, named):
                out = _sources(tree, o, named, discourse) + out
    out += _according(tree, trigger, named, discourse)
    return list({source.name: source for source in reversed(out)}.values())[::-1]


def _governors(tree: Tree, trigger: int) -> list[int]:
    """Reporting verbs above the trigger (or beside its clause: "…, police said"), outermost first."""
    found: list[int] = []
    for a in [trigger, *tree.above(trigger)]:
        if a != trigger and tree.is_verb(a) and _reports(tree, a):
            found.append(a)
        for c in tree.children[a]:
            if tree.rel(c) in ("parataxis", "ccomp", "advcl") and tree.is_verb(c) and _reports(tree, c) and c != trigger:
                below = trigger in tree.subtree(c)
                if (tree.rel(c) == "parataxis" and not below and not tree.kids(c, "ccomp", "obj")) or (tree.rel(c) == "advcl" and tree.lemma(c) in ("cite", "quote") and not below):
                    found.append(c)
    ordered = list(dict.fromkeys(reversed(found)))
    return sorted(ordered, key=lambda v: (tree.lemma(v) in saying("relays") and tree.rel(v) == "advcl",))


def _reports(tree: Tree, v: int) -> bool:
    particle = next((tree.tokens[p].text.lower() for p in tree.kids(v, "compound:prt")), "")
    return tree.lemma(v) in saying("verbs") or f"{tree.lemma(v)}+{particle}" in saying("verbs")


def _source_like(tree: Tree, i: int, named: Named) -> bool:
    return tree.lemma(i) in saying("sources") or tree.tokens[i].name in ("PER", "ORG") or named.actor(tree, i) is not None


def _sources(tree: Tree, head: int, named: Named, discourse: Discourse) -> list[Source]:
    out: list[Source] = []
    for h in tree.coordinated(head):
        token = tree.tokens[h]
        first, last = tree.phrase(h)
        if token.text.lower() in ("it", "they", "he", "she", "we", "i", "who", "which", "that", "this"):
            out += [Source(n, h, h) for n in discourse.subject[:1]]
            continue
        if any(tree.tokens[c].text.lower() in ("no", "neither") for c in tree.only(h, "det")):
            continue
        person = [k for k in range(first, min(len(tree), last + 8)) if tree.tokens[k].name == "PER" and tree.tokens[k].tag.startswith("NNP") and named.actor(tree, k) is None]
        bare = [k for k in range(first, last + 1) if tree.tokens[k].tag not in ("DT", "POS")]
        if bare and all(tree.tokens[k].tag.startswith("NNP") for k in bare):
            text = bare_person(tree.words(bare[0], bare[-1]))
            known = lookup(text)  # the whole name: a part of it may be another outlet's
            if known is None and named.place_at(tree, h):
                continue  # a dateline speaks for nobody
            out.append(Source(known.canonical if known is not None and not known.is_class and known.kind != "state" else text, bare[0], bare[-1]))
            continue
        if token.name == "PER" or (person and tree.head(person[0]) in range(first, last + 1)):
            run = [person[0]] if person else [h]
            while run[-1] + 1 < len(tree) and (tree.tokens[run[-1] + 1].name == "PER" or tree.tokens[run[-1] + 1].tag == "HYPH"):
                run.append(run[-1] + 1)
            out.append(Source(bare_person(tree.words(run[0], run[-1])), run[0], run[-1]))
            continue
        if not _source_like(tree, h, named):
            continue
        text = tree.words(first, last)
        actor = actor_for(text, "en", discourse.country)
        words = _LEAD.sub("", text)
        if actor is not None and actor.kind == "outlet" and lookup(words) is None and words[:1].isupper() and " " in words:
            out.append(Source(words, first, last))  # an outlet of its own that bears a part of another's name
            continue
        if actor is not None and not actor.is_class and tree.lemma(h) not in ("source", "official", "officer", "medium", "media", "witness", "resident"):
            out.append(Source(actor.canonical, first, last))
        else:
            phrase = _LEAD.sub("", _LEAD.sub("", text)).strip(" ,.“”‘’\"'")
            if first == 0 and not tree.tokens[first].tag.startswith("NNP") and not phrase.isupper():
                phrase = phrase[:1].lower() + phrase[1:]
            out.append(Source(f"unnamed {phrase}", first, last))
    return out


def _according(tree: Tree, trigger: int, named: Named, discourse: Discourse) -> list[Source]:
    """Phrases "according to X" and "citing X" of the same sentence."""
    out: list[Source] = []
    s = tree.sentence
    for m in _ACCORDING.finditer(s.text):
        covered = tree.at(s.start + m.end(), s.start + m.end() + 60)
        nominal = [i for i in covered if tree.tokens[i].tag.startswith(("NN", "PRP", "CD"))]
        if not nominal:
            continue
        head = nominal[0]
        while tree.head(head) in covered and tree.rel(head) in ("compound", "amod", "det", "nmod:poss", "flat", "nmod:desc") and tree.head(head) > head:
            head = tree.head(head)
        out += _sources(tree, head, named, discourse)
    return out
