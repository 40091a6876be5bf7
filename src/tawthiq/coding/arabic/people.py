"""Nouns for people and things, with number: "جنديان" is two soldiers, "مدنيون" at least two civilians."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq import knowledge
from tawthiq.language.arabic import Analysis, analyses, fold_word


class PersonNoun(NamedTuple):
    """`group` as in `Figure.group`; `armed`: can be who attacks; `name`: neutral English plural; `number`: s | d | p."""

    group: str
    armed: bool
    name: str
    number: str


class ThingNoun(NamedTuple):
    """`kind`: force | vehicle | craft | site | position | settlement | road; `name`: neutral English."""

    kind: str
    name: str
    number: str


def _duals(singular: str) -> list[str]:
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    return [stem + "ان", stem + "ين"]


@cache
def _people() -> dict[tuple[str, ...], PersonNoun]:
    table: dict[tuple[str, ...], PersonNoun] = {}
    for row in knowledge.table("arabic/people"):
        singular = fold_word(row["singular"])
        forms = [(singular, "s"), (singular + "ا", "s")] + [(x, "d") for x in _duals(singular)]
        forms = [(fold_word(x), "p") for x in row["plural"].split("|") if x] + [f for f in forms if " " not in singular or f[1] == "s"]
        for form, number in forms:
            table.setdefault(tuple(form.split()), PersonNoun(row["group"], row["armed"] == "y", row["name"], number))
    return table


@cache
def _things() -> dict[tuple[str, ...], ThingNoun]:
    table: dict[tuple[str, ...], ThingNoun] = {}
    for row in knowledge.table("arabic/things"):
        singular = fold_word(row["singular"])
        for form in [singular, singular + "ا"]:
            table.setdefault(tuple(form.split()), ThingNoun(row["kind"], row["name"], "s"))
        for form in _duals(singular):
            table.setdefault((form,), ThingNoun(row["kind"], row["name"], "d"))
            table.setdefault((form[:-1],), ThingNoun(row["kind"], row["name"], "d"))  # construct: طائرتي تجسس
        for form in row["plural"].split("|"):
            if form:
                table.setdefault(tuple(fold_word(form).split()), ThingNoun(row["kind"], row["name"], "p"))
    return table


@lru_cache(maxsize=32768)
def person(word: str, feminine: bool = False) -> tuple[PersonNoun, Analysis] | None:
    """The noun for people that a folded word is, with its clitics."""
    table = _people()
    for a in analyses(word):
        if a.prep == "س" or (feminine and a.pronoun):
            continue
        if (a.stem,) in table:
            return table[(a.stem,)], a
        if a.pronoun and (a.stem + "ن",) in table and table[(a.stem + "ن",)].number == "d":  # طفليها: the dual before a pronoun
            return table[(a.stem + "ن",)], a
    return None


@lru_cache(maxsize=32768)
def thing(word: str, feminine: bool = False) -> tuple[ThingNoun, Analysis] | None:
    """The noun for a thing that a folded word is, with its clitics."""
    table = _things()
    return next(((table[(a.stem,)], a) for a in analyses(word) if (a.stem,) in table and a.prep != "س" and not (feminine and a.pronoun)), None)
