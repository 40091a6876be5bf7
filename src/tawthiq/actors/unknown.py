"""Armed groups and units that no table lists, known by their form: "Sword Brigades", "Liwa al-…", "47th Brigade", "كتائب …"."""

from __future__ import annotations

import re

from tawthiq.actors import compose
from tawthiq.actors.scan import Scan, Step, grammar

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$")
_NUMBER = re.compile(r"(?:ال)?\d{1,3}$")
_QUOTED = re.compile(r"\s*[\"“«'‘(]\s*([^\"”»'’)\n]{2,50})[\"”»'’)]")


def english_unit(scan: Scan, i: int) -> tuple[str, int] | None:
    """A numbered formation at word `i`: its name and the word after it. "14th Brigade", "Brigade 14", "47th Mechanized Brigade"."""
    formations = grammar("english", "formations")
    key = scan.key(i)
    if _ORDINAL.match(key):
        for k in range(i + 1, min(i + 4, len(scan))):
            if scan.follows(k) != k:
                return None
            if scan.key(k) in formations:
                return scan.text[scan.words[i].start : scan.words[k].end], k + 1
            if not scan.words[k].raw[:1].isupper():
                return None
    elif key in formations and scan.follows(i + 1) == i + 1 and scan.key(i + 1).isdigit() and len(scan.key(i + 1)) < 4 and scan.words[i].raw[:1].isupper():
        number = int(scan.key(i + 1))
        noun = scan.words[i].raw
        return f"{number}{_suffix(number)} {noun}", i + 2
    return None


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def english_group(scan: Scan, i: int, floor: int) -> Step | None:
    """A capitalised name that ends at (or, for Arabic nouns in Latin script, begins with) a group noun at word `i`."""
    key, raw = scan.key(i), scan.words[i].raw
    if not raw[:1].isupper() or (raw.isupper() and key not in grammar("english", "company_last")):
        return None
    if key in grammar("english", "group_first"):
        end = i + 1
        while end < len(scan) and end - i < 6 and scan.follows(end) == end and (scan.words[end].raw[:1].isupper() or scan.key(end) == "al" or scan.key(end) in ("wa",)):
            if scan.best(end, "class") is not None:
                break
            end += 1
        while end > i + 1 and scan.key(end - 1) in ("al", "wa"):
            end -= 1
        if end - i < 2:
            return None
        return Step(end, compose.unknown_group(_written(scan, i, end)), i, end)
    nouns, companies = grammar("english", "group_last"), grammar("english", "company_last")
    if key not in nouns and key not in companies:
        return None
    first = i
    while first > floor and i - first < 5 and scan.follows(first) == first and _names(scan, first - 1):
        first -= 1
    while first < i and (scan.key(first) in grammar("english", "sentence_starters") or scan.key(first) in ("of", "al", "for")):
        first += 1
    general = grammar("english", "general_names")
    if first == i or all(scan.key(k) in general or scan.best(k, "class", "demonym", "state", "people") is not None for k in range(first, i)):
        return None
    end = i + 1
    if key in grammar("english", "group_of") and scan.key(end) in ("of", "for") and scan.follows(end) == end:
        k = end + 1
        while scan.key(k) in ("the", "al") and scan.follows(k) == k:
            k += 1
        while k < len(scan) and k - end < 5 and scan.follows(k) == k and scan.words[k].raw[:1].isupper() and scan.best(k, "class") is None:
            k += 1
            end = k
    name = _written(scan, first, end)
    actor = compose.company(name) if key in companies else compose.unknown_group(name)
    return Step(end, actor, first, end)


def _names(scan: Scan, k: int) -> bool:
    """Word `k` can be part of a name: capitalised and not the whole line in capitals, or a particle between such words."""
    raw = scan.words[k].raw
    return (raw[:1].isupper() and not raw.isupper()) or scan.key(k) == "al"


def _written(scan: Scan, first: int, last: int) -> str:
    return " ".join(scan.text[scan.words[first].start : scan.words[last - 1].end].split())


def arabic_group(scan: Scan, i: int, taken: int = 0) -> Step | None:
    """A group noun at word `i` and its name: in quotes, or the next word and the words with article or "Allah" after it."""
    key = scan.key(i)[taken:]
    if key not in grammar("arabic", "group_first"):
        return None
    quoted = _QUOTED.match(scan.text, scan.words[i].end)
    if quoted is not None:
        end = i + 1
        while end < len(scan) and scan.words[end].end <= quoted.end(1):
            end += 1
        name = f"{key_written(scan, i, taken)} {' '.join(quoted.group(1).split())}"
        return Step(end, compose.unknown_group(name), i, end, taken) if 1 < end - i < 7 else None
    if scan.key(i).startswith("ال"):
        return None
    end = i + 1
    while end < len(scan) and end - i < 5 and scan.follows(end) == end:
        word = scan.key(end)
        if word in grammar("arabic", "stop") or scan.best(end, "state", "demonym", "metonym", "people") is not None:
            break
        if end > i + 1 and not (word.startswith("ال") or word in grammar("arabic", "name_parts")) and scan.key(end - 1) not in grammar("arabic", "name_parts"):
            break
        if end == i + 1 and not (word.startswith("ال") or word in grammar("arabic", "name_parts")):
            break
        end += 1
    name = _written(scan, i, end)
    if end - i < 2 or all(scan.key(k) in grammar("arabic", "general_names") for k in range(i + 1, end)):
        return None
    return Step(end, compose.unknown_group(name[taken:] if taken else name), i, end, taken)


def key_written(scan: Scan, i: int, taken: int) -> str:
    return scan.words[i].raw[taken:]


def arabic_unit(scan: Scan, i: int) -> tuple[str, int] | None:
    """ "اللواء 14" """
    names = {"لواء": "Brigade", "فرقه": "Division", "فوج": "Regiment", "كتيبه": "Battalion", "فيلق": "Corps"}
    key = scan.key(i)
    noun = names.get(key[2:] if key.startswith("ال") else key)
    if noun is None or scan.follows(i + 1) is None or not _NUMBER.match(scan.key(i + 1)):
        return None
    number = int(scan.key(i + 1).removeprefix("ال"))
    return f"{number}{_suffix(number)} {noun}", i + 2
