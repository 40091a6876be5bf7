"""The registry: every actor of the tables, by id, by name, and the lexicon that finds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from tawthiq.actors.lexicon import Entry, Lexicon
from tawthiq.actors.model import Actor
from tawthiq.actors.words import fold, keys
from tawthiq.knowledge import load, table


class State(NamedTuple):
    """A state (or territory that acts like one). `iso` ISO-3166 alpha-3; `demonym` the English adjective."""

    iso: str
    name: str
    demonym: str
    people: str


class ClassNoun(NamedTuple):
    """A row of classes.csv: a generic noun and what it becomes with a state, alone, or in a country.

    `bare`: canonical name alone; `form`: pattern with `{country}` or `{demonym}`; `organ`: the organ it is when a state stands
    beside it; `hint`: "organ" when a country from the context is enough for that, "none" when the noun is nobody by itself,
    "event" when only the state beside it is the actor ("Israeli air strikes"); `absorb`: belongs to a group named beside it
    ("Taliban fighters"); `by_country`: ISO code → actor id.
    """

    id: str
    bare: str
    form: str
    sector: str
    inter: str
    role: str
    organ: str
    hint: str
    absorb: bool
    by_country: Mapping[str, str]


class OrganKind(NamedTuple):
    """A row of organ_kinds.csv: the default name of such an organ; `state`: the organ stands for the state itself."""

    id: str
    pattern: str
    sector: str
    inter: str
    stands_for_state: bool


class Registry(NamedTuple):
    actors: Mapping[str, Actor]
    states: Mapping[str, State]
    classes: Mapping[str, ClassNoun]
    kinds: Mapping[str, OrganKind]
    organs: Mapping[tuple[str, str], str]
    lexicon: Lexicon
    countries: Mapping[str, str]
    ids: Mapping[str, str]


def folded(name: str) -> str:
    """A whole name folded, for comparison."""
    return " ".join(key for key, _ in keys(name) if key not in ("the", "al"))


def split(cell: str) -> list[str]:
    """The parts of a cell that holds a list."""
    return [x for x in (p.strip() for p in cell.split("|")) if x]


def plural(demonym: str) -> str:
    """The English noun for the people of a demonym ("Iraqi" → "Iraqis"); demonyms without such a plural keep it."""
    return demonym if demonym.endswith(("s", "sh", "ch", "ese")) else demonym + "s"


_AR_ENDINGS = ("ي", "يه", "يون", "يين", "يان", "يات")


def _states(lexicon: Lexicon, actors: dict[str, Actor], countries: dict[str, str]) -> dict[str, State]:
    out: dict[str, State] = {}
    for row in table("actors/states"):
        iso, name = row["iso3"], row["canonical"]
        adjectives = split(row["demonyms"])
        nouns = [d for d in adjectives if d.startswith("+")]
        adjectives = [d for d in adjectives if not d.startswith("+")] or [name]
        people = nouns[0][1:] if nouns else plural(adjectives[0])
        out[iso] = State(iso, name, adjectives[0], people)
        actors[iso] = Actor(iso, name, "state", name, "GOV", "State forces")
        actors[iso + ":people"] = Actor(iso + ":people", people, "people", name, "CVL", "Civilians", (iso,), True, "either")
        countries[iso.lower()] = iso
        for alias in (name, *split(row["aliases_en"]), *split(row["aliases_ar"])):
            lexicon.add(alias, "state", iso)
            countries.setdefault(folded(alias.lstrip("=~")), iso)
        for adjective in adjectives:
            lexicon.add(adjective, "demonym", iso)
            if plural(adjective) != adjective:
                lexicon.add(plural(adjective), "people", iso)
        for noun in nouns:
            lexicon.add(noun[1:], "people", iso)
        for capital in (*split(row["capital"]), *split(row["capital_ar"])):
            lexicon.add(capital, "metonym", iso)
        for stem in split(row["demonyms_ar"]):
            weak = stem.startswith("-")
            if stem.startswith("+"):
                lexicon.add(stem[1:], "people", iso)
                continue
            *before, last = fold(stem.lstrip("-")).split()
            for ending in _AR_ENDINGS:
                entry = Entry("demonym" if weak or ending in ("ي", "يه") else "people", iso)
                word = last + ending
                lexicon.put([*before, word], entry)
                lexicon.put([*("ال" + b for b in before), "ال" + word], entry)
        for loaded in (*split(row["loaded_en"]), *split(row["loaded_ar"])):
            lexicon.add(loaded, "demonym", iso)
    return out


def _classes(lexicon: Lexicon) -> dict[str, ClassNoun]:
    out: dict[str, ClassNoun] = {}
    for row in table("actors/classes"):
        pairs = (p.split("=") for p in row["by_country"].split(";") if p)
        by_country = {iso.strip(): ref.strip() for iso, ref in pairs}
        noun = ClassNoun(
            row["id"], row["canonical"], row["form"] or row["canonical"] + " ({country})", row["sector"], row["inter"],
            row["role"], row["organ"], row["hint"], row["absorb"] == "yes", by_country,
        )  # fmt: skip
        out[noun.id] = noun
        lexicon.add("=" + noun.bare, "class", noun.id)
        for alias in split(row["aliases_en"]):
            lexicon.add(alias, "class", noun.id)
        for alias in split(row["aliases_ar"]):
            lexicon.add(alias, "class", noun.id, definite=True)
    return out


def _named(lexicon: Lexicon, actors: dict[str, Actor], states: Mapping[str, State], name: str, kind: str) -> Iterable[dict[str, str]]:
    """The rows of one table of named actors, entered under their canonical name and all aliases."""
    rows = table(f"actors/{name}")
    for row in rows:
        state = states.get(row["country"])
        parents = tuple(split(row["parents"]))
        if kind == "organ" and state and state.iso not in parents:
            parents = (*parents, state.iso)
        actors[row["id"]] = Actor(
            row["id"], row["canonical"], kind, state.name if state else row["country"], row["sector"] or "UNK", row["inter"],
            parents, False, row.get("role", ""), row["kind"],
        )  # fmt: skip
        for alias in (row["canonical"], *split(row["aliases_en"]), *split(row["aliases_ar"])):
            lexicon.add(alias, "actor", row["id"])
    return rows


_OUTLET_KINDS = {"agency", "outlet", "monitor", "state media", "channel"}


def _outlets(lexicon: Lexicon, actors: dict[str, Actor], states: Mapping[str, State]) -> None:
    for row in table("agencies"):
        state = states.get(row["country"])
        ref = "outlet:" + folded(row["name"]).replace(" ", "-")
        actors[ref] = Actor(ref, row["name"].lstrip("~="), "outlet", state.name if state else "", "JRN", "Civilians", (), False, "source", row["kind"])
        aliases = (*split(row["aliases_en"]), *split(row["aliases_ar"]))
        # a name that is an everyday word stands as "~Name" among its aliases; other one-word names keep their capitals
        if "~" + row["name"] not in aliases:
            lexicon.add(row["name"] if " " in row["name"] else "=" + row["name"], "actor", ref)
        for alias in aliases:
            lexicon.add(alias, "actor", ref)


@cache
def registry() -> Registry:
    """The registry of the shipped tables, built once per process (about a tenth of a second)."""
    words_toml = load("actors/grammar")
    lexicon = Lexicon(frozenset(words_toml["case"]["words"]))
    actors: dict[str, Actor] = {}
    countries: dict[str, str] = {}
    states = _states(lexicon, actors, countries)
    classes = _classes(lexicon)
    kinds = {
        row["kind"]: OrganKind(row["kind"], row["canonical"], row["sector"], row["inter"], row["canonical"] == "{country}")
        for row in table("actors/organ_kinds")
    }
    organs: dict[tuple[str, str], str] = {}
    for row in _named(lexicon, actors, states, "organs", "organ"):
        organs.setdefault((row["country"], row["kind"]), row["id"])
    for row in _named(lexicon, actors, states, "groups", "group"):
        if row["kind"] in ("coalition", "aligned") and row["parents"]:
            organs.setdefault((row["parents"], row["kind"]), row["id"])
    _named(lexicon, actors, states, "organisations", "organisation")
    _named(lexicon, actors, states, "people", "person")
    _outlets(lexicon, actors, states)
    ids: dict[str, str] = {}
    for ref, actor in actors.items():
        ids.setdefault(folded(actor.canonical), ref)
    return Registry(actors, states, classes, kinds, organs, lexicon, countries, ids)


def iso_of(country: str | None) -> str | None:
    """ISO-3166 alpha-3 of a country given as code or name; None for what is not in the table."""
    if not country:
        return None
    reg = registry()
    return reg.countries.get(country.lower()) or reg.countries.get(folded(country))
