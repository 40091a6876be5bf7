"""The trigger words of `knowledge/english`, as look-ups."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawthiq.knowledge import load


class Sense(NamedTuple):
    """What an event word means; see the head of knowledge/english/verbs.toml for the fields."""

    word: str
    plover: str
    mode: str | None
    acled: str | None
    frame: str
    loose: bool
    verbal: bool
    figure: str | None
    objects: frozenset[str]
    vague: bool
    victims: bool
    manual: str
    apart: bool
    unless: str | None
    by: frozenset[str]


@cache
def plain_verbs() -> dict[str, tuple[Sense, ...]]:
    """As `verbs`, without what only the directed coder knows."""
    kept = {k: tuple(sorted((x for x in v if not x.apart), key=lambda x: x.verbal)) for k, v in verbs().items()}
    return {k: v for k, v in kept.items() if v}


@cache
def verb_lemmas() -> frozenset[str]:
    """First lemmas of the keys of `plain_verbs`: a verb that is none of them tells no event."""
    return frozenset(re.split(r"[+>]", k)[0] for k in plain_verbs())


@cache
def verbs() -> dict[str, tuple[Sense, ...]]:
    """Verb key ("shoot", "shoot+down", "open>fire") → its senses, in file order."""
    table: dict[str, list[Sense]] = {}
    for entry in load("english/verbs")["verb"]:
        for word in entry["words"]:
            table.setdefault(word, []).append(_sense(word, entry, entry["frame"]))
    return {k: tuple(v) for k, v in table.items()}


@cache
def nouns() -> dict[str, Sense]:
    """Event noun lemma or lemmas joined by spaces → sense."""
    table: dict[str, Sense] = {}
    for entry in load("english/nouns")["noun"]:
        for word in entry["words"]:
            table.setdefault(word, _sense(word, entry, "noun"))
            if "-" in word:  # the tokens of "sit-in" are joined by spaces
                table.setdefault(word.replace("-", " "), _sense(word, entry, "noun"))
    return table


def _sense(word: str, entry: dict[str, object], frame: str) -> Sense:
    objects = entry.get("object", [])
    by = entry.get("by", [])
    assert isinstance(objects, list)
    assert isinstance(by, list)

    def text(k: str) -> str | None:
        return str(entry[k]) if entry.get(k) else None

    return Sense(
        word, str(entry["type"]), text("mode"), text("acled"), frame, bool(entry.get("loose")), bool(entry.get("verbal")),
        text("figure"), frozenset(objects), entry.get("rank") == "vague", entry.get("victims", "of") == "of",
        str(entry.get("manual") or entry["type"]), bool(entry.get("apart")), text("unless"), frozenset(by),
    )  # fmt: skip


@cache
def things() -> dict[str, frozenset[str]]:
    """Classes of common nouns."""
    return {k: frozenset(v) for k, v in load("english/things").items()}


@cache
def cues(section: str, key: str) -> tuple[str, ...]:
    """A list of knowledge/english/cues.toml."""
    return tuple(load("english/cues")[section][key])


@cache
def people(key: str) -> frozenset[str]:
    """A list of knowledge/english/people.toml."""
    return frozenset(load("english/people")[key])
