"""Attributions by a verb: its complements are the content, its subject (or agent) the source."""

from __future__ import annotations

from tawthiq.coding.english.attribution import nominal, phrases
from tawthiq.coding.english.attribution.lexicon import Cue, nouns, verbs, words
from tawthiq.coding.english.attribution.model import Part
from tawthiq.coding.english.tree import Tree


class _Clause:
    """The children of one verb, sorted by what they do."""

    def __init__(self, tree: Tree, v: int) -> None:
        self.tree, self.v = tree, v
        kids: dict[str, list[int]] = {}
        for c in tree.children[v]:
            kids.setdefault(tree.rel(c), []).append(c)
        self.kids = kids
        self.passive = "nsubj:pass" in kids or "aux:pass" in kids or (tree.rel(v) in ("acl", "advcl") and tree.tokens[v].tag == "VBN" and "obj" not in kids and "aux" not in kids)
        if tree.rel(v) in ("advcl", "parataxis", "acl") and tree.tokens[v].tag in ("VBD", "VBN") and tree.lemma(v) == "ask" and not ({"nsubj", "obj", "iobj", "aux"} & kids.keys()):
            self.passive = True  # "asked about the raid, he …"
        self.objects = kids.get("obj") or kids.get("iobj", [])
        self.clauses = kids.get("ccomp", [])
        if tree.rel(v) == "acl:relcl" and not self.objects and not self.clauses and "nsubj" in kids and "xcomp" not in kids and tree.tokens[kids["nsubj"][0]].tag not in ("WP", "WDT") and tree.tokens[min(tree.subtree(kids["nsubj"][0])) - 1].text != ",":
            self.objects = [tree.head(v)]  # "the delay that he opposed"
        self.open = kids.get("xcomp", [])
        self.agents = kids.get("obl:agent", []) + [o for o in kids.get("obl", []) if tree.preposition(o) == "by" and self.passive]
        self.obliques = [(tree.preposition(o), o) for o in kids.get("obl", []) if o not in self.agents]

    def infinitive(self, i: int) -> bool:
        return self.tree.tokens[i].tag == "VB" or any(self.tree.lemma(m) == "to" for m in self.tree.only(i, "mark"))


def find(tree: Tree, v: int, begin: int = 0) -> Part | None:
    """The attribution whose cue is the verb at `v`, if it is one; the sentence proper begins at token `begin`."""
    table = verbs()
    particles = [c for c in tree.children[v] if tree.rel(c) == "compound:prt"]
    lemma = tree.lemma(v)
    readings = table.get(f"{lemma}+{tree.tokens[particles[0]].text.lower()}", ()) if particles else table.get(lemma, ())
    if lemma == "make":
        return _clear(tree, v)
    if not readings:
        return None
    clause = _Clause(tree, v)
    if clause.objects and lemma in words("light", "verbs") and any(tree.lemma(o) in nouns() and nominal.noun(tree, o) is not None for o in clause.objects):
        return None  # "made the claim that …": the noun's
    spoken: Part | None = None  # a reading without content, which direct speech may give
    for cue in readings:
        part = _read(tree, v, cue, clause, particles, begin)
        if part is not None and part.content:
            return part if part.source or not cue.telling else put_in(tree, v, part, begin) or part
        spoken = spoken or part
    if spoken is None:
        return None
    return put_in(tree, v, spoken, begin) or _astray(tree, v, spoken) or spoken


def _clear(tree: Tree, v: int) -> Part | None:
    """"made (it) clear that …", "made known that …"."""
    clause = _Clause(tree, v)
    plain = next((i for c in tree.children[v] for i in (c, *tree.children[c]) if i > v and tree.tokens[i].text.lower() in ("clear", "plain", "known") and i - v < 5), -1)
    if plain < 0:
        return None
    said = clause.clauses or tree.only(plain, "ccomp") or tree.only(plain, "csubj") or clause.kids.get("advcl", [])
    s = phrases.subject(tree, v)
    if not said or s < 0 or clause.passive:
        return None
    first = (phrases.auxiliaries(tree, v) or [v])[0]
    content = [i for i in _all(tree, said) if i > plain]
    if not content:
        return None
    return Part("say", True, "verb", v, tuple(phrases.noun_phrase(tree, s, v)), tuple(range(first, plain + 1)), tuple(content), phrases.antecedent(tree, s))


def _read(tree: Tree, v: int, cue: Cue, clause: _Clause, particles: list[int], begin: int) -> Part | None:
    content, preposition, hearer = _content(tree, v, cue, clause)
    content = [i for i in content if i >= begin]
    if not content and "quote" not in cue.takes:
        return None
    if "raised" in cue.takes:
        return Part(cue.kind, cue.telling, "verb", v, (), (*phrases.auxiliaries(tree, v), v), tuple(content))
    source, speaker, agent = _source(tree, v, cue, clause)
    source = [i for i in source if i >= begin]
    speaker = speaker if speaker >= begin else -1
    if speaker < 0 and cue.telling and not clause.passive:
        source, speaker = _before(tree, v, begin)
    if content and set(source) & set(content):
        source = [i for i in source if i not in set(content)]
    marks = _cue(tree, v, clause, particles + preposition + agent)
    marks = [i for i in marks if i not in set(source)]
    content = [i for i in content if i not in set(marks)]
    return Part(cue.kind, cue.telling, "verb", v, tuple(source), tuple(marks), tuple(content), speaker, hearer, "quote" in cue.takes)


def _content(tree: Tree, v: int, cue: Cue, clause: _Clause) -> tuple[list[int], list[int], int]:
    """Content tokens, the preposition that belongs to the cue, and the head of who was told."""
    takes, particles = cue.takes, clause.kids.get("compound:prt")
    hearer = next(iter(clause.kids.get("iobj", [])), -1)
    if "hearer" in takes and hearer < 0 and clause.objects:
        hearer = clause.objects[0]
    if "raised" in takes:
        subjects = clause.kids.get("nsubj", []) or [s for s in (phrases.subject(tree, v),) if s >= 0]
        like = [o for p, o in clause.obliques if p == "like"] + [c for c in clause.kids.get("advcl", []) if any(tree.lemma(m) in ("like", "as") for m in tree.only(c, "mark"))]
        if (clause.open or like) and subjects:
            return _all(tree, subjects[:1] + (clause.open or like[:1])), [], -1
        return (_all(tree, clause.clauses), [], -1) if clause.clauses else ([], [], -1)
    if clause.passive:
        return _of_passive(tree, cue, clause)
    if "clause" in takes:
        found = clause.clauses or [c for c in clause.kids.get("advcl", []) if any(tree.lemma(m) in ("if", "whether") for m in tree.only(c, "mark")) and cue.kind == "ask"]
        if found:
            if "joined" in takes and "hearer" not in takes and clause.objects:
                found = clause.objects + found
            return _all(tree, found, _side_by_side(tree, found)), [], hearer
        beside = _beside(tree, v)
        if beside:
            return beside, [], hearer
    if "joined" in takes and cue.kind == "call" and clause.kids.get("iobj") and clause.kids.get("obj"):
        return _all(tree, clause.kids["iobj"] + clause.kids["obj"]), [], -1
    if "joined" in takes and clause.objects and (clause.open or any(p in cue.after for p, _ in clause.obliques)):
        if clause.objects[0] == tree.head(v):
            return _antecedent(tree, v, clause.objects[0]) + _all(tree, clause.open + [o for p, o in clause.obliques if p in cue.after]), [], -1
        return _all(tree, clause.objects + clause.open + [o for p, o in clause.obliques if p in cue.after]), [], -1
    if "to" in takes and clause.open and not clause.objects and clause.infinitive(clause.open[0]):
        return _all(tree, clause.open[:1]), [], hearer
    if "ing" in takes and clause.open and tree.tokens[clause.open[0]].tag == "VBG":
        return _all(tree, clause.open[:1]), [], hearer
    if "thing" in takes and clause.objects and clause.objects[0] == tree.head(v):
        return _antecedent(tree, v, clause.objects[0]), [], hearer
    if "thing" in takes and clause.objects:
        rest = [o for p, o in clause.obliques if p in cue.after]
        rest += [c for c in clause.kids.get("advcl", []) if any(tree.lemma(m) in cue.after for m in tree.only(c, "mark")) and tree.tokens[c].tag == "VBG"]
        return _all(tree, clause.objects + rest), [], hearer
    for p, o in clause.obliques:
        if p in cue.by and o > v:
            case = tree.only(o, "case")
            to = [c for c in clause.kids.get("advcl", []) + clause.open if c > o and clause.infinitive(c)] if "joined" in takes else []
            return [i for i in _all(tree, [o, *to]) if i not in case], case[:1], hearer
        if not p and particles and o > v and "thing" in takes and not clause.objects:
            return _all(tree, [o, *[c for c in clause.kids.get("advcl", []) if c > o and clause.infinitive(c)]]), [], hearer
    for c in clause.kids.get("advcl", []):
        mark = [m for m in tree.only(c, "mark") if tree.lemma(m) in cue.by]
        if mark and c > v:
            return [i for i in phrases.whole(tree, c) if i not in mark], mark[:1], hearer
    return [], [], hearer


def _of_passive(tree: Tree, cue: Cue, clause: _Clause) -> tuple[list[int], list[int], int]:
    subjects = clause.kids.get("nsubj:pass", [])
    if not subjects and tree.rel(clause.v) in ("acl", "acl:relcl") and tree.head(clause.v) >= 0:
        head = tree.head(clause.v)
        if not clause.agents and not clause.open:
            return [], [], -1
        return phrases.noun_phrase(tree, head, clause.v) + _all(tree, clause.open), [], -1
    if "hearer" in cue.takes:
        hearer = subjects[0] if subjects else -1
        asked = clause.clauses or [c for c in clause.kids.get("advcl", []) if any(tree.lemma(m) in ("if", "whether") for m in tree.only(c, "mark"))]
        if asked:
            return _all(tree, asked), [], hearer
        for p, o in clause.obliques:
            if p in cue.by:
                case = tree.only(o, "case")
                return [i for i in phrases.whole(tree, o) if i not in case], case[:1], hearer
        return [], [], hearer
    if clause.clauses and "clause" in cue.takes:
        return _all(tree, clause.clauses), [], -1
    if clause.open and (cue.telling or cue.takes & {"to", "joined", "thing"}):
        return _all(tree, subjects + clause.open), [], -1
    rest = [o for p, o in clause.obliques if p in cue.after]
    if cue.takes & {"thing", "joined"} and subjects:
        return _all(tree, subjects + rest), [], -1
    return [], [], -1


def _beside(tree: Tree, v: int) -> list[int]:
    """"The bridge fell, police said", "as police said": the clause that the verb of saying was put into."""
    h = tree.head(v)
    if h < 0 or tree.rel(v) not in ("parataxis", "advcl"):
        return []
    if tree.rel(v) == "advcl" and not any(tree.lemma(m) == "as" for m in tree.only(v, "mark")):
        return []
    if not (tree.only(v, "nsubj") or tree.only(v, "nsubj:pass")) or tree.kids(v, "xcomp", "obj"):
        return []
    while tree.head(h) >= 0 and tree.rel(h) in ("advmod", "obl", "obl:unmarked", "nmod", "nsubj", "obj", "appos", "amod", "advcl", "xcomp") and tree.head(h) < v:
        h = tree.head(h)  # the parser hung it from a part of the clause
    return phrases.whole(tree, h, [v, *_meanwhile(tree, h, v)])


def _meanwhile(tree: Tree, h: int, v: int) -> list[int]:
    """"…, officials said, while police announced …": what goes on beside the statement is none of it."""
    return [c for c in tree.children[h] if c > v and tree.rel(c) == "advcl" and any(tree.lemma(m) in _BESIDES for m in tree.only(c, "mark"))]


def _all(tree: Tree, heads: list[int], without: list[int] | None = None) -> list[int]:
    out: list[int] = []
    for h in heads:
        out += phrases.whole(tree, h, without or ())
    return sorted(set(out))


def _antecedent(tree: Tree, v: int, o: int) -> list[int]:
    """What a relative clause speaks of: its noun without the clause."""
    return [i for i in phrases.noun_phrase(tree, o, v) if i < v]


_BESIDE = frozenset({("conj", "VBD"), ("conj", "VBZ"), ("conj", "VBP"), ("advcl", "VBG")})
_BESIDES = frozenset({"while", "as", "although", "though", "whereas"})
_STOPS = frozenset({",", ".", ";", "!", "?", "—", "–", "--", "-", ":"})
_CLOSERS = frozenset({"”", '"', "''", "’", "'", ")"})


def put_in(tree: Tree, v: int, part: Part, begin: int) -> Part | None:
    """"…, police said, …", "…, said the mayor": a clause of saying between marks, where the parser lost it."""
    tokens = tree.tokens
    if tokens[v].tag not in ("VBD", "VBZ", "VBP") or not any("clause" in c.takes and c.telling for c in verbs().get(tree.lemma(v), ())):
        return None
    n = len(tree)
    first = (phrases.auxiliaries(tree, v) or [v])[0]
    if first == 0 or tokens[first - 1].text in _STOPS | _CLOSERS:  # "…, said the mayor"
        end = v + 1
        while end < n and tokens[end].text not in _STOPS and not tokens[end].tag.startswith(("VB", "MD")):
            end += 1
        named = [i for i in range(v + 1, end) if tokens[i].tag.startswith(("NN", "PRP"))]
        if not named or first == 0 or tokens[v + 1].tag in ("IN", "TO"):
            return None
        source, last = list(range(v + 1, end)), end
        late = next((i for i in source[1:] if tokens[i].tag in ("IN", "RB") and tokens[i].text.lower() not in ("of", "for", "and")), end)
        source = [i for i in source if i < late]
        speaker, before = named[0], first
    else:  # "…, police said"
        before = first
        while before > begin and tokens[before - 1].text not in _STOPS | _CLOSERS and not tokens[before - 1].tag.startswith(("VB", "MD", "TO")):
            before -= 1
        if before <= begin or before == first or tokens[before].tag in ("IN", "CC", "WDT", "WP", "WRB") or tokens[before - 1].text not in _STOPS | _CLOSERS:
            return None
        last = v + 1
        while last < n and last - v < 9 and tokens[last].text not in _STOPS and not tokens[last].tag.startswith(("VB", "MD")):
            last += 1
        if last < n and tokens[last].text not in _STOPS:
            return None
        source = list(range(before, first))
        named = [i for i in source if tokens[i].tag.startswith(("NN", "PRP", "CD"))]
        if not named:
            return None
        speaker = next((i for i in named if tree.rel(i).startswith("nsubj") or tree.rel(i) == "appos"), named[-1])
    content = part.content or tuple(phrases.trimmed(tree, [i for i in range(begin, n) if i < before - 1 or i > last]))
    content = tuple(i for i in content if i < before or i >= last)
    return part._replace(source=tuple(source), content=content, speaker=speaker) if content else None


def _astray(tree: Tree, v: int, part: Part) -> Part | None:
    """"left, arguing that …": the clause behind a verb of saying, where the parser hung it from another verb."""
    if not any("clause" in c.takes and c.telling for c in verbs().get(tree.lemma(v), ())) or v + 2 >= len(tree):
        return None
    head = tree.head(v)
    lost = [c for c in tree.children[head] if c > v and tree.rel(c) in ("ccomp", "parataxis")] if head >= 0 else []
    if lost:
        content = [i for i in phrases.whole(tree, lost[0]) if i > v]
    elif tree.tokens[v + 1].text.lower() == "that":
        content = phrases.trimmed(tree, list(range(v + 1, len(tree))))
    else:
        return None
    return part._replace(content=tuple(i for i in content if i not in part.cue and i not in part.source))


def _side_by_side(tree: Tree, clauses: list[int]) -> list[int]:
    """"said A but added B", "‘A’, he said, adding B": a verb of saying that the parser joined to the content."""
    joined = [c for h in clauses for c in tree.children[h] if tree.rel(c) in ("conj", "advcl") and (shared(tree, c) >= 0 or _anew(tree, c))]
    return joined + [c for h in clauses if h < tree.head(h) for c in _meanwhile(tree, h, tree.head(h))]


def _anew(tree: Tree, v: int) -> bool:
    """"said A, but he said B": a second saying by its own pronoun."""
    return tree.rel(v) == "conj" and tree.tokens[v].tag in ("VBD", "VBZ") and bool(tree.only(v, "ccomp")) and any(
        tree.tokens[s].tag == "PRP" for s in tree.only(v, "nsubj")) and any(c.telling for c in verbs().get(tree.lemma(v), ()))


def shared(tree: Tree, v: int) -> int:
    """The verb of saying that the one at `v`, joined to its content, shares its subject with; -1: none."""
    h = tree.head(v)
    if h < 0 or tree.rel(h) != "ccomp" or (tree.rel(v), tree.tokens[v].tag) not in _BESIDE or (tree.only(v, "nsubj") and tree.rel(v) == "conj"):
        return -1
    above = tree.head(h)
    if tree.rel(v) == "advcl" and not h < above < v and not (above < h < v and tree.tokens[v - 1].text == ","):
        return -1
    if above < 0 or not tree.kids(v, "ccomp", "xcomp", "obj") or not any(c.telling for c in verbs().get(tree.lemma(v), ())):
        return -1
    return above if any(c.telling for c in verbs().get(tree.lemma(above), ())) else -1


def _source(tree: Tree, v: int, cue: Cue, clause: _Clause) -> tuple[list[int], int, list[int]]:
    """Source tokens, their head, and the "by" that belongs to the cue."""
    if clause.passive:
        if not clause.agents:
            return [], -1, []
        a = clause.agents[0]
        return phrases.noun_phrase(tree, a), a, tree.only(a, "case")[:1]
    beside = shared(tree, v)
    v = beside if beside >= 0 else v
    s = phrases.subject(tree, v)
    if s < 0:
        return [], -1, []
    below = v
    for a in tree.above(v):
        if a == s:
            break
        below = a
    return phrases.noun_phrase(tree, s, below), phrases.antecedent(tree, s), []


def _before(tree: Tree, v: int, begin: int) -> tuple[list[int], int]:
    """"13:48 A reader writes that …": the nouns before a verb that the parser gave no subject."""
    first = (phrases.auxiliaries(tree, v) or [v])[0]
    span = list(range(begin, first))
    if tree.tokens[v].tag not in ("VBD", "VBZ", "VBP") or not span or any(tree.tokens[i].tag.startswith(("VB", "MD", "W", ",", ":", "CC")) for i in span):
        return [], -1
    nouns_ = [i for i in span if tree.tokens[i].tag.startswith(("NN", "PRP"))]
    heads = [i for i in nouns_ if tree.head(i) not in span]
    return (span, heads[0]) if heads else ([], -1)


def _leads(tree: Tree, h: int, v: int) -> bool:
    """The verb before only leads to the verb of saying: "went on to say", "has to admit"."""
    lemma = tree.lemma(h)
    return h < v and tree.is_verb(h) and (lemma in words("light", "chained") or lemma not in verbs()) and v - h < 5


def _cue(tree: Tree, v: int, clause: _Clause, more: list[int]) -> list[int]:
    first = (phrases.auxiliaries(tree, v) or [v])[0]
    to = any(tree.lemma(m) == "to" for m in tree.only(v, "mark"))
    if (tree.rel(v) == "xcomp" or (tree.rel(v) == "advcl" and to and v - tree.head(v) < 4)) and _leads(tree, tree.head(v), v):
        above = tree.head(v)
        first = (phrases.auxiliaries(tree, above) or [above])[0]
    above = tree.head(v)
    if above >= 0 and tree.lemma(above) in words("relay", "upstream") and any(tree.lemma(m) == "as" for m in tree.only(v, "mark")):
        first = (phrases.auxiliaries(tree, above) or [above])[0]  # "was quoted as saying"
    if first > 0 and tree.lemma(first - 1) == "to" and tree.head(first - 1) == v and tree.rel(v) in ("advcl", "acl", "xcomp"):
        first -= 1
    out = list(range(first, v + 1))
    k = v + 1
    while k < len(tree):
        near = next((c for c in tree.children[v] if c >= k and tree.rel(c) in ("advmod", "obl", "obl:unmarked", "compound:prt") and min(tree.subtree(c)) == k), -1)
        if near < 0 or (tree.rel(near) == "obl" and (tree.preposition(near) != "in" or tree.lemma(near) not in words("phrases", "written"))):
            break
        span = tree.subtree(near)
        if len(span) > 7 or span[-1] - k + 1 != len(span) or any(tree.tokens[i].text == "," for i in span):
            break
        out += span  # "said in a statement on Monday"
        k = span[-1] + 1
    return sorted(set(out + more))
