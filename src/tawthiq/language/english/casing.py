"""Case for text that has none: all capitals or all small letters, as old wires, bulletins and chat messages come.

The parser, the name tagger and the lexicons read case; a text without contrast is therefore read through a copy of the same
length, so that every position holds. Three cases of a word (lower, Title, UPPER) are the states of a chain: how a word is
written inside sentences comes from a table counted on open text (training/english/casing.py), words it does not know from
their endings, acronyms from the registry of actors and from brackets behind the name they shorten.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tawthiq.actors.lexicon import spellings
from tawthiq.knowledge import load, table

#: Letters that a text needs before its case says anything, and the share of the rarer case below which there is no contrast.
_ENOUGH, _CONTRAST = 24, 0.01
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+[^\W\d_]*|[.!?:;…]+|\S")
_BRACKETED = re.compile(r"[(\[]\s*([^\W\d_]{2,7}|[^\W\d_]{1,3}-\d{1,2})\s*[)\]]")
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_NUMBER_AFTER = re.compile(r"\s+\d")
_VOWEL = re.compile("[aeiouyáéíóúàèìòùäëïöüâêîôûãõ]")
_JOINS = frozenset({"of", "the", "and", "for", "de", "del", "la", "las", "los", "y", "e", "da", "do", "dos", "das", "en", "di", "al", "von", "van"})
_WEAK = frozenset({"i", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"})
_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"})
_FAR = 99


class _Table(NamedTuple):
    steps: tuple[tuple[int, ...], ...]
    cost: dict[str, tuple[int, int, int]]
    acronyms: frozenset[str]
    abbreviations: frozenset[str]


@cache
def _table() -> _Table:
    from math import exp, log

    lines = files("tawthiq.language").joinpath("models", "english", "casing.txt").read_text("utf-8").splitlines()
    numbers = [int(x) for x in lines[0].split()]
    prior = [int(x) for x in lines[1].split()]
    cost: dict[str, tuple[int, int, int]] = {}
    for line in lines[2:]:
        code, *words = line.split(" ")
        title, upper = int(code[0]), int(code[1])
        shares = ((10 - title - upper) / 10, title / 10, upper / 10)
        # how unlikely the word is in each case, against how often the case is met at all
        usual = [exp(-q / 10) for q in prior]
        costs = tuple(round(-10 * log((0.93 * p + 0.07 * u) / u)) for p, u in zip(shares, usual, strict=True))
        cost.update(dict.fromkeys(words, (costs[0], costs[1], costs[2])))
    names = [a.lstrip("=") for t in ("groups", "organisations", "organs") for row in table(f"actors/{t}") for a in row["aliases_en"].split("|")]
    capitals = {a.lower() for a in names if re.fullmatch(r"[A-Z]{2,7}", a)}
    known = frozenset(a for a in capitals if a not in cost or cost[a][2] <= cost[a][0])
    return _Table(tuple(tuple(numbers[3 * a : 3 * a + 3]) for a in range(3)), cost, known, frozenset(load("english/abbreviations")["never_end"]))


def contrast(text: str) -> str:
    """"mixed", "upper" or "lower": whether capitals and small letters tell anything in `text`."""
    lower, upper = sum(map(str.islower, text)), sum(map(str.isupper, text))
    if lower + upper < _ENOUGH:
        return "mixed"
    return "upper" if lower <= _CONTRAST * upper else "lower" if upper <= _CONTRAST * lower else "mixed"


def restore(text: str) -> str:
    """`text` in the case it would have in a newspaper, character for character; the input where its case has contrast."""
    if contrast(text) == "mixed":
        return text
    low = _each(text, str.lower)
    acronyms = _table().acronyms | {m.group(1) for m in _BRACKETED.finditer(low) if _shortens(low, m)}
    out = list(low)
    found = list(_WORD.finditer(low))
    begin = 0
    for k, _m in enumerate(found):  # one chain for every run between full stops
        if k + 1 == len(found) or _ends(found, k):
            _cased(found[begin : k + 1], out, acronyms)
            begin = k + 1
    for m in found:
        for name, cased in _phrases().get(m.group(), ()):
            if low.startswith(name, m.start()) and not low[m.start() + len(name) : m.start() + len(name) + 1].isalnum():
                out[m.start() : m.start() + len(name)] = cased
                break
    return "".join(out)


@cache
def _phrases() -> dict[str, list[tuple[str, str]]]:
    """First word → names of several words that the registry of actors writes in one way, in small letters and as written."""
    out: dict[str, dict[str, str]] = {}
    for t in ("groups", "organisations", "organs"):
        for row in table(f"actors/{t}"):
            for alias in row["aliases_en"].split("|"):
                for name in spellings(alias.lstrip("=~").strip()):
                    words = name.split()
                    if len(words) > 1 and all(w[0].isupper() or w in _JOINS for w in words) and len(name.lower()) == len(name):
                        low = name.lower()
                        out.setdefault(low.split()[0], {}).setdefault(low, name)
    return {first: sorted(names.items(), key=lambda x: (-len(x[0]), x[0])) for first, names in out.items()}


def _each(text: str, change: object) -> str:
    """Change letters one by one; one that would become two (ß) stays."""
    assert callable(change)
    return "".join(c if len(d := change(c)) != 1 else d for c in text)


def _ends(found: Sequence[re.Match[str]], k: int) -> bool:
    mark = found[k].group()
    if mark[0] not in ".!?…":
        return False
    before = found[k - 1].group().lower() if k else ""
    near = k > 0 and found[k - 1].end() == found[k].start()
    return not (mark == "." and near and (before in _table().abbreviations or len(before) == 1))


def _shortens(low: str, m: re.Match[str]) -> bool:
    """Is the bracket an acronym: initials of the words before it, or letters that cannot be an English word?"""
    word = m.group(1)
    if any(c.isdigit() for c in word):
        return True
    before = [w for w in re.findall(r"[^\W\d_]+", low[max(0, m.start() - 90) : m.start()]) if w not in _JOINS]
    initials = "".join(w[0] for w in before[-len(word) :])
    if initials == word or (len(word) > 2 and sum(a == b for a, b in zip(initials, word, strict=False)) >= len(word) - 1):
        return True
    return word not in _table().cost and (not _VOWEL.search(word) or len(word) <= 4)


def _costs(word: str, acronyms: frozenset[str] | set[str], beside_number: bool = False) -> tuple[int, int, int]:
    known = _table().cost
    if word in acronyms:
        return (_FAR, _FAR, -_FAR)
    if beside_number and word in _MONTHS:
        return (_FAR, 0, _FAR)
    if word in known and word[0] != "-":
        return known[word]
    if not _VOWEL.search(word) and 2 <= len(word) <= 5:
        return (20, 20, 0)
    stem = next((s for s in _stems(word) if s in known), None)
    if stem is not None:
        return known[stem]
    ending = next((known[e] for k in (4, 3, 2) if len(word) > k and (e := "-" + word[-k:]) in known), known["-"])
    return (ending[0] + 3, ending[1] - 3, ending[2])  # a word that a large table lacks is more often a name


def _stems(word: str) -> list[str]:
    out = []
    for ending in ("'s", "’s", "s", "es", "ed", "d", "ing", "ly", "er", "ers"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            out += [stem, stem + "e"] if ending in ("ed", "ing", "er", "ers") else [stem]
    return out


def _cased(run: Sequence[re.Match[str]], out: list[str], acronyms: frozenset[str] | set[str]) -> None:
    words = [m for m in run if m.group()[0].isalpha()]
    if not words:
        return
    steps = _table().steps
    best: list[tuple[int, ...]] = []
    back: list[tuple[int, ...]] = []
    for n, m in enumerate(words):
        word = m.group().rstrip(".") if "." not in m.group()[:-1] else m.group()
        dated = bool(_NUMBER_BEFORE.search(m.string[max(0, m.start() - 9) : m.start()]) or _NUMBER_AFTER.match(m.string, m.end())) if word in _MONTHS else False
        cost = _costs(word, acronyms, dated) if "." not in word else (_FAR, _FAR, 0)
        if n == 0 or m.start() - words[n - 1].end() > 1 or any(c.isdigit() for c in m.string[words[n - 1].end() : m.start()]):
            came = tuple((best[-1].index(min(best[-1])) if best else 0) for _ in range(3))
            base = min(best[-1]) if best else 0
            best.append(tuple(base + steps[0][s] + cost[s] for s in range(3)))
            back.append(came)
            continue
        sums = [[best[-1][a] + steps[a][s] for a in range(3)] for s in range(3)]
        back.append(tuple(x.index(min(x)) for x in sums))
        best.append(tuple(min(x) + cost[s] for s, x in enumerate(sums)))
    state = best[-1].index(min(best[-1]))
    for n in range(len(words) - 1, -1, -1):
        m = words[n]
        word = m.group()
        first = (n == 0 and run[0] is m) or (n == 0 and not any(r.group()[0].isalnum() for r in run[: run.index(m)]))
        if state == 2 or word in acronyms or (len(word) == 1 and word != "a") or word in _WEAK:
            out[m.start() : m.end()] = _each(word, str.upper)
            if word.endswith(("'s", "’s")):
                out[m.end() - 1] = "s"
        elif (state == 1 and not (word in _JOINS and 0 < n < len(words) - 1)) or first:
            out[m.start()] = _each(word[0], str.upper)
        state = back[n][state]
