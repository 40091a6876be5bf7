"""All attributions of an article: cues sentence by sentence, then direct speech over sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tawthiq.coding.english.attribution import nominal, phrases, quotations, verbal
from tawthiq.coding.english.attribution.lexicon import adjectives, nouns, words
from tawthiq.coding.english.attribution.model import Attribution, Part, Span
from tawthiq.coding.english.attribution.quotations import Quotation
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Article

_WORDS = 4  # shorter quotations are words in another's mouth, no speech


def find(article: Article, trees: Sequence[Tree]) -> list[Attribution]:
    """Attributions in text order of their cues."""
    sentences = [t.sentence for t in trees]
    speech = [q for q in quotations.find(article.text, quotations.paragraphs(sentences)) if _speech(article.text, q)]
    ends = {s.paragraph: s.end for s in sentences}
    found: list[Attribution] = []
    for tree in trees:
        here = [q for q in speech if q.start < tree.sentence.end + 4 and tree.sentence.start < q.end + 4]
        for part in parts(tree):
            made = _settle(tree, part, here, ends[tree.sentence.paragraph])
            if made is not None:
                found.append(made)
    found = _continue(article.text, trees, found, speech)
    found.sort(key=lambda a: (a.cue[0], a.content))
    return _nest(found)


def parts(tree: Tree) -> list[Part]:
    """Attributions of one sentence."""
    out: list[Part] = []
    begin = phrases.prefix(tree)
    out += [p for p in (nominal.colon(tree, begin), nominal.tail(tree, begin)) if p is not None]
    hearsay, attributes = words("adverbs", "hearsay"), words("attributes", "hearsay")
    agents = words("agents", "words")
    surveys, owned = words("phrases", "surveys"), words("phrases", "possessed")
    for i, t in enumerate(tree.tokens):
        part: Part | None = None
        low = t.lemma
        if t.tag.startswith("VB"):
            part = verbal.find(tree, i, begin)
            if low == "accord" or t.text.lower() == "according":
                part = nominal.according(tree, i)
            elif part is None and t.tag == "VBN" and i > 1 and tree.tokens[i - 2].text.lower() == "self":
                part = nominal.attribute(tree, i)
            elif part is None and t.text.lower() in adjectives():
                part = nominal.adjective(tree, i)
        elif t.tag.startswith("NN"):
            if low in nouns():
                part = nominal.noun(tree, i)
            elif low in agents:
                part = nominal.agent(tree, i)
            if part is None:
                part = nominal.sided(tree, i)
            if part is None and low in owned:
                part = nominal.possessed(tree, i)
            elif low in surveys:
                part = nominal.survey(tree, i)
        elif t.tag.startswith("JJ"):
            if t.text.lower() in attributes:
                part = nominal.attribute(tree, i)
            elif low in adjectives():
                part = nominal.adjective(tree, i)
        elif t.text.lower() == "according":
            part = nominal.according(tree, i)
        elif t.tag == "RB" and t.text.lower() in hearsay:
            part = nominal.adverb(tree, i)
        if part is not None and (part.telling or _minded(tree, part)):
            out.append(part)
    return out


def _minded(tree: Tree, part: Part) -> bool:
    """Who believes, wants or praises is somebody: "a plan to please X", "efforts to persuade X" are thought by nobody named."""
    if part.speaker < 0:
        return True
    lemma, token = tree.lemma(part.speaker), tree.tokens[part.speaker]
    if lemma in words("sources", "never"):
        return False
    if part.form != "verb" or not token.tag.startswith("NN") or token.tag.startswith("NNP") or token.name:
        return True
    bound = tree.rel(part.at) == "acl" or (tree.rel(part.at) == "acl:relcl" and tree.tokens[part.at].tag == "VB")
    return not bound or lemma in words("sources", "persons") | words("sources", "words")


def _speech(text: str, q: Quotation) -> bool:
    return len(text[q.start : q.end].split()) >= _WORDS or not q.closed


def _settle(tree: Tree, part: Part, here: Sequence[Quotation], paragraph_end: int) -> Attribution | None:
    """The part with its direct speech whole; None where it has no content."""
    at = tree.tokens[part.at].start
    within = next((q for q in here if q.start < at < q.end), None)
    content = list(phrases.spans(tree, part.content))
    direct = False
    if part.quotes and within is None:
        told = next((q for q in here if q.closed and q.end <= at and any(q.start <= a < q.end for a, _ in content)), None)
        if told is not None:  # what follows "…", he said, is his no more unless it is quoted
            content = [(a, b) for a, b in content if a < at or any(q.start <= a < q.end for q in here)]
        near = [q for q in here if any(a < q.end and q.start < b for a, b in content)]
        if not content:
            near = _adjacent(tree, part, here)
        direct = any(not content or q.start <= content[0][0] + 1 for q in near)
        content = _union(content + [(q.start, q.end) for q in near], tree.tokens[part.cue[0]].start, tree.tokens[part.cue[-1]].end)
    if part.form == "colon" and part.kind == "say" and tree.sentence.kind == "body":
        content = _union([*content, (content[0][0], paragraph_end)], *phrases.spans(tree, part.cue)[0])
    if not content or not part.cue:
        return None
    return Attribution(
        part.kind, part.telling, part.form, phrases.spans(tree, part.source), phrases.spans(tree, part.cue), tuple(content),
        tree.sentence.index, part.at, part.speaker, part.hearer, direct, within is not None,
    )  # fmt: skip


def _adjacent(tree: Tree, part: Part, here: Sequence[Quotation]) -> list[Quotation]:
    """The quotation right before or behind cue and source, where the tree does not join them."""
    marks = [*part.cue, *part.source]
    first, last = tree.tokens[min(marks)].start, tree.tokens[max(marks)].end
    before = [q for q in here if q.end <= first and first - q.end <= 3]
    behind = [q for q in here if q.start >= last and q.start - last <= 40]
    return before[-1:] or behind[:1]


def _union(spans: Sequence[Span], cut_from: int, cut_to: int) -> list[Span]:
    """Joined spans, the cue kept out."""
    out: list[list[int]] = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1][1] = max(out[-1][1], b)
        else:
            out.append([a, b])
    cut: list[Span] = []
    for a, b in out:
        if a < cut_from and cut_to < b:
            cut += [(a, cut_from), (cut_to, b)]
        else:
            cut.append((a, b))
    return [s for s in cut if s[1] > s[0]]


def _continue(text: str, trees: Sequence[Tree], found: list[Attribution], speech: Sequence[Quotation]) -> list[Attribution]:
    """Speech without a cue of its own belongs to who spoke before it in the paragraph, or across an open mark."""
    starts = [t.sentence.start for t in trees]
    out = list(found)
    carrier = -1  # the attribution whose speech may go on
    carrier_paragraph = -1
    open_mark = False
    for q in speech:
        s = bisect_right(starts, q.start) - 1
        if s < 0:
            continue
        tree = trees[s]
        paragraph = tree.sentence.paragraph
        owner = next((k for k, a in enumerate(out) if any(x <= q.start and q.end <= y for x, y in a.content)), -1)
        if owner < 0 and q.start <= tree.sentence.start + 1:
            goes_on = carrier >= 0 and (paragraph == carrier_paragraph or open_mark)
            if goes_on:
                a = out[carrier]
                out[carrier] = a._replace(content=tuple(_union([*a.content, (q.start, q.end)], a.cue[0][0], a.cue[-1][1])))
                owner = carrier
        if owner >= 0:
            carrier, carrier_paragraph = owner, paragraph
            open_mark = not q.closed
        else:
            carrier = -1
    return out


def _nest(found: list[Attribution]) -> list[Attribution]:
    """Sets `outer`: the smallest content that holds the cue; of two that hold each other's, the weightier is outer."""
    size = [sum(b - a for a, b in x.content) for x in found]

    def holds(j: int, k: int) -> bool:
        start = found[k].cue[0][0]
        return j != k and any(a <= start < b for a, b in found[j].content)

    out = []
    for k, a in enumerate(found):
        holders = [j for j in range(len(found)) if holds(j, k) and (not holds(k, j) or (found[j].telling, size[j], -j) > (a.telling, size[k], -k))]
        out.append(a._replace(outer=min(holders, key=lambda j: (size[j], j), default=-1)))
    return out
