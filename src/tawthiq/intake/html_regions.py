"""Which regions of an HTML page are articles: repeated entries (blog, tag, archive pages) or one main text."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from tawthiq.intake.html_meta import PageFacts
from tawthiq.intake.html_tree import BLOCK_TAGS, HEADINGS, Node, Tree
from tawthiq.knowledge import load

_DATED = re.compile(r"\b(?:19|20)\d\d\b|[\u0660-\u0669\u06f0-\u06f9]{4}")


def article_nodes(tree: Tree, facts: PageFacts) -> list[Node]:
    """Entries in document order; one node for a page of one article; none when there is no text worth the name."""
    if not tree.nodes or tree.nodes[0].good <= 0:
        return []
    alive = _alive(tree)
    entries = _entries(tree, facts, alive)
    if entries:
        return entries
    main = _main(tree, alive)
    return [main] if main is not None else []


def _alive(tree: Tree) -> dict[int, float]:
    """Good text per node with the furniture taken away."""
    alive = {n.index: 0.0 for n in tree.nodes}
    for node in reversed(tree.nodes):
        if node.furniture:
            continue
        if node.tag in BLOCK_TAGS and node.own >= 40 and node.own_links < 0.4 * node.own and node.tag not in HEADINGS:
            alive[node.index] += min(node.own, 3000) * (0.5 if node.own < 80 else 1.0)
        if node.parent is not None:
            alive[node.parent.index] += alive[node.index]
    return alive


def _entries(tree: Tree, facts: PageFacts, alive: dict[int, float]) -> list[Node]:
    known = load("articles/markup")["article"]
    classes, types = frozenset(known["classes"]), tuple(known["types"])
    marked = [n for n in tree.nodes if not n.furniture and _is_entry(n, classes, types) and n.headings and n.size >= 60]
    for group in (_outermost(marked), _innermost(marked), *_siblings(tree, alive)):
        if len(group) >= 2 and _comparable(tree, group, alive) and not _one_story(tree, facts, group):
            return group
    return []


def _is_entry(node: Node, classes: frozenset[str], types: tuple[str, ...]) -> bool:
    if node.tag == "article" or node.attrs.get("itemtype", "").rsplit("/", 1)[-1].lower() in types:
        return True
    return node.tag in ("div", "li", "section") and any(c.lower() in classes for c in node.attrs.get("class", "").split())


def _outermost(nodes: list[Node]) -> list[Node]:
    out: list[Node] = []
    for node in nodes:
        if not out or not out[-1].holds(node):
            out.append(node)
    return out


def _innermost(nodes: list[Node]) -> list[Node]:
    return [n for i, n in enumerate(nodes) if i + 1 == len(nodes) or not n.holds(nodes[i + 1])]


def _siblings(tree: Tree, alive: dict[int, float]) -> list[list[Node]]:
    """Children of one parent with the same element and class, each with a linked heading or a heading and a year."""
    groups: dict[tuple[int, str, str], list[Node]] = defaultdict(list)
    for node in tree.nodes:
        if node.tag in ("div", "li", "section", "tr", "td") and node.parent is not None and not node.furniture and node.headings and node.size >= 60:
            groups[node.parent.index, node.tag, " ".join(node.attrs.get("class", "").split()[:1])].append(node)
    out = []
    for group in groups.values():
        if len(group) < 2:
            continue
        told = sum(1 for n in group if _linked_heading(tree, n) or _DATED.search(_meta_text(tree, n)))
        if told >= 0.6 * len(group) and sum(n.h1s for n in group) in (0, len(group)):
            out.append(group)
    return sorted(out, key=lambda g: -sum(alive[n.index] for n in g))


def _linked_heading(tree: Tree, node: Node) -> bool:
    inside = tree.nodes[node.index : node.last + 1]
    return any(n.tag in HEADINGS and n.size and n.links >= 0.8 * n.size for n in inside)


def _meta_text(tree: Tree, node: Node) -> str:
    """Short blocks and `datetime` values of an entry: where its date stands."""
    inside = tree.nodes[node.index : node.last + 1]
    parts = [n.attrs["datetime"] for n in inside if "datetime" in n.attrs]
    parts += [tree.text_of(n) for n in inside if n.tag != "#text" and n.tag not in HEADINGS and 0 < n.size <= 60]
    return " ".join(parts)


def _comparable(tree: Tree, group: list[Node], alive: dict[int, float]) -> bool:
    """A page of entries: together they hold most of the good text, and none of them nearly all of it."""
    sizes = [max(alive[n.index], 1.0) for n in group]
    total = max(alive[0], 1.0)
    return sum(sizes) >= 0.5 * total and max(sizes) <= 0.72 * sum(sizes) and sum(1 for s in sizes if s >= 40) >= 2


def _one_story(tree: Tree, facts: PageFacts, group: list[Node]) -> bool:
    """One story in parts: a live blog, or a page that calls itself an article and has its only h1 outside the parts."""
    outside = tree.nodes[0].h1s - sum(n.h1s for n in group)
    return outside >= 1 and (facts.live or facts.is_article)


def _main(tree: Tree, alive: dict[int, float]) -> Node | None:
    """The element of a lone article: one that is named so, else the deepest that still holds most of the good text."""
    total = alive[0]
    if total <= 0:
        return None
    node = _named_main(tree, alive) or tree.nodes[0]
    while True:
        children = [c for c in _children(tree, node) if c.tag in BLOCK_TAGS and not c.furniture]
        best = max(children, key=lambda n: alive[n.index], default=None)
        if best is None or alive[best.index] < 0.7 * alive[node.index] or best.tag in ("p", "pre", "blockquote", "li"):
            return node
        node = best


def _named_main(tree: Tree, alive: dict[int, float]) -> Node | None:
    """An element whose markup calls it the article's body; page-wide lists may outweigh a short article, so a fifth of the
    good text is enough for it, and half for a mere `article` element without the page's h1."""
    bodies = frozenset(load("articles/markup")["article"]["bodies"])
    total = alive[0]
    for kind, share in (("itemprop", 0.2), ("h1", 0.2), ("class", 0.2), ("article", 0.5), ("main", 0.5)):
        fitting = []
        for n in tree.nodes:
            if n.furniture or n.tag == "#text" or alive[n.index] < max(share * total, 150):
                continue
            if kind == "itemprop":
                told = n.attrs.get("itemprop", "").lower() == "articlebody"
            elif kind == "class":
                told = n.tag not in ("body", "html") and any(f"{a} {b}" in bodies for a, b in pairwise(n.words))
            elif kind == "main":
                told = n.tag == "main" or n.attrs.get("role") == "main"
            else:
                told = n.tag == "article" and (kind == "article" or n.h1s == 1)
            if told:
                fitting.append(n)
        if fitting:
            return max(fitting, key=lambda n: (alive[n.index], n.index))
    return None


def _children(tree: Tree, node: Node) -> list[Node]:
    out, at = [], node.index + 1
    while at <= node.last:
        out.append(tree.nodes[at])
        at = tree.nodes[at].last + 1
    return out
