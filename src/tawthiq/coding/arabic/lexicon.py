"""The Arabic trigger words of `knowledge/arabic`, conjugated, and their senses; nothing here looks at a sentence."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import Any, NamedTuple

from tawthiq import knowledge
from tawthiq.language.arabic import Analysis, analyses, fold_word


class Kind(NamedTuple):
    """A kind of event (classes.toml)."""

    name: str
    plover: str
    mode: str | None
    acled: str | None
    family: str
    rank: int
    figure: str | None
    weapon: str | None
    verbal: bool


class Sense(NamedTuple):
    """One meaning of a trigger word and what it asks of its surroundings (verbs.toml, nouns.toml)."""

    kind: Kind
    lemma: str
    object: str | None
    reach: int
    after: frozenset[str]
    genitive: str
    veto: tuple[str, ...]
    needs: tuple[str, ...]
    loose: bool


class Form(NamedTuple):
    """A written form of a sense. `shape`: verb | noun; `voice`: "" (either) | passive; `tense`: past | present | "";
    `number`: s | d | p; `gender`: m | f."""

    sense: Sense
    shape: str
    voice: str = ""
    tense: str = ""
    number: str = "s"
    gender: str = "m"


class Reading(NamedTuple):
    """A form as found in a text, with the clitics it was found under; `length` in words."""

    form: Form
    clitics: Analysis
    length: int = 1


@cache
def kinds() -> dict[str, Kind]:
    """Kinds by name."""
    return {
        name: Kind(
            name, row["type"], row.get("mode"), row.get("acled"), row["family"], row["rank"], row.get("figure"), row.get("weapon"), row.get("verbal", False)
        )
        for name, row in knowledge.load("arabic/classes").items()
    }


def past_forms(past: str) -> list[tuple[str, str, str]]:
    """(form, number, gender) of a third-person past."""
    if past.endswith("ي"):  # ألقى القت القوا القيا
        stem = past[:-1]
        return [(past, "s", "m"), (stem + "ت", "s", "f"), (past + "ت", "s", "f"), (stem + "وا", "p", "m"), (past + "وا", "p", "m"), (past + "ا", "d", "m"), (stem + "تا", "d", "f")]
    if past.endswith("ا"):  # دعا دعت دعوا
        stem = past[:-1]
        return [(past, "s", "m"), (stem + "ت", "s", "f"), (stem + "وا", "p", "m"), (stem + "تا", "d", "f")]
    return [(past, "s", "m"), (past + "ت", "s", "f"), (past + "وا", "p", "m"), (past + "ا", "d", "m"), (past + "تا", "d", "f"), (past + "ن", "p", "f")]


def present_forms(present: str) -> list[tuple[str, str, str]]:
    """(form, number, gender) of a third-person present, its plural and dual, indicative and subjunctive."""
    stem = present[1:]
    short = stem[:-1] if stem[-1] in "يو" else stem
    out = []
    for head, gender in (("ي", "m"), ("ت", "f")):
        out.append((head + stem, "s", gender))
        if short != stem:
            out.append((head + short, "s", gender))  # jussive: لم يلق
        if gender == "m":
            out += [(head + short + "ون", "p", "m"), (head + short + "وا", "p", "m")]
        out += [(head + stem + "ان", "d", gender), (head + stem + "ا", "d", gender)]
    return out


def conjugated(verbs: list[str]) -> frozenset[str]:
    """All written forms of "past present" pairs, folded: for the small verb lists of the other knowledge files."""
    out: set[str] = set()
    for pair in verbs:
        past, present = (fold_word(x) for x in pair.split()[:2])
        out |= {f for f, _, _ in past_forms(past)} | {f for f, _, _ in present_forms(present)}
    return frozenset(out)


def _sense(row: dict[str, Any], lemma: str) -> Sense:
    return Sense(
        kind=kinds()[row["class"]],
        lemma=lemma,
        object=row.get("object"),
        reach=row.get("reach", 5),
        after=frozenset(fold_word(x) for x in row.get("after", ())),
        genitive=row.get("masdar") or row.get("genitive") or "agent",
        veto=tuple(row.get("veto", ())),
        needs=tuple(row.get("with", ())),
        loose=row.get("loose", False),
    )


def _plural(masdar: str) -> list[str]:
    return [masdar[:-1] + "ات"] if masdar.endswith("ه") else [masdar + "ات"]


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Folded one-word form → what it can be."""
    table: dict[str, list[Form]] = defaultdict(list)
    for row in knowledge.load("arabic/verbs")["verb"]:
        for entry in row["forms"]:
            parts = [fold_word(x) for x in entry.split()]
            past, present = parts[0], parts[1]
            sense = _sense({"masdar": "patient", **row}, past)
            for f, number, gender in past_forms(past):
                table[f].append(Form(sense, "verb", "", "past", number, gender))
            if present != "-":
                for f, number, gender in present_forms(present):
                    table[f].append(Form(sense, "verb", "", "present", number, gender))
            for masdar in parts[2].split("|") if len(parts) > 2 and parts[2] != "-" and row.get("masdar") != "none" else ():
                table[masdar].append(Form(sense, "noun"))
                table[masdar + "ا"].append(Form(sense, "noun"))
                for f in _plural(masdar):
                    table[f].append(Form(sense, "noun", number="p"))
            if len(parts) > 3 and parts[3] != "-":
                table_passive = past_forms(parts[3]) if parts[3] != past else []
                for f, number, gender in table_passive:
                    table[f].append(Form(sense, "verb", "passive", "past", number, gender))
            if len(parts) > 4 and parts[4] not in ("-", present):
                for f, number, gender in present_forms(parts[4]):
                    table[f].append(Form(sense, "verb", "passive", "present", number, gender))
            for f in row.get("skip", ()):  # forms that are another word's
                table[fold_word(f)] = [x for x in table[fold_word(f)] if x.sense != sense]
    for row in knowledge.load("arabic/nouns")["noun"]:
        for entry in row["words"]:
            lemma, *plurals = entry.split()
            sense = _sense(row, fold_word(lemma.replace("+", " ")))
            for written, number in [(lemma, "s")] + [(x, "p") for x in plurals]:
                if "+" not in written:
                    folded = fold_word(written)
                    table[folded].append(Form(sense, "noun", number=number))
                    if not folded.endswith(("ه", "ات")):
                        table[folded + "ا"].append(Form(sense, "noun", number=number))
                        table[folded + "ين"].append(Form(sense, "noun", number="d"))
                        table[folded + "ان"].append(Form(sense, "noun", number="d"))
                    elif folded.endswith("ه"):
                        table[folded[:-1] + "تين"].append(Form(sense, "noun", number="d"))
                        table[folded[:-1] + "تان"].append(Form(sense, "noun", number="d"))
    return {k: tuple(dict.fromkeys(v)) for k, v in table.items() if v}


@cache
def compounds() -> dict[str, tuple[tuple[tuple[str, ...], Form], ...]]:
    """Folded first word → compounds ("غارة جوية") that begin with it, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Form]]] = defaultdict(list)
    for row in knowledge.load("arabic/nouns")["noun"]:
        for entry in row["words"]:
            for at, written in enumerate(entry.split()):
                if "+" in written:
                    words = tuple(fold_word(x) for x in written.split("+"))
                    lemma = fold_word(entry.split()[0].replace("+", " "))
                    form = Form(_sense(row, lemma), "noun", number="p" if at else "s")
                    table[words[0]].append((words, form))
                    table[words[0] + "ا"].append(((words[0] + "ا", *words[1:]), form))
    return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in table.items()}


@lru_cache(maxsize=65536)
def readings(word: str, feminine: bool = False) -> tuple[Reading, ...]:
    """What a folded word can be as a trigger; the reading with the least clitics wins, so "وقع" is never و + قع."""
    table = forms()
    out: list[Reading] = []
    depth: tuple[int, int] | None = None
    for a in analyses(word):
        if a.stem not in table or (feminine and a.pronoun):
            continue
        found = [Reading(f, a) for f in table[a.stem] if _allowed(f, a)]
        if not found:
            continue
        cost = (len(word) - len(a.stem), 0)
        if depth is not None and cost > depth:
            break
        depth = cost
        out += found
    return tuple(out)


def _allowed(form: Form, a: Analysis) -> bool:
    """Verbs take no article and no ب ك; س only before a present; ل before a present is "in order to"."""
    if form.shape == "verb":
        if a.article or a.prep in ("ب", "ك"):
            return False
        if a.prep in ("س", "ل") and form.tense != "present":
            return False
        return a.pronoun != "ي"
    return a.prep != "س" and a.pronoun not in ("ي", "كم") and not (a.article and a.pronoun)


@cache
def word_list(name: str) -> frozenset[tuple[str, ...]]:
    """A named list of objects.toml as tuples of folded words."""
    data = knowledge.load("arabic/objects")
    words = data["lists"].get(name) or data["vetoes"].get(name)
    if words is None:
        raise KeyError(f"knowledge/arabic/objects.toml has no list {name!r}; add it or correct the verb or noun that names it")
    return frozenset(tuple(fold_word(x).split()) for x in words)
