"""Who says it: the chain of attribution of a mention, nearest first (codebook: attribution), from the article's attributions.

"The agency said, citing security sources, …" → agency, unnamed security sources.  "X told Y …" → Y, X.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tawthiq.actors import actor_for, lookup
from tawthiq.coding.english import attribution
from tawthiq.coding.english.attribution import Attribution, Span
from tawthiq.coding.english.attribution.lexicon import words
from tawthiq.coding.english.lexicon import things
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.roles import Discourse, bare_person
from tawthiq.coding.english.tree import Tree
from tawthiq.places.register import country
from tawthiq.records import Article, Evidence

_LEAD = re.compile(r"^(?:the|a|an|its|their|his|her|some|several|other|many|various)\s+", re.I)
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "who", "which", "that", "this"})
_OWNER = re.compile(r"^[A-Z]\w+[’']s\s+(?=[A-Z])")
_WISHES = frozenset({"urge", "want", "ask", "plan", "hope", "refuse", "try", "expect", "support", "oppose"})
_LINKS = ("another ", "also", "it also", "they also", "a second ", "a third ", "two more ", "three more ", "similarly", "in addition", "separately", "meanwhile")
_ACTS = frozenset({"promise", "threaten", "demand"})
_PARTS = frozenset({"state", "provincial", "regional", "local", "municipal", "city", "district"})  # "the state government" is no state
_TO = frozenset({"to", "with"})


@cache
def _things() -> frozenset[str]:
    """Nouns of things that say nothing, however the parser reads them."""
    return frozenset().union(*(things()[k] for k in ("weapon", "projectile") if k in things())) - words("sources", "words")


class Source(NamedTuple):
    """A source's canonical name and where the article names it."""

    name: str
    start: int
    end: int
    person: bool = False


class Told:
    """What an article's attributions say, read in the order of its sentences: who spoke last, full names of persons."""

    def __init__(self, article: Article, trees: Sequence[Tree]) -> None:
        self.text = article.text
        self.trees = {t.sentence.index: t for t in trees}
        self.found = attribution.find(article, trees)
        self.people = People(trees)
        self.main = {a.sentence: n for n, a in reversed(list(enumerate(self.found))) if a.telling and a.speaker >= 0 and a.outer < 0}
        self.links: dict[int, list[Source]] = {}
        self.heard: dict[str, list[Source]] = {}
        self.person: Source | None = None
        self.body: Source | None = None

    def hear(self, tree: Tree, named: Named, discourse: Discourse) -> None:
        """Resolve the sources of the sentence's attributions."""
        for n, a in enumerate(self.found):
            if a.sentence == tree.sentence.index and n not in self.links:
                self.links[n] = _links(self, a, named, discourse)

    def over(self, position: int, verbal: bool = False) -> list[int]:
        """Attributions that tell what stands at `position`, or promise and demand it, the widest first; a verbal event is the promise."""
        held = [(sum(y - x for x, y in a.content), n) for n, a in enumerate(self.found)
                if (a.telling or (a.kind in _ACTS and not verbal)) and a.speaker >= 0 and any(x <= position < y for x, y in a.content) and not self._wished(a)]
        return [n for _, n in sorted(held, key=lambda h: (-h[0], h[1]))]

    def evidence(self, x: Source) -> Evidence:
        """The words that name a source."""
        return Evidence(quote=self.text[x.start : x.end], start=x.start, end=x.end, score=0.7, rule="saying")

    def _wished(self, a: Attribution) -> bool:
        """The saying itself is only asked for, planned or hoped."""
        while a.outer >= 0:
            a = self.found[a.outer]
            if not a.telling and a.kind in _WISHES:
                return True
        return False


def chain(tree: Tree, trigger: int, told: Told, named: Named, discourse: Discourse, verbal: bool = False) -> list[Source]:
    """The sources that stand between the article and the statement at `trigger`."""
    return at(tree.tokens[trigger].start, told, named, discourse, verbal)


def inherited(tree: Tree, told: Told, named: Named, discourse: Discourse) -> list[Source]:
    """"Another convoy was also hit": a sentence without a source of its own goes on telling what the one before said."""
    index = tree.sentence.index
    before = next((k for k in (index - 1, index - 2) if k in told.main), None)
    if before is None or index in told.main or told.trees[before].sentence.kind != tree.sentence.kind:
        return []
    root = next((t for t in tree.tokens if t.rel == "root"), None)
    if root is None or root.tag in ("VBZ", "VBP", "VB", "MD"):
        return []  # "The attack comes as …": the writer's own remark
    low = tree.sentence.text.lower()
    goes_on = before == index - 1 and told.trees[before].sentence.paragraph == tree.sentence.paragraph and (low.startswith(_LINKS) or " also " in low)
    back = _names(told, told.main[before], named, discourse)
    after = next((told.main[k] for k in range(index + 1, index + 4) if k in told.main), None)
    between = after is not None and {s.name for s in _names(told, after, named, discourse)} & {s.name for s in back}
    return back if goes_on or between else []


def _names(told: Told, n: int, named: Named, discourse: Discourse) -> list[Source]:
    if n not in told.links:
        told.links[n] = _links(told, told.found[n], named, discourse)
    return told.links[n]


def accuser(tree: Tree, trigger: int, told: Told, named: Named, discourse: Discourse) -> list[Source]:
    """Who condemns or accuses by the word at `trigger`: what he says is the event, and he tells it."""
    return [s for n, a in enumerate(told.found) if a.sentence == tree.sentence.index and a.at == trigger for s in _names(told, n, named, discourse)]


def at(position: int, told: Told, named: Named, discourse: Discourse, verbal: bool = False) -> list[Source]:
    """The sources of what stands at `position`."""
    out: list[Source] = []
    for n in told.over(position, verbal):
        if not _performs(told.trees[told.found[n].sentence], told.found[n], position):
            out += _names(told, n, named, discourse)
    return list({s.name: s for s in reversed(out)}.values())[::-1]


def _performs(tree: Tree, a: Attribution, position: int) -> bool:
    """"announced a truce": the announcing is the deed itself."""
    if a.kind not in _ACTS and tree.lemma(a.at) not in words("relay", "performing"):
        return False
    return a.form == "verb" and any(tree.tokens[o].start <= position < tree.tokens[o].end for o in tree.only(a.at, "obj"))


def _links(told: Told, a: Attribution, named: Named, discourse: Discourse) -> list[Source]:
    """Who was told, who says it, whom he cites."""
    out: list[Source] = []
    if a.speaker < 0:
        return out
    tree, verb = told.trees[a.sentence], a.form == "verb"
    if verb and (tree.lemma(a.at) in words("relay", "upstream") or _claims(tree, a.at)):
        return out  # "citing X": X stands in the chain of the verb above; a claim of responsibility is a field of its own
    speakers = _sources(told, tree, a.speaker, named, discourse, a.source)
    heard: list[Source] = []
    if verb and a.hearer >= 0 and _relays(tree, a.hearer, named):
        heard = _sources(told, tree, a.hearer, named, discourse)
    said = a.at if verb else tree.head(a.at) if a.form == "noun" else -1
    for o in tree.kids(said, "obl") if said >= 0 else ():
        if tree.preposition(o) in _TO and _relays(tree, o, named):
            heard += _sources(told, tree, o, named, discourse)
    heard += [x for o in _carriers(tree) if _relays(tree, o, named) for x in _sources(told, tree, o, named, discourse)] if not heard else []
    for s in speakers:
        if heard:
            told.heard[s.name] = heard
        out += [h for h in heard or told.heard.get(s.name, []) if h not in out]
        if a.outer < 0 and s.person:
            told.person = s
        elif a.outer < 0:
            told.body = s
    out += speakers
    for v in _upstream(tree, a):
        for o in tree.only(v, "obj"):
            out += _sources(told, tree, o, named, discourse)
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


def _carriers(tree: Tree) -> list[int]:
    """"in a statement carried by X": the outlets that passed on the words."""
    asked = [o for i in range(len(tree)) if tree.lemma(i) == "interview" and tree.is_noun(i) for o in tree.kids(i, "nmod") if tree.preposition(o) in ("with", "to", "for", "by")]
    return asked + [o for i in range(len(tree)) if tree.tokens[i].tag == "VBN" and tree.lemma(i) in words("relay", "carrying") and tree.rel(i) == "acl"
            and tree.lemma(tree.head(i)) in words("phrases", "documents")
            for o in tree.kids(i, "obl") if tree.preposition(o) in ("by", "on", "in")]  # fmt: skip


def _relays(tree: Tree, i: int, named: Named) -> bool:
    """Who was told is an outlet, or may be one."""
    actor = named.actor(tree, i)
    if actor is not None and actor.actor.kind == "outlet":
        return True
    first, last = tree.phrase(i)
    return tree.lemma(i) in words("relay", "media") or (tree.tokens[i].name == "ORG" and any(tree.tokens[k].text.lower() in words("relay", "media") for k in range(first, last + 1)))


def _sources(told: Told, tree: Tree, head: int, named: Named, discourse: Discourse, within: Sequence[Span] = ()) -> list[Source]:
    return [s for h in tree.coordinated(head) for s in _one(told, tree, h, named, discourse, within)]


def _one(told: Told, tree: Tree, h: int, named: Named, discourse: Discourse, within: Sequence[Span] = ()) -> list[Source]:
    """The canonical name of the source that `h` heads; empty where it speaks for nobody. `within`: where the source stands."""
    token, (first, last) = tree.tokens[h], tree.phrase(h)
    if within and within[0][0] <= token.start < within[-1][1]:
        while tree.tokens[first].start < within[0][0]:
            first += 1
        while tree.tokens[last].end > within[-1][1]:
            last -= 1

    def made(name: str, a: int, b: int, person: bool = False) -> list[Source]:
        start, end = tree.span(a, b)
        return [Source(name, start, end, person)]

    low = token.text.lower()
    if low in _PRONOUNS:
        if low in ("we", "i"):
            return []
        if low in ("it", "they"):
            near = next((i for i in range(h) if tree.rel(i) in ("nsubj", "nsubj:pass") and tree.tokens[i].tag.startswith("NN") and _source_like(tree, i, named)), -1)
            if near >= 0:
                return [s._replace(start=token.start, end=token.end) for s in _one(told, tree, near, named, discourse)][:1]
        spoke = told.person if low in ("he", "she") else told.body if low in ("it", "they") else None
        known = spoke.name if spoke is not None else next(iter(discourse.subject), None) if low not in ("he", "she") else None
        return made(known, h, h, low in ("he", "she")) if known is not None else []
    if any(tree.tokens[c].text.lower() in ("no", "neither", "our", "my", "this") for c in tree.kids(h, "det", "nmod:poss")):
        return []
    run = _person(tree, h, first, last, named)
    if run is not None:
        return made(told.people.full(bare_person(tree.words(*run))), *run, True)
    bare = [k for k in range(first, last + 1) if tree.tokens[k].tag not in ("DT", "POS")]
    if bare and all(tree.tokens[k].tag.startswith("NNP") for k in bare):
        text = _OWNER.sub("", tree.words(bare[0], bare[-1]))
        text = bare_person(text) if token.name == "PER" else text
        text = told.people.short.get(text) or text
        actor = lookup(text)  # the whole name: a part of it may be another outlet's
        if actor is None and token.name != "ORG":
            text = _state(tree, h, named) or text  # "Moscow said": a capital speaks for its state
        return made(actor.canonical if actor is not None and not actor.is_class and actor.kind != "state" else text, bare[0], bare[-1])
    in_full = told.people.short.get(token.text)
    if in_full is not None:
        return made(in_full, first, last)
    if tree.lemma(h) in words("sources", "never") | _things() or not (token.tag.startswith(("NN", "CD", "JJ", "DT")) or token.name):
        return []
    text = tree.words(first, last)
    lemma, plain = tree.lemma(h), _LEAD.sub("", text)
    own = [x for x in named.actors_in(tree, first, last) if not x.actor.is_class]
    if lemma in words("sources", "reporters") and own:
        return made(f"{own[0].actor.canonical} {lemma}", first, last)
    if text[:4].lower() == "the ":
        named_before = told.people.titled(tree, first, h)
        if named_before is not None:
            return made(named_before, first, last, True)
    if text[:4].lower() == "the " and not own and lemma in words("sources", "bodies") and told.body is not None and not tree.kids(h, "nmod"):
        return made(told.body.name, first, last)
    theirs = any(tree.tokens[c].tag == "PRP$" or tree.tokens[c].text.lower() in _PARTS for c in tree.children[h])
    actor = actor_for(text, "en", None if theirs else discourse.country)
    if actor is not None and actor.kind == "outlet" and lookup(plain) is None and " " in plain:
        bearer = _OWNER.sub("", plain)
        if bearer[:1].isupper():
            return made(bearer, first, last)  # an outlet of its own that bears a part of another's name
    if token.tag.startswith("NNP") and " " in plain and lookup(plain) is None and all(tree.tokens[k].text[:1].isupper() or tree.tokens[k].tag in ("DT", "IN", "POS", "CC", "HYPH") for k in range(first, last + 1)):
        return made(_OWNER.sub("", plain), first, last)  # a body of its own: not the one that it is a part of
    if actor is not None and not actor.is_class and lemma not in words("sources", "plain"):
        return made(actor.canonical, first, last)
    if tree.sentence.kind in ("headline", "subhead"):
        return []  # the text below names it
    phrase = _LEAD.sub("", _LEAD.sub("", text)).strip(" ,.“”‘’\"'")
    if first == 0 and not tree.tokens[first].tag.startswith("NNP") and not phrase.isupper() and named.actor(tree, first) is None:
        phrase = phrase[:1].lower() + phrase[1:]
    return made(f"unnamed {phrase}", first, last, tree.tokens[h].tag == "NN" and lemma in words("sources", "persons"))


def _source_like(tree: Tree, i: int, named: Named) -> bool:
    return tree.lemma(i) in words("sources", "words") or tree.tokens[i].name in ("PER", "ORG") or named.actor(tree, i) is not None


def _state(tree: Tree, h: int, named: Named) -> str | None:
    """The state for which a capital speaks."""
    at = tree.tokens[h].start - tree.sentence.start
    place = next((p for p in named.found[tree.sentence.index].places if p.start <= at < p.end), None)
    codes = place.candidates[0].entry.iso3 if place is not None and place.kind == "country-as-actor" and place.candidates else ()
    entry = country(codes[0]) if codes else None
    return entry.name if entry is not None else None


def _person(tree: Tree, h: int, first: int, last: int, named: Named) -> tuple[int, int] | None:
    """Tokens of the person's name that `h` heads, or that stands in apposition to it."""

    def inside(k: int) -> bool:
        t = tree.tokens[k]
        return t.name == "PER" and t.tag.startswith("NNP") and named.actor(tree, k) is None

    tokens = tree.tokens
    if inside(h) and tokens[h].text.lower() not in words("sources", "persons"):
        anchor = h
    else:
        near = [k for c in tree.children[h] if tree.rel(c) in ("appos", "flat", "nmod:desc", "compound") for k in (c, *tree.children[c]) if inside(k) and k > h]
        if not near:
            titled = tree.lemma(h) in words("sources", "persons") | {"secretary-general"}
            near = [k for k in range(h + 1, min(len(tree), h + 22)) if titled and inside(k) and (k == last + 1 or tokens[k - 1].text in ("”", '"'))][:1]
        if not near:
            return None
        anchor = near[0]
    a = b = anchor
    while a > 0 and (tokens[a - 1].tag.startswith("NNP") or tokens[a - 1].tag in ("HYPH", "AFX")) and (tokens[a - 1].name == "PER" or tokens[a - 1].tag in ("HYPH", "AFX")):
        a -= 1
    while b + 1 < len(tree) and ((tokens[b + 1].name == "PER" and tokens[b + 1].tag != "POS") or tokens[b + 1].tag == "HYPH" or (tokens[b + 1].tag.startswith("NNP") and tokens[b + 1].name in ("", "PER"))):
        b += 1
    return a, b


class People:
    """Persons and bodies whom the article names in full: by a person's last name, by the title before it, by an acronym."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self.last: dict[str, str | None] = {}
        self.title: dict[str, str | None] = {}
        self.short: dict[str, str | None] = {}
        for tree in trees:
            tokens, k = tree.tokens, 0
            while k < len(tokens):
                if tokens[k].text == "(" and k + 2 < len(tokens) and tokens[k + 2].text == ")" and tokens[k + 1].text.isupper():
                    self._acronym(tree, k + 1)
                if tokens[k].name != "PER":
                    k += 1
                    continue
                end = k
                while end + 1 < len(tokens) and tokens[end + 1].tag != "POS" and ((tokens[end + 1].name == "PER" and not tokens[end + 1].name_start) or tokens[end + 1].tag == "HYPH"):
                    end += 1
                self._person(tree, k, end)
                k = end + 1

    def _acronym(self, tree: Tree, k: int) -> None:
        head = tree.head(k)
        if 0 <= head < k and tree.rel(head) != "root" and tree.tokens[head].tag.startswith("NNP"):
            first, last = tree.phrase(head)
            name = re.sub(r"^[Tt]he ", "", tree.words(first, min(last, k - 2)))
            if " " in name:
                _once(self.short, tree.tokens[k].text, name)

    def _person(self, tree: Tree, first: int, last: int) -> None:
        """A run of name tokens, which may begin with titles: "Foreign Minister Fuad Besa"."""
        persons = words("sources", "persons")
        title = next((i for i in range(last, max(-1, first - 2), -1) if tree.tokens[i].text.lower() in persons), -1)
        begin = max(first, title + 1)
        if begin > last or not all(tree.tokens[i].tag.startswith("NNP") or tree.tokens[i].tag in ("HYPH", "AFX", ".") for i in range(begin, last + 1)):
            return
        full = bare_person(tree.words(begin, last))
        if " " not in full or lookup(full) is not None:
            return
        _once(self.last, full.rsplit(" ", 1)[1].lower(), full)
        if title >= 0 and begin == title + 1:
            _once(self.title, tree.tokens[title].text.lower(), full)
            if title:
                _once(self.title, f"{tree.tokens[title - 1].text} {tree.tokens[title].text}".lower(), full)

    def full(self, name: str) -> str:
        """The name in full, where the article gives it."""
        return name if " " in name else self.last.get(name.lower()) or name

    def titled(self, tree: Tree, first: int, h: int) -> str | None:
        """Whom "the foreign minister" is, where the article names one such."""
        keys = [" ".join(t.text.lower() for t in tree.tokens[max(first, h - 1) : h + 1]), tree.tokens[h].text.lower()]
        if tree.tokens[h].tag in ("NNS", "NNPS") or tree.lemma(h) not in words("sources", "persons"):
            return None
        return next((self.title[k] for k in keys if k in self.title), None)


def _once(table: dict[str, str | None], key: str, value: str) -> None:
    """Keep what a key stands for; nothing where it stands for two."""
    old = table.setdefault(key, value)
    if old is not None and old != value and not (old.endswith(value) or value.endswith(old)):
        table[key] = None
