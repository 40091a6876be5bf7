"""What a line is by its own words: furniture, credits, or text. The words are in knowledge/articles."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawthiq.articles.folding import Folded, fold, fold_pattern, words_of
from tawthiq.knowledge import load, table

_LONGEST = 400
"""Lines over this many characters are prose whatever they say; it also bounds the time of every pattern below."""
_TRIM = " \t\r\n:：.…-–—|»«>[]()*•"


class Marks(NamedTuple):
    """Compiled knowledge; whole-line patterns are anchored at use."""

    section: re.Pattern[str]
    image: re.Pattern[str]
    only: re.Pattern[str]
    phrase: re.Pattern[str]
    rule: re.Pattern[str]
    credit: re.Pattern[str]
    pose: re.Pattern[str]
    disclaimers: tuple[re.Pattern[str], ...]
    byline: tuple[re.Pattern[str], ...]
    posted: tuple[re.Pattern[str], ...]
    source: tuple[re.Pattern[str], ...]
    desk: re.Pattern[str]


@cache
def marks() -> Marks:
    """The patterns of knowledge/articles/furniture and bylines, compiled once."""
    furniture, lines = load("articles/furniture"), load("articles/bylines")

    def one(key: str) -> re.Pattern[str]:
        return fold_pattern("|".join(f"(?:{p})" for p in furniture[key]))

    def several(source: dict[str, list[str]], key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(fold_pattern(p) for p in source[key])

    return Marks(
        one("section"), one("image"), one("only"), one("phrase"), one("rule"), one("credit"),
        fold_pattern(r"(?<!\w)(?:" + "|".join(furniture["pose"]) + r")(?!\w)"),
        several(furniture, "disclaimer"), several(lines, "byline"), several(lines, "posted"), several(lines, "source"),
        fold_pattern(r"(?<!\w)(?:" + "|".join(fold(w).text for w in lines["desk"]) + r")(?!\w)"),
    )  # fmt: skip


def furniture_role(folded: str) -> str | None:
    """`rule`, `section`, `image` or `junk` for a folded line that is nothing else, or None."""
    line = folded.strip()
    if not line or len(line) > _LONGEST:
        return None
    m = marks()
    if m.rule.fullmatch(line):
        return "rule"
    bare = line.strip(_TRIM)
    if not bare:
        return "junk"
    if m.section.fullmatch(bare):
        return "section"
    if m.image.fullmatch(bare):
        return "image"
    if m.only.fullmatch(line) or m.only.fullmatch(bare):
        return "junk"
    if len(line.split()) <= 40 and m.phrase.search(line):
        return "junk"
    return None


class Credit(NamedTuple):
    """A crediting line: `kind` byline | posted | source; `name` verbatim, None where the line names nobody (`Source`)."""

    kind: str
    name: str | None


def credit_of(text: str, folded: Folded | None = None) -> Credit | None:
    """The credit that a line is, or None."""
    line = text.strip()
    if not 2 < len(line) <= 220:
        return None
    folded = folded if folded is not None and line == text else fold(line)
    for kind, patterns in (("source", marks().source), ("posted", marks().posted), ("byline", marks().byline)):
        for pattern in patterns:
            found = pattern.fullmatch(folded.text.strip())
            if not found:
                continue
            offset = len(folded.text) - len(folded.text.lstrip())
            name = None
            if "name" in pattern.groupindex and found["name"]:
                a, b = folded.span(found.start("name") + offset, found.end("name") + offset)
                name = line[a:b].strip(" .,:-–—|[]()")
            if kind != "source" and name and not _may_be_credited(name):
                continue
            if kind == "source" and name and len(name.split()) > 8 and not re.search(r"https?://", name):
                continue
            if kind == "byline" and len(line.split()) > (30 if folded.text.startswith(("reporting", "additional")) else 16):
                continue
            return Credit(kind, name or None)
    return None


def _may_be_credited(name: str) -> bool:
    """A credited name is capitalised throughout (`By Tuesday noon the` is a sentence) or is a desk."""
    words = [w for w in re.split(r"[\s,/&]+", name) if w]
    if not words or len(words) > 12:
        return False
    particles = frozenset(load("articles/bylines")["particles"])
    good = sum(1 for w in words if not w[:1].islower() or w.lower().strip(".") in particles or marks().desk.fullmatch(fold(w).text))
    first_is_time = bool(re.match(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|the\b|a\b|an\b", name.lower())) and not marks().desk.search(fold(name).text)
    return good >= 0.75 * len(words) and not first_is_time and not words[0].isdigit()


def is_name_line(text: str) -> bool:
    """Two to five capitalised words (or two to four Arabic ones) and nothing else: a person's name on its own line."""
    line = text.strip()
    if not 5 <= len(line) <= 45 or re.search(r"[\d:;!?.…\"“”«»()\[\]/|@#&%]", re.sub(r"\b[A-Z]\.|\bDr\.|\bSt\.|\bJr\.", "", line)):
        return False
    words = line.split()
    known = load("articles/bylines")
    stop = {fold(w).text for w in known["not_names"]}
    if any(fold(w).text.strip(",'") in stop for w in words):
        return False
    if all("\u0620" <= c <= "\u064a" or c == " " or "\u064b" <= c <= "\u065f" for c in line):
        return 2 <= len(words) <= 4 and not any(len(w) > 11 for w in words)
    particles = frozenset(known["particles"])
    return 2 <= len(words) <= 5 and all((w[:1].isupper() and not w.endswith("'s") and not w.endswith("’s")) or w.lower() in particles for w in words) and words[0].lower() not in ("and", "&")


@cache
def _outlets() -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for row in table("articles/outlets"):
        for mark in (row["name"], *row["marks"].split("|")):
            if key := _bare(mark):
                out.setdefault(key, (row["name"], row["kind"]))
    return out


def _bare(name: str) -> str:
    words = words_of(fold(name).text)
    return " ".join(w for w in words if w not in ("the", "news", "tv", "agency", "website", "net", "channel", "موقع", "قناه", "وكاله")) or " ".join(words)


def known_outlet(name: str) -> tuple[str, str] | None:
    """(name, kind) of a listed outlet or agency that goes by this name, or None."""
    return _outlets().get(_bare(name)) if name else None


def outlet_name(name: str) -> str:
    """The listed name of an outlet; an unlisted one as written, shouting calmed, web addresses cut to the host."""
    name = name.strip(" \t.,:;-–—|[]()\"'“”")
    if host := re.match(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:/\S*)?$", name):
        return host[1].lower()
    if known := known_outlet(name):
        return known[0]
    if name.isupper() and len(name) > 5:
        return " ".join(w.capitalize() for w in name.split())
    return name


def find_disclaimer(text: str) -> tuple[int, int, str | None] | None:
    """[start, end) of a disclaimer's sentence in a paragraph, and the house that it names."""
    if len(text) > 20_000:
        return None
    folded = fold(text)
    # Sentences may be glued ("home.The views …"), so any full stop followed by a letter or space ends one.
    starts = [0] + [m.end() for m in re.finditer(r"[.!?؟…][\"')\]]*\s*(?=\S)", folded.text)]
    for at in starts[-6:]:
        for pattern in marks().disclaimers:
            found = pattern.match(folded.text, at)
            if found and found.end() - found.start() >= 25:
                start, end = folded.span(found.start(), found.end())
                name = None
                if "name" in pattern.groupindex and found["name"]:
                    name = _house(text[slice(*folded.span(found.start("name"), found.end("name")))])
                return start, end, name
    return None


def _house(words: str) -> str | None:
    """The house in `Al Example and its staff`: the capitalised run, or the Arabic words before a verb."""
    words = re.sub(r"^(?:the\s+|its\s+)?(?:writers?|authors?|editors?|editorial (?:board|policy|stance)|views?|opinions?|policy|position)\s+(?:of\s+)?(?:the\s+)?", "", words.strip(), flags=re.I)
    if re.match(r"[\u0620-\u064a]", words):
        name = re.split(r"\s(?:بل|وانما|وإنما|ولا|وهي|او|أو)\s?", words)[0].strip()
    else:
        found = re.match(r"(?:the\s+)?((?:[A-Z][\w.’'&-]*|al|el|of|and|\d+)(?:\s+(?:[A-Z][\w.’'&-]*|of|al|\d+))*)", words)
        name = found[1].strip() if found else ""
        longer = " ".join(words.split()[:2])
        if known_outlet(longer):
            name = longer
    return name if len(name) > 2 and not re.match(r"(?:the\s+)?(?:author|writer|editor|publisher)", name, re.I) else None
