"""Token sets of sources, cues and contents, and their spans."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawthiq.coding.english.attribution.model import Span
from tawthiq.coding.english.tree import Tree

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_MARKS = frozenset({",", ".", ";", ":", "—", "–", "-", "“", "”", '"', "''", "``", "...", "…"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


# "KARACHI, Nov 23 (GINA) - ", "AMEDI – ", "13:48 ", "0640Z – ", "ALERT 07:44 – ": what stands before the text of a report.
_PREFIX = re.compile(
    r"(?:\([A-Z]{2,6}\)\s+)?(?:[A-Z][A-Z'’.]+(?:[ -][A-Z][A-Z'’.]+)*(?:[,/ (][^–—:]{0,48}?)?\s*(?:\s[–—-]{1,2}|—)\s+|\d{1,2}[:.]?\d{2}Z?\s+(?:[–—-]\s+)?|[A-Z][A-Z ]+\d{1,2}[:.]\d{2}\s+[–—-]\s+)"
)


def prefix(tree: Tree) -> int:
    """The first token behind a dateline or a time of day; 0 where the sentence has none."""
    m = _PREFIX.match(tree.sentence.text)
    if m is None:
        return 1 if len(tree) > 1 and tree.tokens[0].text in ("-", "–", "—", "•", "*") else 0
    end = tree.sentence.start + m.end()
    return next((i for i, t in enumerate(tree.tokens) if t.start >= end), 0)


def spans(tree: Tree, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Spans of token runs; marks between two tokens of a run belong to it."""
    out: list[list[int]] = []
    last = -2
    for i in sorted(set(tokens)):
        if out and (i == last + 1 or all(tree.tokens[k].text in _MARKS for k in range(last + 1, i))):
            out[-1][1] = tree.tokens[i].end
        else:
            out.append([tree.tokens[i].start, tree.tokens[i].end])
        last = i
    return tuple((a, b) for a, b in out)


def whole(tree: Tree, head: int, without: Iterable[int] = ()) -> list[int]:
    """The subtree of `head`, without those of `without`, and without marks at its ends."""
    skip = set(without)
    out, todo = [], [head]
    while todo:
        j = todo.pop()
        if j in skip:
            continue
        out.append(j)
        todo.extend(tree.children[j])
    return trimmed(tree, sorted(out))


def trimmed(tree: Tree, tokens: list[int]) -> list[int]:
    """Tokens without commas and stops at the ends."""
    first, last = 0, len(tokens)
    while first < last and tree.tokens[tokens[first]].text in (",", ".", ";", ":", "—", "–", "-"):
        first += 1
    while last > first and tree.tokens[tokens[last - 1]].text in (",", ".", ";", ":", "—", "–", "-"):
        last -= 1
    return tokens[first:last]


def noun_phrase(tree: Tree, head: int, without: int = -1) -> list[int]:
    """The phrase of a source: all that hangs from its head, but prepositions before it and the cue itself."""
    skip = [c for c in tree.children[head] if tree.rel(c) in ("case", "cc", "mark") and c < head]
    skip += [c for c in tree.children[head] if tree.rel(c) in ("parataxis", "cop", "nsubj", "aux", "advcl")]
    if without >= 0:
        skip.append(without)
    return whole(tree, head, skip)


def auxiliaries(tree: Tree, v: int) -> list[int]:
    """Auxiliaries, negations and adverbs right before the verb: "has also been", "did not"."""
    out: list[int] = []
    k = v - 1
    while k >= 0 and tree.head(k) == v and (tree.rel(k) in _AUXILIARY or (tree.rel(k) == "advmod" and tree.tokens[k].tag != "WRB")):
        out.append(k)
        k -= 1
    return out[::-1]


def between(tree: Tree, first: int, last: int) -> list[int]:
    """All tokens first..last, in this order or the other."""
    return list(range(min(first, last), max(first, last) + 1))


def subject(tree: Tree, v: int, depth: int = 0) -> int:
    """Head of the subject of the verb at `v`, shared ones included; -1 where there is none."""
    own = tree.only(v, "nsubj") or tree.only(v, "nsubj:pass") or tree.only(v, "nsubj:outer")
    if own:
        return own[0]
    h, rel = tree.head(v), tree.rel(v)
    if h < 0 or depth > 5:
        return -1
    if rel in ("acl", "acl:relcl"):
        return h
    if rel in ("conj", "advcl", "xcomp", "parataxis") and not (rel == "parataxis" and tree.tokens[v].tag in ("VBD", "VBZ", "VBP")):
        if rel == "xcomp" and tree.only(h, "obj"):
            return tree.only(h, "obj")[0]
        return subject(tree, h, depth + 1)
    return -1


def antecedent(tree: Tree, s: int) -> int:
    """The noun that a relative pronoun stands for."""
    if tree.tokens[s].text.lower() in _RELATIVE:
        for a in tree.above(s):
            if tree.rel(a) == "acl:relcl":
                return tree.head(a)
    return s
