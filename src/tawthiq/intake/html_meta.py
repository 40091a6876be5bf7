"""What a page says about itself for machines: meta elements and JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from tawthiq.intake.html_tree import Tree
from tawthiq.knowledge import load

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|_|$)")


def iso_day(value: str) -> str | None:
    """The day of an ISO-like date or time as written (no shift to another time zone), or None."""
    found = _ISO.search(value)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


class PageFacts:
    """Facts of a page as a whole; each is None where the page does not state it."""

    def __init__(self, tree: Tree) -> None:
        known = load("articles/markup")
        meta: dict[str, str] = {}
        for attrs in tree.metas:
            name = (attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or "").strip().lower()
            if name and (value := attrs.get("content", "").strip()):
                meta.setdefault(name, value)

        def first(kind: str) -> str | None:
            return next((meta[n] for n in known["meta"][kind] if n in meta), None)

        nodes = list(_ld_articles(tree.scripts, frozenset(known["article"]["types"])))
        linked = nodes[0] if nodes else {}
        types = {t for n in nodes for t in _types(n)}
        self.live = bool(types & frozenset(known["article"]["live"]))
        self.is_article = meta.get("og:type", "").lower() in ("article", "news", "newsarticle") or len(nodes) == 1
        self.headline = _text(linked.get("headline")) or first("headline") or tree.title or None
        self.publisher = first("publisher") or _name(linked.get("publisher"))
        self.byline = _plain_name(_name(linked.get("author"))) or _plain_name(first("byline"))
        self.url = tree.links.get("canonical") or meta.get("og:url")
        self.published: str | None = None
        dates = [meta[n] for n in known["meta"]["published"][:2] if n in meta]
        dates += [_text(n.get(k)) or "" for n in nodes[:1] for k in ("datePublished", "dateCreated")]
        dates += [meta[n] for n in known["meta"]["published"][2:] if n in meta]
        self.published = next((d for d in map(iso_day, dates) if d), None) or next((d for d in dates if d), None)
        found = _URL_DATE.search(self.url or "")
        self.url_date = iso_day(f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}") if found else None


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [k.lower() for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _ld_articles(scripts: list[str], types: frozenset[str]) -> Iterator[dict[str, Any]]:
    for script in scripts:
        try:
            stack: list[Any] = [json.loads(script.strip().strip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(reversed(node))
            elif isinstance(node, dict):
                if types & set(_types(node)):
                    yield node
                else:
                    stack.extend(v for k, v in reversed(node.items()) if k in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"))


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [n for n in map(_name, value) if n]
        return ", ".join(names) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _plain_name(value: str | None) -> str | None:
    """A name for people: addresses of profile pages are none."""
    return value if value and not re.match(r"https?://|www\.|@", value) and len(value) < 120 else None
