"""Lemmas: a table learned from the treebanks first, then the regular endings."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

from tawthiq.knowledge import load

_VOWELS = set("aeiou")


@cache
def _table() -> dict[tuple[str, str], str]:
    """(lower-case word, coarse tag N|V|J) -> lemma, for words whose lemma the rules below do not give."""
    raw = files("tawthiq.language").joinpath("models", "english", "lemmas.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(raw).decode("utf-8").splitlines())
    return {(word, tag): value for word, tag, value in rows}


def lemma(word: str, tag: str) -> str:
    """Lower-case lemma of `word` read with Penn tag `tag`; names keep their form in lower case."""
    low = word.lower()
    kind = tag[:1] if tag[:2] in ("NN", "VB", "JJ") else ""
    if tag == "NNPS" and low.isascii():  # "Warplanes" at the head of a sentence is read as a name
        return _table().get((low, "N")) or by_rule(low, "NNS")
    if tag == "NNP" or not kind or not low.isascii():
        return low
    if tag == "NNS" and (noun := _nouns().get(low) or (low[:-2] + "an" if low.endswith("men") and len(low) > 5 else None)):
        return noun
    if tag in ("VB", "VBP", "VBD", "VBN") and low.endswith("s") and not low.endswith("ss"):
        tag = "VBZ"  # "the army shells the town": the tagger errs, the ending does not
    return (_inflected().get(low) if kind == "V" else None) or _table().get((low, kind)) or by_rule(low, tag)


@cache
def _nouns() -> dict[str, str]:
    return dict(load("english/inflections")["nouns"])


@cache
def _inflected() -> dict[str, str]:
    """Form → lemma of the verbs in knowledge/english/inflections.toml."""
    data = load("english/inflections")
    forms: dict[str, str] = {}
    for verb in data["regular"]:
        stem = verb[:-1] if verb.endswith("e") else verb
        third = verb[:-1] + "ies" if verb.endswith("y") else verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith("y") else verb + "ed"
        during = (verb if verb.endswith(("ee", "oe", "ye")) else stem) + "ing"
        for form in (third, past, during):
            forms.setdefault(form, verb)
    for verb in data["doubling"]:
        for ending in ("ed", "ing"):
            forms.setdefault(verb + verb[-1] + ending, verb)
        forms.setdefault(verb + ("ses" if verb.endswith("s") else "s"), verb)
    for verb, irregular in data["irregular"].items():
        for form in irregular:
            forms[form] = verb
    return forms


def by_rule(low: str, tag: str) -> str:
    """The regular endings of nouns, verbs and comparatives."""
    if tag == "NNS":
        return _strip_s(low)
    if tag == "VBZ":
        return _strip_s(low)
    if tag in ("VBD", "VBN") and low.endswith("ed") and len(low) > 4:
        return _stem(low[:-2], "i")
    if tag == "VBG" and low.endswith("ing") and len(low) > 5:
        return _stem(low[:-3], "")
    return low


def _strip_s(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def _stem(stem: str, y: str) -> str:
    if y and stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem.endswith(("at", "iz", "is", "us", "ut", "ag", "in", "ir", "ur", "id", "od", "ov", "iv", "uc", "rc", "nc", "rg", "ng", "dg", "ok", "ak", "as", "os", "bl", "pl", "tl", "gl", "fl")):
        return stem + "e" if not stem.endswith(("rain", "tain", "ain", "oin", "eak", "ook", "eat", "out")) else stem
    return stem
