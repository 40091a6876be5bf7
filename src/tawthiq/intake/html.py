"""HTML to a Page: text derived from the DOM in document order, one line per paragraph, with blocks and hints."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from tawthiq.intake.errors import IntakeError
from tawthiq.intake.html_meta import PageFacts, iso_day
from tawthiq.intake.html_regions import article_nodes
from tawthiq.intake.html_tree import BLOCK_TAGS, HEADINGS, Node, Tree, mark_furniture
from tawthiq.knowledge import load
from tawthiq.records import Capture, Hint, Page, PageBlock

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
MAX_NODES = 400_000


class _Out(NamedTuple):
    """The derived text, its blocks, and for every block the node that it came from."""

    text: str
    blocks: tuple[PageBlock, ...]
    nodes: tuple[Node, ...]


def html_page(html: str, capture: Capture) -> Page:
    """The page of one HTML text. Raises IntakeError when nothing readable is in it."""
    tree = Tree(html)
    if len(tree.nodes) > MAX_NODES:
        raise IntakeError(f"the page has more than {MAX_NODES:,} elements", "save the part with the articles and add that")
    facts = PageFacts(tree)
    mark_furniture(tree)
    articles = article_nodes(tree, facts)
    if len(articles) == 1:
        _mark_link_lists(tree, articles[0])
    out = _emit(tree)
    if not out.blocks:
        raise IntakeError("the page holds no text", "save the page with its text (not only its scripts), or add it as plain text")
    hints: list[Hint] = []
    for node in articles:
        hints += _hints(tree, facts, node, out, alone=len(articles) == 1)
    if facts.publisher and hints:
        hints.append(Hint(kind="publisher", start=hints[0].start, end=hints[0].start, value=facts.publisher))
    if facts.url:
        capture = capture.model_copy(update={"url": facts.url})
    return Page(capture=capture, text=out.text, blocks=out.blocks, hints=tuple(hints))


def _mark_link_lists(tree: Tree, main: Node) -> None:
    """Lists and boxes of links inside a main text are related items, not prose."""
    until = -1
    for node in tree.nodes[main.index + 1 : main.last + 1]:
        if node.index <= until:
            node.furniture = True
        elif node.tag in ("ul", "ol", "div", "section", "table") and node.good == 0 and node.links > 0.6 * node.size > 0 and not node.h1s:
            if node.links < 25 and node.tag == "div":
                continue  # a date or a name that happens to be a link
            node.furniture, until = True, node.last


def _emit(tree: Tree) -> _Out:
    pieces: list[str] = []
    blocks: list[PageBlock] = []
    owners: list[Node] = []
    size = 0
    line: list[str] = []
    owner: Node | None = None
    pending_break = False

    def flush() -> None:
        nonlocal size, owner, pending_break
        words = _SPACE.sub(" ", "".join(line)).strip()
        line.clear()
        if words and owner is not None:
            gap = "" if not pieces else "\n" if pending_break else "\n\n"
            pieces.extend((gap, words))
            start = size + len(gap)
            size = start + len(words)
            blocks.append(PageBlock(start=start, end=size, tag=owner.tag, furniture=owner.furniture))
            owners.append(owner)
        if words:
            pending_break = False
        owner = None

    open_blocks: list[int] = []
    for node in tree.nodes:
        while open_blocks and open_blocks[-1] < node.index:
            open_blocks.pop()
            flush()
        if node.tag == "#text":
            block, inline = node.parent, False
            while block is not None and block.tag not in BLOCK_TAGS and block.parent is not None:
                inline = inline or (block.furniture and block.tag not in BLOCK_TAGS)
                block = block.parent
            if block is None:
                continue
            text = node.text
            if block.tag == "pre":
                for i, part in enumerate(text.split("\n")):
                    if i:
                        flush()
                        pending_break = True
                    owner = owner or block
                    line.append(part)
                continue
            if text.strip() and owner is None:
                owner = block
            line.append(text)
        elif node.tag in ("br", "hr"):
            flush()
            pending_break = node.tag == "br"
        elif node.tag in BLOCK_TAGS:
            flush()
            if node.last > node.index:
                open_blocks.append(node.last)
    flush()
    return _joined("".join(pieces), blocks, owners)


def _joined(text: str, blocks: list[PageBlock], owners: list[Node]) -> _Out:
    """A line break inside a sentence (the next line goes on in lower case) does not end the paragraph."""
    kept: list[PageBlock] = []
    nodes: list[Node] = []
    for block, node in zip(blocks, owners, strict=True):
        last = kept[-1] if kept else None
        if (
            last is not None
            and nodes[-1] is node
            and node.tag not in ("pre", "li")
            and text[last.end : block.start] == "\n"
            and text[block.start].islower()
            and text[last.end - 1] not in ".!?؟:;"
        ):
            kept[-1] = last.model_copy(update={"end": block.end})
        else:
            kept.append(block)
            nodes.append(node)
    return _Out(text, tuple(kept), tuple(nodes))


def _hints(tree: Tree, facts: PageFacts, node: Node, out: _Out, alone: bool) -> list[Hint]:
    inside = [i for i, n in enumerate(out.nodes) if node.holds(n) and not out.blocks[i].furniture]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    title = _headline_block(facts, node, out, inside, alone)
    if title is not None and title < first:
        first = title
    start, end = out.blocks[first].start, out.blocks[last].end
    hints = [Hint(kind="article", start=start, end=end)]
    if title is not None:
        hints.append(Hint(kind="headline", start=out.blocks[title].start, end=out.blocks[title].end))
    elif alone and facts.headline:
        hints.append(Hint(kind="headline", start=start, end=start, value=facts.headline))
    if not node.holds(out.nodes[first]):
        region = range(out.nodes[first].index, node.last + 1)
    else:
        region = range(node.index, node.last + 1)
    published = _published(tree, facts, region, out, alone)
    if published is not None:
        hints.append(Hint(kind="published", start=max(published[0], start), end=max(published[1], start), value=published[2]))
    byline = _byline(tree, region, out)
    if byline is None and alone and facts.byline:
        byline = (start, start, facts.byline)
    if byline is not None:
        hints.append(Hint(kind="byline", start=max(byline[0], start), end=max(byline[1], start), value=byline[2]))
    return hints


def _headline_block(facts: PageFacts, node: Node, out: _Out, inside: list[int], alone: bool) -> int | None:
    """Index of the block that holds the headline: the first heading inside; for a lone article also an h1 above it."""
    heading = next((i for i in inside if _under_heading(out.nodes[i])), None)
    if not alone:
        return heading
    if heading is not None and _under_heading(out.nodes[heading]) == "h1":
        return heading
    wanted = facts.headline or ""
    above = [i for i in range(inside[0]) if _under_heading(out.nodes[i]) in ("h1", "h2")]

    def like(i: int) -> float:
        words = out.text[out.blocks[i].start : out.blocks[i].end].lower()
        return fuzz.token_set_ratio(words, wanted.lower()) if wanted else 0.0

    for i in reversed(above):
        between = sum(1 for j in range(i, inside[0]) if not out.blocks[j].furniture)
        if (like(i) >= 80 and between <= 40) or (_under_heading(out.nodes[i]) == "h1" and between <= 12 and not out.blocks[i].furniture):
            return i
    if heading is not None and (like(heading) >= 80 or inside.index(heading) <= 3):
        return heading
    return None


def _under_heading(node: Node) -> str | None:
    up: Node | None = node
    for _ in range(4):
        if up is None:
            return None
        if up.tag in HEADINGS:
            return up.tag
        up = up.parent
    return None


def _span(node: Node, out: _Out) -> tuple[int, int]:
    """Where a node's text stands in the derived text: the blocks from it, or the first after it (empty span)."""
    block: Node | None = node
    while block is not None and block.tag not in BLOCK_TAGS:
        block = block.parent
    for b, n in zip(out.blocks, out.nodes, strict=True):
        if node.holds(n) or n is block:
            return b.start, b.end
    return 0, 0


def _published(tree: Tree, facts: PageFacts, region: range, out: _Out, alone: bool) -> tuple[int, int, str] | None:
    classes = frozenset(load("articles/markup")["meta"]["date_classes"])
    if alone and facts.published:
        return 0, 0, facts.published
    ranked: list[tuple[int, int, Node, str]] = []
    for i in region:
        node = tree.nodes[i]
        if node.tag == "#text":
            continue
        prop = node.attrs.get("itemprop", "").lower()
        stamp = node.attrs.get("datetime") or (node.attrs.get("content") if prop == "datepublished" else None) or ""
        named = any(c.lower() in classes for c in node.attrs.get("class", "").split())
        value = iso_day(stamp) or (iso_day(node.attrs.get("title", "")) if named or node.tag == "abbr" else None)
        if value and not node.furniture and prop != "datemodified" and "updated" not in node.words:
            rank = 0 if prop == "datepublished" or "pubdate" in node.attrs or "published" in node.words else 1
            ranked.append((rank, i, node, value))
    if ranked:
        _, _, node, value = min(ranked, key=lambda r: r[:2])
        return (*_span(node, out), value)
    if alone and facts.url_date:
        return 0, 0, facts.url_date
    return None


def _byline(tree: Tree, region: range, out: _Out) -> tuple[int, int, str] | None:
    classes = frozenset(load("articles/markup")["meta"]["byline_classes"])
    for i in region:
        node = tree.nodes[i]
        if node.tag == "#text" or node.furniture or not 3 <= node.size <= 80:
            continue
        told = node.attrs.get("rel") == "author" or node.attrs.get("itemprop", "").lower() == "author"
        if told or any(c.lower() in classes for c in node.attrs.get("class", "").split()):
            return (*_span(node, out), tree.text_of(node))
    return None
