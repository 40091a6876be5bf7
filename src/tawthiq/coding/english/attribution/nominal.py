"""Attributions by other words than verbs: nouns, adjectives, "according to", adverbs, a headline's colon."""

from __future__ import annotations

from tawthiq.coding.english.attribution import phrases
from tawthiq.coding.english.attribution.lexicon import adjectives, nouns, words
from tawthiq.coding.english.attribution.model import Part
from tawthiq.coding.english.tree import Tree

_WITHIN = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "obj", "obl", "nmod", "appos", "nsubj", "conj"})
_ALONE = frozenset({"praise", "criticise", "feel", "urge", "ask", "believe"})  # nouns that stand without a source: "support for the ban"
_COPULAR = frozenset({"feel", "seem", "become", "get", "remain", "appear", "sound", "look", "be", "stay", "grow"})


def noun(tree: Tree, n: int) -> Part | None:
    """"His claim that …", "issued a statement that …", "calls by the union for …"."""
    for cue in nouns().get(tree.lemma(n), ()):
        content, preposition, clausal = _complement(tree, n, cue.by)
        if not content and _lent(tree, n):
            content, preposition, clausal = _complement(tree, n, cue.by, tree.head(n))
        if not content:
            continue
        owner = next((c for c in tree.children[n] if tree.rel(c) == "nmod:poss"), -1)
        if owner >= 0 and tree.tokens[owner].tag == "PRP$" and _lent(tree, n):
            owner = -1  # "voiced his support": who voices it
        speaker, first, by = -1, n, -1
        if owner >= 0:
            speaker = owner
            source = list(phrases.noun_phrase(tree, owner))
            first = max(source) + 1
            while first < n and tree.tokens[first].tag == "POS":
                source.append(first)
                first += 1
        else:
            source = []
            maker = next((c for c in tree.children[n] if c > n and tree.rel(c) in ("nmod", "obl", "obl:agent") and tree.preposition(c) in ("by", "from") and c not in content), -1)
            head = tree.head(n)
            if maker >= 0:
                speaker, by = maker, maker
                source = phrases.noun_phrase(tree, maker)
            elif _lent(tree, n):
                speaker = phrases.subject(tree, head)
                if speaker >= 0:
                    source = phrases.noun_phrase(tree, speaker, head)
                    speaker = phrases.antecedent(tree, speaker)
                first = (phrases.auxiliaries(tree, head) or [head])[0]
            elif not clausal and not (cue.kind in _ALONE and preposition):
                continue
        content = [i for i in content if i not in set(source)]
        if by >= 0:
            content = [i for i in content if i != by]
        cue_tokens = [i for i in range(first, n + 1) if i not in set(source)] + preposition
        return Part(cue.kind, cue.telling, "noun", n, tuple(source), tuple(cue_tokens), tuple(content), speaker)
    return None


def _lent(tree: Tree, n: int) -> bool:
    """The noun's subject is that of a light verb before it."""
    head = tree.head(n)
    return head >= 0 and tree.rel(n) == "obj" and tree.is_verb(head) and head < n and tree.lemma(head) in words("light", "verbs")


def agent(tree: Tree, n: int) -> Part | None:
    """"She is a critic of the plan", "…, a critic of the plan"."""
    of = next((c for c in tree.children[n] if c > n and tree.rel(c) == "nmod" and tree.preposition(c) == "of"), -1)
    cop = next((c for c in tree.children[n] if tree.rel(c) == "cop"), -1)
    if of < 0 or (cop < 0 and tree.rel(n) != "appos"):
        return None
    s = phrases.subject(tree, n) if cop >= 0 else tree.head(n)
    if s < 0:
        return None
    case = tree.only(of, "case")[:1]
    first = min([n, cop if cop >= 0 else n, *[c for c in tree.children[n] if tree.rel(c) in ("aux", "advmod", "det", "amod") and c < n]])
    source = [i for i in phrases.noun_phrase(tree, s, n) if i < first or i > n]
    content = [i for i in phrases.whole(tree, of) if i not in case]
    return Part("support", False, "noun", n, tuple(source), (*range(first, n + 1), *case), tuple(content), phrases.antecedent(tree, s))


def sided(tree: Tree, n: int) -> Part | None:
    """"They are against the dam", "she was for it"."""
    cop = next((c for c in tree.children[n] if tree.rel(c) == "cop"), -1)
    case = tree.only(n, "case")[:1]
    s = phrases.subject(tree, n)
    if cop < 0 or s < 0 or not case or tree.tokens[case[0]].text.lower() not in ("against", "for") or not cop < case[0] < n:
        return None
    first = min([cop, *[c for c in tree.children[n] if tree.rel(c) in ("aux", "advmod") and c < cop]])
    content = [i for i in phrases.whole(tree, n, [s]) if i > case[0]]
    return Part("support", False, "phrase", n, tuple(i for i in phrases.noun_phrase(tree, s, n)), tuple(range(first, case[0] + 1)), tuple(content), phrases.antecedent(tree, s))


def _complement(tree: Tree, n: int, by: frozenset[str], holder: int = -1) -> tuple[list[int], list[int], bool]:
    """What a noun of saying says: its clause or phrase, which may hang from the light verb at `holder`."""
    for c in tree.children[holder if holder >= 0 else n]:
        if c < n:
            continue
        rel = tree.rel(c)
        if rel in ("acl", "ccomp", "xcomp", "acl:relcl"):
            first = min(tree.subtree(c))
            marks = [tree.lemma(m) for m in tree.only(c, "mark")]
            if rel != "acl:relcl" and ("that" in marks or "to" in marks or "whether" in marks) and first > n:
                return phrases.whole(tree, c), [], "that" in marks
        elif rel in ("nmod", "obl") and tree.preposition(c) in by and tree.preposition(c) not in ("by", "from"):
            case = tree.only(c, "case")
            return [i for i in phrases.whole(tree, c) if i not in case], case[:1], False
    return [], [], False


def adjective(tree: Tree, a: int) -> Part | None:
    """"She is sure that …", "critical of the plan", "eager to leave"."""
    readings = adjectives().get(tree.lemma(a), ()) or adjectives().get(tree.tokens[a].text.lower(), ())
    if not readings:
        return None
    cop = next((c for c in tree.children[a] if tree.rel(c) in ("cop", "aux:pass")), -1)
    head = tree.head(a)
    linked = head >= 0 and tree.rel(a) == "xcomp" and tree.lemma(head) in _COPULAR
    if cop < 0 and not linked and tree.rel(a) not in ("acl", "advcl", "conj", "amod"):
        return None
    holder = head if linked else a
    s = phrases.subject(tree, holder)
    if s < 0 and tree.rel(a) == "amod" and head >= 0 and head < a:
        s = head
    impersonal = bool(tree.only(holder, "expl"))
    if s < 0 and not impersonal:
        return None
    for cue in readings:
        content: list[int] = []
        extra: list[int] = []
        for c in tree.children[a]:
            if c < a:
                continue
            rel = tree.rel(c)
            if rel in ("ccomp", "xcomp", "csubj") or (rel == "advcl" and any(tree.lemma(m) == "to" for m in tree.only(c, "mark"))):
                content = phrases.whole(tree, c)
                break
            if rel in ("obl", "nmod") and tree.preposition(c) in cue.by:
                extra = tree.only(c, "case")[:1]
                content = [i for i in phrases.whole(tree, c) if i not in extra]
                break
            if rel == "advcl":
                extra = [m for m in tree.only(c, "mark") if tree.lemma(m) in cue.by][:1]
                if extra:
                    content = [i for i in phrases.whole(tree, c) if i not in extra]
                    break
        if not content:
            continue
        source: list[int] = []
        if s >= 0 and not impersonal:
            below = a
            for x in tree.above(a):
                if x == s:
                    break
                below = x
            source = [i for i in phrases.noun_phrase(tree, s, below) if i not in set(content)]
        first = min([a, *[c for c in tree.children[a] if tree.rel(c) in ("cop", "aux", "aux:pass", "advmod") and c < a]])
        if linked:
            first = min([first, *(phrases.auxiliaries(tree, head) or [head])])
        tokens = [i for i in range(first, a + 1) if i not in set(source)] + extra
        speaker = phrases.antecedent(tree, s) if s >= 0 and not impersonal else -1
        return Part(cue.kind, cue.telling, "adjective", a, tuple(source), tuple(tokens), tuple(content), speaker)
    return None


def according(tree: Tree, i: int) -> Part | None:
    """"according to X": the phrase is the source, the rest of its clause the content."""
    if i + 2 >= len(tree) or tree.tokens[i + 1].text.lower() != "to":
        return None
    head = tree.head(i)
    if head <= i:
        head = next((k for k in range(i + 2, len(tree)) if tree.tokens[k].tag.startswith(("NN", "PRP", "CD"))), -1)
    if head < 0:
        return None
    source = [k for k in phrases.noun_phrase(tree, head) if k > i + 1]
    if not source:
        return None
    top = tree.head(head)
    loose = i == 0 or tree.tokens[i - 1].text == ","
    while top >= 0 and tree.head(top) >= 0 and ((loose and tree.rel(top) in _WITHIN) or (tree.rel(top) == "conj" and not tree.only(top, "nsubj"))):
        top = tree.head(top)
    content = phrases.whole(tree, top, [head]) if top >= 0 else []
    content = [k for k in content if k not in (i, i + 1)]
    return Part("report", True, "phrase", i, tuple(source), (i, i + 1), tuple(content), head)


def possessed(tree: Tree, i: int) -> Part | None:
    """"By the governor's count", "in her view": the owner is the source, the rest of the clause the content."""
    owner = next(iter(tree.only(i, "nmod:poss")), -1)
    if owner < 0 or tree.preposition(i) not in ("by", "in", "to", "from") or tree.rel(i) != "obl" or tree.head(i) < 0:
        return None
    case = tree.only(i, "case")[:1]
    content = [k for k in phrases.whole(tree, tree.head(i), [i]) if k not in case]
    return Part("report", True, "phrase", i, tuple(phrases.noun_phrase(tree, owner)), (*case, i), tuple(content), owner)


def survey(tree: Tree, i: int) -> Part | None:
    """"In a poll of farmers, half …": what people were asked in is the source."""
    if tree.preposition(i) != "in" or tree.only(i, "case")[0] != 0 or tree.head(i) < 0 or tree.rel(i) not in ("obl", "nmod"):
        return None
    case = tree.only(i, "case")[:1]
    source = phrases.noun_phrase(tree, i)
    content = [k for k in phrases.whole(tree, tree.head(i), [i]) if k not in case]
    return Part("report", True, "phrase", case[0], tuple(source), tuple(case), tuple(content), i)


def adverb(tree: Tree, i: int) -> Part | None:
    """"reportedly", "allegedly": the clause is the content, nobody is named."""
    head = tree.head(i)
    if head < 0 or tree.tokens[i].text.lower() not in words("adverbs", "hearsay"):
        return None
    return Part("report", True, "adverb", i, (), (i,), tuple(phrases.whole(tree, head, [i])))


def attribute(tree: Tree, i: int) -> Part | None:
    """"the alleged attack": the noun phrase is the content."""
    head = tree.head(i)
    if head > i > 1 and tree.tokens[i - 2].text.lower() == "self" and tree.tokens[i].tag == "VBN":  # "a self-described patriot"
        return Part("call", False, "adverb", i, (i - 2,), (i,), tuple(range(i + 1, head + 1)), i - 2)
    if head < 0 or tree.rel(i) != "amod" or tree.tokens[i].text.lower() not in words("attributes", "hearsay"):
        return None
    first, last = tree.phrase(head)
    return Part("report", True, "adverb", i, (), (i,), tuple(k for k in range(first, last + 1) if k != i))


def colon(tree: Tree, begin: int) -> Part | None:
    """"Minister: talks will go on": a name before the colon of a headline or of a transcript's line."""
    at = next((i for i, t in enumerate(tree.tokens[: begin + 12]) if t.text == ":" and i >= begin), -1)
    before = tree.tokens[begin:at]
    if at <= begin or at + 3 > len(tree) or any(t.tag.startswith(("VB", "MD", "IN", "TO")) for t in before):
        return None
    if begin == 0 and not all(t.text[:1].isupper() or t.tag in ("POS", "CC", "DT", "HYPH", ".", "NFP", "``", "''") for t in before):
        return None
    if any(t.lemma in words("labels", "words") for t in before) and len(before) < 3:
        return None
    named = any(t.name == "PER" or (t.name == "ORG" and not (len(before) == 1 and t.text.isupper())) or t.lemma in words("sources", "words") for t in before)
    shouted = all(t.text.isupper() for t in before if t.text.isalpha()) and len(before[0].text) > 1
    if not (named or (shouted and len(before) > 1)) or (tree.sentence.kind == "body" and len(before) > 5):
        return None
    rest = tree.tokens[at + 1 :]
    if not any(t.tag.startswith("VB") for t in rest) and begin == 0 and sum(t.text.isalpha() for t in rest) < 5:
        return None  # "Harbour: 14 boats": a list
    speaker = next((i for i in range(at - 1, begin - 1, -1) if tree.tokens[i].tag.startswith("NN")), at - 1)
    content = phrases.trimmed(tree, list(range(at + 1, len(tree))))
    return Part("say", True, "colon", at, tuple(range(begin, at)), (at,), tuple(content), speaker, -1, True)


def tail(tree: Tree, begin: int) -> Part | None:
    """"Shells hit the port: two sources", "… – state agency": a source behind the last mark of a headline or a flash."""
    n = len(tree)
    last = n - 1 if n and tree.tokens[n - 1].text in (".", "!") else n
    at = next((i for i in range(last - 1, max(begin, last - 8), -1) if tree.tokens[i].text in (":", "–", "—", "-", "--") and i + 1 < n and tree.tokens[i].end < tree.tokens[i + 1].start), -1)
    if at <= begin + 2 or at + 1 >= last:
        return None
    behind = range(at + 1, last)
    if any(tree.tokens[i].tag.startswith(("VB", "MD", "IN")) or tree.tokens[i].text in (",", ";") for i in behind):
        return None
    head = next((i for i in reversed(behind) if tree.lemma(i) in words("sources", "words") or tree.tokens[i].name == "ORG"), -1)
    if head < last - 1 or (tree.tokens[head].name == "ORG" and tree.sentence.kind == "body"):
        return None
    return Part("report", True, "colon", at, tuple(behind), (at,), tuple(range(begin, at)), head)
