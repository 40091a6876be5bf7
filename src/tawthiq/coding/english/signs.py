"""Signs that an everyday word is meant as an armed event: classes of nouns, actors, and the tone of the article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from tawthiq.coding.english import written
from tawthiq.coding.english.lexicon import nouns, people, things
from tawthiq.coding.english.named import Named
from tawthiq.coding.english.tree import Tree
from tawthiq.records import Sentence

_PERSON_PRONOUNS = frozenset({"he", "she", "they", "who", "him", "her", "them", "i", "we", "us"})
FIELDS = ("sport", "arts", "business")
NEAR = 6  # sentences to each side
_VIOLENT = frozenset({"shoot", "explode", "attack", "wound", "injury", "gunshot", "conflict", "insurgency", "militancy", "violence", "bullet", "knife", "crossfire", "fighting", "siege"})
_LAWMAKERS = frozenset({"parliament", "lawmaker", "legislature", "senate", "congress", "assembly", "house", "mp", "knesset", "duma", "council", "legislator", "deputy", "senator", "majlis"})
ARMED_NOUNS = frozenset({"troop", "soldier", "force", "fighter", "militant", "rebel", "insurgent", "army", "police", "gunman", "militia", "brigade", "guerrilla", "warplane", "jet", "aircraft", "helicopter", "drone", "tank", "navy", "group", "faction", "terrorist", "attacker", "assailant", "bomber", "military", "guard", "convoy", "unit", "warship", "launcher", "weapon", "missile", "system", "personnel", "marine", "fleet", "carrier", "commando", "paramilitary", "jihadist", "extremist", "operative", "squad", "gun", "reinforcement", "serviceman", "bandit", "battalion", "regiment", "raider", "gang", "outfit", "cell", "band", "wing", "column", "patrol", "sniper", "saboteur", "arsonist", "sapper", "gendarme", "trooper", "officer", "policeman", "separatist", "partisan", "mercenary", "hitman", "pirate", "kidnapper", "mob", "crowd", "vigilante", "thug", "infantry", "paratrooper", "gunship", "artillery", "battery", "frogman", "combatant", "cadre"})


def _lemmas(s: Sentence) -> list[str]:
    """Lemmas of a sentence; of one that the gate passed over, those that its words can have and that set a tone."""
    return [t.lemma for t in s.tokens] if s.tokens else [_tone_word(w.lower()) for w in written.words(s.text)]


@lru_cache(maxsize=100_000)
def _tone_word(low: str) -> str:
    classes = [things()[k] for k in ("warlike", "peaceful", "plain", "beside", *FIELDS)]
    forms = sorted(written.lemmas(low), key=lambda x: (x != low, x))
    return next((x for x in forms if any(x in c for c in classes)), low)


class Signs:
    """Reads one article's tone once; answers questions about single tokens."""

    def __init__(self, sentences: Sequence[Sentence], named: Named) -> None:
        self._sentences = sentences
        self.named = named
        self._elsewhere: dict[int, bool] = {}

    @cached_property
    def _tone(self) -> tuple[int, int, int]:
        war = peace = plain = 0
        peaces, wars, plains = things()["peaceful"], things()["warlike"], things()["plain"]
        for s in self._sentences:
            weight = 2 if s.kind == "headline" else 1
            for x in _lemmas(s):
                war += weight * (x in wars)
                peace += weight * (x in peaces)
                plain += weight * (x in plains)
        return war, peace, plain

    @cached_property
    def warlike(self) -> bool:
        war, peace, _ = self._tone
        return war >= 1 and war >= peace

    @cached_property
    def at_war(self) -> bool:
        """The text is about little else than armed events."""
        war, peace, _ = self._tone
        return war >= 4 and war >= 3 * peace

    @cached_property
    def peaceful(self) -> bool:
        war, peace, _ = self._tone
        return peace > 2 * war

    def elsewhere(self, tree: Tree) -> bool:
        """The sentence tells of sport, film, business, weather or a game, where war words are figures of speech."""
        if tree.sentence.index not in self._elsewhere:
            _, peace, plain = self._tone
            peaces, plains = things()["peaceful"], things()["plain"]
            here = sum(t.lemma in peaces for t in tree.tokens)
            there = sum(t.lemma in plains for t in tree.tokens)
            page = here >= there and self._another_page(tree.sentence.index)
            self._elsewhere[tree.sentence.index] = page or (here >= 2 and here > there) or (peace > plain and here >= 1 and not there)
        return self._elsewhere[tree.sentence.index]

    def _another_page(self, index: int) -> bool:
        """Around the sentence one field of peace has three words of its own, and more of everything than war has plain words."""
        if not self._fields:
            return False
        near = [x for n, x in self._fields.items() if abs(n - index) <= NEAR]
        plain = sum(x[1] for x in near)
        for field in range(len(FIELDS)):
            words = [w for x in near for w in x[0][field]]
            if len(set(words)) >= 3 and len(words) + sum(x[2] for x in near) > 1.3 * plain:
                return True
        return False

    @cached_property
    def _fields(self) -> dict[int, tuple[list[list[str]], int, int]]:
        """Sentence → (its words of each field, plain words of war, words that lean on a field); empty where no field has three."""
        fields = [things()[k] for k in FIELDS]
        plains, beside = things()["plain"], things()["beside"]
        out = {}
        for s in self._sentences:
            lemmas = _lemmas(s)
            out[s.index] = ([[x for x in lemmas if x in f] for f in fields], sum(x in plains for x in lemmas), sum(x in beside for x in lemmas))
        rich = any(len({w for x in out.values() for w in x[0][f]}) >= 3 for f in range(len(FIELDS)))
        return out if rich else {}

    def is_a(self, tree: Tree, i: int, kind: str) -> bool:
        """Does the phrase headed by `i` belong to class `kind` of knowledge/english/things.toml?"""
        lemma = tree.lemma(i)
        if kind == "person":
            token = tree.tokens[i]
            return lemma in things()["person"] or (lemma.endswith("s") and lemma[:-1] in things()["person"]) or token.name == "PER" or token.text.lower() in _PERSON_PRONOUNS or token.text.lower() == "another" or (token.tag == "CD" and not self.unit(tree, i)) or self.named.human(tree, i)
        if kind in ("armed", "fighter", "troops"):
            return lemma in things().get(kind, frozenset()) or (self.armed(tree, i) and (kind != "troops" or lemma in things()["troops"]))
        if kind == "state":
            return lemma in things()["state"] or self.named.state(tree, i)
        if kind == "crowd":
            return lemma in things()["crowd"] or (self.is_a(tree, i, "person") and not self.armed(tree, i))
        if kind == "helper":
            return lemma in things()["helper"] or self.named.actor(tree, i) is not None
        if kind == "place" and (lemma in things()["place"] or self.names_place(tree, i)):
            return True
        if kind == "weapon" and self.named.weapon_at(tree, i):
            return True
        return lemma in things().get(kind, frozenset())

    def could_act(self, tree: Tree, i: int) -> bool:
        """An actor, a person, a pronoun, a weapon, an event or a name; not a measure, a storm or a committee's report."""
        token = tree.tokens[i]
        return self.armed(tree, i) or self.is_a(tree, i, "person") or self.is_a(tree, i, "weapon") or self.is_a(tree, i, "projectile") or self.is_event(tree, i) or token.tag in ("PRP", "WP", "WDT", "NNP", "NNPS", "CD", "DT") or tree.lemma(i) in people("kin") | people("groups") or bool(self.named.actors_in(tree, *tree.phrase(i)))

    def unit(self, tree: Tree, i: int) -> bool:
        return i + 1 < len(tree) and tree.lemma(i + 1) in ("km", "kilometer", "kilometre", "mile", "percent", "%", "dollar", "meter", "metre")

    def armed(self, tree: Tree, i: int) -> bool:
        """An armed actor: state forces, armed groups, gunmen; also states where they act."""
        lemma = tree.lemma(i)
        return lemma in ARMED_NOUNS or (lemma.endswith("s") and lemma[:-1] in ARMED_NOUNS) or self.named.armed(tree, i)

    def is_group(self, tree: Tree, i: int) -> bool:
        return self.named.actor(tree, i) is not None and (self.named.armed(tree, i) or self.named.human(tree, i))

    def names_place(self, tree: Tree, i: int) -> bool:
        return tree.tokens[i].name == "LOC" or tree.lemma(i) in things()["place"] or self.named.place_at(tree, i)

    def is_event(self, tree: Tree, i: int) -> bool:
        sense = nouns().get(tree.lemma(i))
        harmless = any(tree.lemma(c) in things()["harmless"] for c in tree.kids(i, "compound", "amod"))
        return sense is not None and sense.plover == "ASSAULT" and not harmless

    def person_like(self, tree: Tree, heads: Sequence[int]) -> bool:
        return any(self.is_a(tree, h, "person") for h in heads)

    def legislature(self, tree: Tree, i: int) -> bool:
        first, last = tree.phrase(i)
        return any(tree.lemma(k) in _LAWMAKERS for k in range(first, last + 1))

    def violent_sentence(self, tree: Tree) -> bool:
        """The sentence itself names a violent means or act."""
        return any(self.is_event(tree, i) or tree.lemma(i) in things()["projectile"] or tree.lemma(i) in _VIOLENT for i in range(len(tree)))
