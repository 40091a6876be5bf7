"""A sentence as the Arabic coder sees it: words, stems, numbers, groups of people, things, and the names other rooms find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from tawthiq import knowledge
from tawthiq.coding.arabic import outside
from tawthiq.coding.arabic.lexicon import conjugated, readings, word_list
from tawthiq.coding.arabic.people import PersonNoun, ThingNoun, person, thing
from tawthiq.language.arabic import Folded, Number, Word, analyses, find_numbers, fold, fold_word, read_words
from tawthiq.records import Sentence

if TYPE_CHECKING:
    from tawthiq.actors import ActorName
    from tawthiq.actors.weapons import WeaponName
    from tawthiq.coding.when import TimeExpression
    from tawthiq.places import PlaceName


class Phrases:
    """A list of phrases, each one or more words, matched with clitics on every word."""

    def __init__(self, phrases: Iterable[str] | Iterable[tuple[str, ...]]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for p in phrases:
            words = tuple(fold_word(p).split()) if isinstance(p, str) else p
            if words:
                self._by_first[words[0]].append(words)
        for found in self._by_first.values():
            found.sort(key=lambda x: -len(x))

    def match(self, stems: Sequence[frozenset[str]], i: int) -> int:
        """Length in words of the longest phrase that begins at word `i`; 0 when none does."""
        best = 0
        for stem in stems[i]:
            for words in self._by_first.get(stem, ()):
                n = len(words)
                if n > best and i + n <= len(stems) and all(words[k] in stems[i + k] for k in range(1, n)):
                    best = n
        return best


@cache
def named_list(name: str) -> Phrases:
    """A list of objects.toml."""
    return Phrases(word_list(name))


@cache
def cues(key: str) -> Phrases:
    """A list of modality.toml, light.toml or speech.toml: "modality.planned", "speech.claims.nobody"."""
    file, *path = key.split(".")
    value = knowledge.load(f"arabic/{file}")
    for part in path:
        value = value[part]
    return Phrases([str(x) for x in value])


@cache
def verbs(key: str) -> frozenset[str]:
    """All forms of a list of "past present" pairs: "light.happen", "speech.verbs"."""
    file, *path = key.split(".")
    value = knowledge.load(f"arabic/{file}")
    for part in path:
        value = value[part]
    return conjugated([str(x) for x in value])


@lru_cache(maxsize=65536)
def stems_of(word: str, feminine: bool = False) -> frozenset[str]:
    """Everything a folded word can be without its clitics, the accusative's alef included."""
    out = {word}
    for a in analyses(word):
        if feminine and a.pronoun:
            continue
        out.add(a.stem)
        if len(a.stem) > 3 and a.stem.endswith("ا"):
            out.add(a.stem[:-1])
    return frozenset(out)


class Group(NamedTuple):
    """People by noun or number, words [first, last): bounds, noun (None: number only), preposition glued or before, definite."""

    first: int
    last: int
    low: int | None
    high: int | None
    noun: PersonNoun | None
    prep: str
    definite: bool
    head: int
    counted: bool


PREPOSITIONS = frozenset(["في", "من", "علي", "الي", "عن", "مع", "بين", "حتي", "منذ", "ضد", "قرب", "تجاه", "باتجاه", "نحو", "عبر", "خلال", "داخل", "خارج", "وسط", "شمال", "جنوب", "شرق", "غرب", "امام", "خلف", "فوق", "تحت", "حول", "لدي", "عند", "بعد", "قبل", "اثر", "عقب", "جرا", "نتيجه", "بسبب", "اثنا", "دون", "بدون", "غير", "سوي", "بحق", "صوب", "عقب", "ضمن"])
_RELATIVES = frozenset(["الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "اللواتي"])
_STOPS = frozenset(["ان", "انه", "انها", "انهم", "بان", "حيث", "كما", "فيما", "بينما", "لكن", "ثم", "او", "بل", "اذ", "اذا", "قد", "لم", "لن", "لا", "ما", "مما", "كان", "كانت", "وكان", "وكانت", "حين", "عندما", "بعدما", "حسب", "بحسب", "وفق", "وفقا", "وقد", "مضيفا", "مشيرا", "موكدا", "موضحا"])


@dataclass
class Line:
    """One sentence ready for the coder; positions of words are in the sentence's text."""

    sentence: Sentence
    folded: Folded
    words: list[Word]
    stems: list[frozenset[str]]
    numbers: list[Number]
    groups: list[Group] = field(default_factory=list)
    actors: list[tuple[int, int, ActorName]] = field(default_factory=list)
    places: list[tuple[int, int, PlaceName]] = field(default_factory=list)
    weapons: list[tuple[int, int, WeaponName]] = field(default_factory=list)
    times: list[tuple[int, int, TimeExpression]] = field(default_factory=list)
    things: dict[int, ThingNoun] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def text(self, i: int) -> str:
        return self.words[i].text

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Article positions of words [first, last)."""
        base = self.sentence.start
        return base + self.words[first].begin, base + self.words[last - 1].finish

    def verbatim(self, first: int, last: int) -> str:
        return self.sentence.text[self.words[first].begin : self.words[last - 1].finish]

    def is_preposition(self, i: int) -> bool:
        text = self.text(i)
        return text in PREPOSITIONS or (text[:1] in "وف" and text[1:] in PREPOSITIONS)

    def is_stop(self, i: int) -> bool:
        """A word or sign at which a noun phrase surely ends."""
        text = self.text(i)
        return self.words[i].is_sign or text in _STOPS or text in _RELATIVES or (text[:1] in "وف" and text[1:] in _STOPS)

    def is_relative(self, i: int) -> bool:
        return self.text(i).lstrip("وف") in _RELATIVES

    def any(self, phrases: Phrases, first: int, last: int) -> int | None:
        """The first position in [first, last) where one of `phrases` begins."""
        for i in range(max(0, first), min(last, len(self.words))):
            if phrases.match(self.stems, i):
                return i
        return None

    def verb(self, forms: frozenset[str], i: int) -> bool:
        """Word `i` is one of the verb `forms`, with و ف س before and a pronoun behind."""
        word = self.words[i]
        return any(a.stem in forms and not (word.feminine and a.pronoun) and not a.article and a.prep in ("", "س", "ل") for a in analyses(word.text))

    def group_at(self, i: int) -> Group | None:
        return next((g for g in self.groups if g.first <= i < g.last), None)

    def actor_at(self, i: int) -> ActorName | None:
        return next((x for a, b, x in self.actors if a <= i < b), None)

    def place_at(self, i: int) -> PlaceName | None:
        return next((x for a, b, x in self.places if a <= i < b), None)

    def time_at(self, i: int) -> bool:
        return any(a <= i < b for a, b, _ in self.times)


def read_line(sentence: Sentence, anchor: date | None) -> Line:
    """Everything the coder needs to know about one sentence."""
    folded = fold(sentence.text)
    words = read_words(folded)
    stems = [stems_of(w.text, w.feminine) for w in words]
    line = Line(sentence, folded, words, stems, find_numbers(words))
    line.actors = [x for x in _by_word(words, outside.actors(sentence.text)) if not _overreaching(stems, x)]
    line.places = _by_word(words, outside.places(sentence.text))
    line.weapons = _by_word(words, outside.weapons(sentence.text))
    line.times = _by_word(words, outside.times(sentence.text, anchor))
    line.places = [x for x in line.places if not _no_name(line, x)]
    # "قاعدة الأسد" is a base, whoever else bears the name
    line.actors = [(a, b, x) for a, b, x in line.actors if not any(p.kind == "site" and f <= a and b <= e and e - f > b - a for f, e, p in line.places)]
    line.numbers = [n for n in line.numbers if not any(a <= n.first < b for a, b, _ in line.times)]
    line.things = {i: t[0] for i, w in enumerate(words) if (t := thing(w.text, w.feminine)) is not None}
    line.groups = _groups(line)
    return line


def _no_name(line: Line, item: tuple[int, int, PlaceName]) -> bool:
    """One word of a time or a number that is also a town's name somewhere ("صباح", "مئة")."""
    first, last, _ = item
    return last - first == 1 and (line.time_at(first) or any(n.first <= first < n.last for n in line.numbers))


def _overreaching(stems: Sequence[frozenset[str]], item: tuple[int, int, ActorName]) -> bool:
    """A composed name that swallowed the object behind it ("قوات الأمن النار")."""
    first, last, name = item
    return name.actor.kind == "unknown-group" and any(named_list("fire").match(stems, k) for k in range(first + 1, last))


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Spanned)


def _by_word(words: Sequence[Word], items: Iterable[T]) -> list[tuple[int, int, T]]:
    out = []
    for item in items:
        start, end = item.start, item.end
        covered = [i for i, w in enumerate(words) if w.begin < end and start < w.finish]
        if covered:
            out.append((covered[0], covered[-1] + 1, item))
    return out


_POSTPOSED = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان", "ثلاثه", "اربعه", "خمسه"})
_OTHERS = frozenset({"اخرون", "اخرين", "اخر", "اخري", "اخران"})


def _groups(line: Line) -> list[Group]:
    """Groups of people: number + noun, noun alone in singular, dual or plural, number alone before "others" or nothing."""
    out: list[Group] = []
    at = 0
    numbers = {n.first: n for n in line.numbers}
    while at < len(line):
        number = numbers.get(at)
        if number is not None:
            group = _counted(line, number)
            if group:
                out.append(group)
                at = group.last
                continue
            at = number.last
            continue
        found = person(line.text(at), line.words[at].feminine)
        if found and not _adjectival(line, at, found[1].stem):
            noun, clitics = found
            low, high = {"s": (1, 1), "d": (2, 2), "p": (2, None)}[noun.number]
            if line.text(at) in ("احد", "احدي"):
                low, high = 1, 1
            last = at + 1
            if last < len(line) and line.text(last) in ("واحد", "واحده"):
                last += 1
            last, noun = _described(line, last, noun)
            behind = numbers.get(last)
            if behind is not None and not clitics.article and behind.low == behind.high and line.text(last) in _POSTPOSED:
                low, high = behind.core, behind.core  # "جنديين اثنين"
                last = behind.last
            prep = clitics.prep or (line.text(at - 1) if at and line.is_preposition(at - 1) else "")
            out.append(Group(at, last, low, high, noun, prep, clitics.article or bool(clitics.pronoun), at, False))
            at = last
            continue
        if any(x in line.stems[at] for x in ("احد", "احدي")) and at + 1 < len(line):
            nxt = person(line.text(at + 1), line.words[at + 1].feminine)
            if nxt and nxt[0].number == "p":
                prep = line.text(at - 1) if at and line.is_preposition(at - 1) else ""
                out.append(Group(at, at + 2, 1, 1, nxt[0], prep, False, at + 1, True))
                at += 2
                continue
        at += 1
    return out


_BOTH = frozenset(["عسكري", "مدني", "اجنبي", "دبلوماسي", "سياسي", "اسلامي", "انتحاري", "انتحاريه", "مسلح", "امني", "مدنيه", "متطرف", "متشدد", "ارهابي", "داعشي", "لوا"])


def _adjectival(line: Line, at: int, stem: str) -> bool:
    """ "رتل عسكري", "الانسحاب العسكري": nouns for people that only describe the noun before them."""
    if stem not in _BOTH or at == 0 or line.words[at - 1].is_sign or line.is_preposition(at - 1) or line.is_stop(at - 1):
        return False
    before = line.text(at - 1)
    if before[0].isdigit() or any(n.last == at for n in line.numbers) or line.text(at) not in (stem, "ال" + stem):
        return False
    known = person(before)
    if known is not None:
        return True
    return not any(r.form.shape == "verb" or r.form.sense.genitive == "patient" for r in readings(before))


def _described(line: Line, last: int, noun: PersonNoun) -> tuple[int, PersonNoun]:
    """ "مسلحون مجهولون", "رجال مسلحين": a second noun that only describes the first belongs to its group."""
    if last < len(line):
        found = person(line.text(last), line.words[last].feminine)
        if found is not None and found[0].name in _DESCRIBING and found[1] == found[1]._replace(conj="", prep="", pronoun=""):
            plain = noun.name in ("people", "men", "young people", "women") or (noun.name == "unidentified attackers" and found[0].armed)
            return last + 1, found[0] if plain else noun
    return last, noun


_DESCRIBING = frozenset({"unidentified attackers", "gunmen", "foreigners", "civilians", "militants", "suicide bombers", "soldiers", "diplomats", "politicians", "people"})


def _counted(line: Line, number: Number) -> Group | None:
    i = number.last
    if i < len(line) and line.text(i) == "من" and i + 1 < len(line):
        i += 1
    while i < len(line) and line.text(i) in ("اشقا", "نحو", "ال"):
        i += 1
    first_word = line.text(number.first)
    prep = ""
    if number.first and line.is_preposition(number.first - 1):
        prep = line.text(number.first - 1)
    elif first_word[:1] in "بل" and not first_word[:1].isdigit() and first_word not in ("بضعه", "بضع"):
        prep = first_word[:1]
    if i < len(line):
        # a thing or a unit of measure makes the number a count of something else
        found = person(line.text(i), line.words[i].feminine)
        if found is not None:
            last, noun = _described(line, i + 1, found[0])
            return Group(number.first, last, number.low, number.high, noun, prep, False, i, True)
        body = thing(line.text(i), line.words[i].feminine)
        if body and body[0].kind == "force" and i == number.last + 1:  # ثمانية من قوات الأمن
            return Group(number.first, i + 1, number.low, number.high, PersonNoun("combatant", True, "members of the security forces", "p"), prep, False, i, True)
        if line.text(i) in _OTHERS or any(x in _OTHERS for x in line.stems[i]):
            return Group(number.first, i + 1, number.low, number.high, None, prep, False, number.first, True)
        if i + 1 < len(line) and i == number.last and person(line.text(i + 1), line.words[i + 1].feminine) and not line.is_preposition(i) and not line.is_stop(i) and body is None:
            inner = person(line.text(i + 1), line.words[i + 1].feminine)
            if inner and inner[1].prep == "" and inner[1].conj == "":
                return Group(number.first, i + 2, number.low, number.high, inner[0], prep, False, i + 1, True)
        if line.is_stop(i) or line.is_preposition(i) or "من" in line.stems[i] or line.text(i)[:1] in ("و",) or line.time_at(i):
            return Group(number.first, number.last, number.low, number.high, None, prep, False, number.first, True)
        return None
    return Group(number.first, number.last, number.low, number.high, None, prep, False, number.first, True)
