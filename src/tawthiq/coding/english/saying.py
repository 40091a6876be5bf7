"""Who says it: the chain of attribution of a mention, nearest first (codebook: attribution), from the article's attributions.

"The agency said, citing security sources, …" → agency, unnamed security sources.  "X told Y …" → Y, X.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tawthiq.actors import actor_for, lookup
from tawthiq.coding.english import attribution
from tawthiq.coding.english.attribution import Attribution
from tawthiq.coding.english.attribution.lexicon import words
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.roles import Discourse, bare_person
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Article

_LEAD = re.compile(r"^(?:the|a|an|its|their|his|her|some|several|other|many|various|local)\s+", re.I)
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "who", "which", "that", "this"})
_PLAIN_HEADS = frozenset({"source", "official", "officer", "medium", "media", "witness", "resident"})
_TO = frozenset({"to", "with"})


class Source(NamedTuple):
    """A source's canonical name and where the article names it."""

    name: str
    start: int
    end: int


class Told:
    """What an article's attributions say, the trees that they point into, and to which outlets a speaker spoke."""

    def __init__(self, article: Article, trees: Sequence[Tree]) -> None:
        self.text = article.text
        self.trees = {t.sentence.index: t for t in trees}
        self.found = attribution.find(article, trees)
        self.heard: dict[str, list[Source]] = {}

    def over(self, position: int) -> list[Attribution]:
        """Attributions that tell what stands at `position`, the widest first."""
        held = [a for a in self.found if a.telling and any(x <= position < y for x, y in a.content)]
        return sorted(held, key=lambda a: -sum(y - x for x, y in a.content))

    def by(self, tree: Tree, at: int) -> list[Attribution]:
        """Attributions whose cue is the word itself."""
        return [a for a in self.found if a.sentence == tree.sentence.index and a.at == at]


def chain(tree: Tree, trigger: int, told: Told, named: Named, discourse: Discourse, verbal: bool = False) -> list[Source]:
    """The sources that stand between the article and the statement at `trigger`; a verbal event's speaker is one."""
    out: list[Source] = []
    holders = told.over(tree.tokens[trigger].start)
    for a in holders + (told.by(tree, trigger) if verbal else []):
        out += _links(told, a, named, discourse)
    return list({s.name: s for s in reversed(out)}.values())[::-1]


def _links(told: Told, a: Attribution, named: Named, discourse: Discourse) -> list[Source]:
    """Who was told, who says it, whom he cites."""
    out: list[Source] = []
    tree = told.trees[a.sentence]
    if a.speaker < 0:
        return out
    verb = a.form == "verb"
    if verb and tree.lemma(a.at) in words("relay", "upstream"):
        return out  # "citing X": X stands in the chain of the verb above
    if verb and _claims(tree, a.at):
        return out
    speakers = _sources(tree, a.speaker, named, discourse)
    heard: list[Source] = []
    if verb and a.hearer >= 0 and _relays(tree, a.hearer, named):
        heard = _sources(tree, a.hearer, named, discourse)
    for o in tree.kids(a.at, "obl") if verb else ():
        if tree.preposition(o) in _TO and _relays(tree, o, named):
            heard += _sources(tree, o, named, discourse)
    for s in speakers:
        if heard:
            told.heard[s.name] = heard
        out += [h for h in heard or told.heard.get(s.name, []) if h not in out]
    out += speakers
    for v in _upstream(tree, a):
        for o in tree.only(v, "obj"):
            if _source_like(tree, o, named):
                out += _sources(tree, o, named, discourse)
    return out


def _claims(tree: Tree, v: int) -> bool:
    """A claim of responsibility is a field of its own."""
    return any(tree.lemma(o) in ("responsibility", "credit", "life") for o in tree.only(v, "obj"))


def _upstream(tree: Tree, a: Attribution) -> list[int]:
    """Verbs of citing beside the cue: "said, citing …"."""
    near = [c for c in tree.children[a.at] if tree.lemma(c) in words("relay", "upstream") and tree.is_verb(c)]
    if not near and a.form != "verb":
        return []
    far = [i for i in range(len(tree)) if tree.lemma(i) in words("relay", "upstream") and tree.tokens[i].tag == "VBG" and i not in near]
    return near + far


def _relays(tree: Tree, i: int, named: Named) -> bool:
    """Who was told is an outlet, or may be one."""
    actor = named.actor(tree, i)
    if actor is not None:
        return actor.actor.kind == "outlet"
    return tree.tokens[i].name == "ORG" or tree.lemma(i) in ("agency", "newspaper", "channel", "network", "radio", "television", "outlet", "daily", "magazine", "website", "broadcaster")


def _source_like(tree: Tree, i: int, named: Named) -> bool:
    return tree.lemma(i) in words("sources", "words") or tree.tokens[i].name in ("PER", "ORG") or named.actor(tree, i) is not None


def _sources(tree: Tree, head: int, named: Named, discourse: Discourse) -> list[Source]:
    out: list[Source] = []

    def add(name: str, first: int, last: int) -> None:
        out.append(Source(name, *tree.span(first, last)))

    for h in tree.coordinated(head):
        token = tree.tokens[h]
        first, last = tree.phrase(h)
        if token.text.lower() in _PRONOUNS:
            for n in discourse.subject[:1]:
                add(n, h, h)
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
            add(known.canonical if known is not None and not known.is_class and known.kind != "state" else text, bare[0], bare[-1])
            continue
        if token.name == "PER" or (person and tree.head(person[0]) in range(first, last + 1)):
            run = [person[0]] if person else [h]
            while run[-1] + 1 < len(tree) and (tree.tokens[run[-1] + 1].name == "PER" or tree.tokens[run[-1] + 1].tag == "HYPH"):
                run.append(run[-1] + 1)
            add(bare_person(tree.words(run[0], run[-1])), run[0], run[-1])
            continue
        if not _source_like(tree, h, named):
            continue
        text = tree.words(first, last)
        actor = actor_for(text, "en", discourse.country)
        plain = _LEAD.sub("", text)
        if actor is not None and actor.kind == "outlet" and lookup(plain) is None and plain[:1].isupper() and " " in plain:
            add(plain, first, last)  # an outlet of its own that bears a part of another's name
            continue
        if actor is not None and not actor.is_class and tree.lemma(h) not in _PLAIN_HEADS:
            add(actor.canonical, first, last)
        else:
            phrase = _LEAD.sub("", _LEAD.sub("", text)).strip(" ,.“”‘’\"'")
            if first == 0 and not tree.tokens[first].tag.startswith("NNP") and not phrase.isupper():
                phrase = phrase[:1].lower() + phrase[1:]
            add(f"unnamed {phrase}", first, last)
    return out
