"""The DOM as light nodes in document order, so that later passes are plain loops that no nesting depth can break."""

from __future__ import annotations

import re
from typing import Any

from resiliparse.parse.html import HTMLTree, NodeType

from tawthiq.knowledge import load

BLOCK_TAGS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "center", "caption", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "option", "legend", "html", "video", "audio"]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SILENT = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "head", "button", "select", "input", "textarea", "object", "embed", "canvas", "map", "math", "meta", "link", "img", "picture", "source", "track", "audio", "video", "title", "datalist"]
)
_ATTRS = ("class", "id", "role", "itemprop", "itemtype", "datetime", "pubdate", "rel", "content", "title", "href")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


class Node:
    """One element or text. Positions in `Tree.nodes` are document order; `last` is the index of its last descendant."""

    __slots__ = (
        "attrs",
        "furniture",
        "good",
        "h1s",
        "headings",
        "index",
        "last",
        "links",
        "own",
        "own_links",
        "parent",
        "size",
        "tag",
        "text",
        "words",
    )  # fmt: skip

    def __init__(self, tag: str, text: str, attrs: dict[str, str], parent: Node | None, index: int) -> None:
        self.tag, self.text, self.attrs, self.parent, self.index, self.last = tag, text, attrs, parent, index, index
        self.words: tuple[str, ...] = _words(attrs) if attrs else ()
        self.own = self.own_links = self.size = self.links = self.headings = self.h1s = 0
        self.good = 0.0
        self.furniture = False

    def holds(self, other: Node) -> bool:
        """True when `other` is this node or stands inside it."""
        return self.index <= other.index <= self.last


def _words(attrs: dict[str, str]) -> tuple[str, ...]:
    names = f"{attrs.get('class', '')} {attrs.get('id', '')}"[:400]
    return tuple(w.lower() for w in _WORD.findall(names))


class Tree:
    """Nodes of the body in document order, and the elements of the head that carry metadata."""

    def __init__(self, html: str) -> None:
        dom = HTMLTree.parse(html)
        self.nodes: list[Node] = []
        self.metas: list[dict[str, str]] = []
        self.scripts: list[str] = []
        self.title = ""
        self.links: dict[str, str] = {}
        if dom is None or dom.document is None:
            return
        stack: list[tuple[Any, Node | None, bool]] = [(dom.document, None, False)]
        while stack:
            raw, parent, closing = stack.pop()
            if closing:
                assert parent is not None
                parent.last = len(self.nodes) - 1
                continue
            kind = raw.type
            if kind == NodeType.TEXT:
                if parent is not None and (value := raw.value):
                    self.nodes.append(Node("#text", value, {}, parent, len(self.nodes)))
                continue
            if kind not in (NodeType.ELEMENT, NodeType.DOCUMENT):
                continue
            tag = (raw.tag or "").lower()
            if tag in SILENT:
                if tag == "head":
                    self._head(raw)
                else:
                    self._silent(tag, raw)
                continue
            node = parent
            if kind == NodeType.ELEMENT:
                attrs = {a: raw[a] or "" for a in _ATTRS if a in raw.attrs}
                if _invisible(raw):
                    continue
                node = Node(tag, "", attrs, parent, len(self.nodes))
                self.nodes.append(node)
                stack.append((raw, node, True))
            stack.extend((child, node, False) for child in _children(raw))
        self._measure()

    def _head(self, head: Any) -> None:
        stack = _children(head)
        while stack:
            raw = stack.pop()
            if raw.type == NodeType.ELEMENT:
                self._silent((raw.tag or "").lower(), raw)
                if raw.tag == "noscript":
                    stack.extend(_children(raw))

    def _silent(self, tag: str, raw: Any) -> None:
        names = raw.attrs
        attrs = {a: raw[a] or "" for a in names} if tag in ("meta", "script", "link") else {}
        if tag == "meta":
            self.metas.append(attrs)
        elif tag == "link" and attrs.get("href"):
            self.links.setdefault(attrs.get("rel", "").lower(), attrs["href"])
        elif tag == "script" and "ld+json" in attrs.get("type", ""):
            self.scripts.append(raw.text)
        elif tag == "title" and not self.title:
            self.title = " ".join((raw.text or "").split())

    def _measure(self) -> None:
        """Bottom-up sums: characters, characters in links, characters of good paragraphs, headings."""
        link_depth: dict[int, bool] = {}
        for node in self.nodes:
            above = node.parent is not None and link_depth.get(node.parent.index, False)
            link_depth[node.index] = above or node.tag == "a"
            if node.tag != "#text":
                continue
            size = len(" ".join(node.text.split()))
            block = node.parent
            while block is not None and block.tag not in BLOCK_TAGS and block.parent is not None:
                block = block.parent
            if block is not None:
                block.own += size
                block.own_links += size if above else 0
            node.size, node.links = size, size if above else 0
        for node in reversed(self.nodes):
            if node.own >= 40 and node.own_links < 0.4 * node.own and node.tag not in HEADINGS:
                node.good += min(node.own, 3000) * (0.5 if node.own < 80 else 1.0)
            if node.tag in HEADINGS and node.size:
                node.headings += 1
                node.h1s += node.tag == "h1"
            up = node.parent
            if up is not None:
                up.good += node.good
                up.size += node.size
                up.links += node.links
                up.headings += node.headings
                up.h1s += node.h1s

    def text_of(self, node: Node) -> str:
        """All text below a node, white space collapsed."""
        return " ".join(" ".join(n.text for n in self.nodes[node.index : node.last + 1] if n.tag == "#text").split())


def _children(raw: Any) -> list[Any]:
    """Children, last first. By sibling links: the library's node list takes quadratic time and more to walk."""
    out, child = [], raw.first_child
    while child is not None:
        out.append(child)
        child = child.next
    out.reverse()
    return out


def _invisible(raw: Any) -> bool:
    attrs = raw.attrs
    if "hidden" in attrs:
        return True
    style = (raw["style"] or "") if "style" in attrs else ""
    return "none" in style and re.search(r"display\s*:\s*none", style) is not None


def mark_furniture(tree: Tree) -> None:
    """Sets `furniture` on regions that element, role or class names give away (knowledge/articles/markup).

    A region with most of the page's good text is never furniture, whatever its name, comments aside.
    """
    marks = load("articles/markup")["furniture"]
    tags, roles, words = frozenset(marks["tags"]), frozenset(marks["roles"]), frozenset(marks["words"])
    pairs, comments, captions, skip = frozenset(marks["pairs"]), frozenset(marks["comments"]), frozenset(marks["captions"]), frozenset(marks["not_after"])
    total = tree.nodes[0].good if tree.nodes else 0.0
    until = -1
    for node in tree.nodes:
        if node.index <= until:
            node.furniture = True
            continue
        if node.tag in ("#text", "html", "body", "main"):
            continue
        named = [w for i, w in enumerate(node.words) if not (i and node.words[i - 1] in skip)]
        if node.h1s or node.good > 0.95 * total + 1:
            continue
        told = any(w in comments for w in named) and node.tag != "article"
        if not told and node.good < 0.7 * total + 1:
            told = node.tag in tags or node.attrs.get("role", "") in roles
        if not told and node.good < 0.45 * total + 1:
            told = (
                (node.tag == "header" and node.links > 0.3 * node.size and node.headings == 0)
                or (node.tag == "figcaption" or any(w in captions for w in named))
                or (node.tag != "article" and any(w in words for w in named))
                or (node.tag != "article" and any(f"{a} {b}" in pairs for a, b in zip(node.words, node.words[1:], strict=False)))
            )
        if told:
            node.furniture = True
            until = node.last
