"""Which sentences of an article are worth parsing: those that can tell an event, and those that say who, how many and who says it.

In: an article and its bare sentences (no tokens). Out: the numbers of the sentences to parse. A sentence passes by words alone:
event words of knowledge/english (every part of a key must stand in the sentence), everyday words only beside what their sense
asks for, words of tolls, claims and blame; then what the reading of those sentences leans on: speech around them, whom their
pronouns mean, armed groups by name. What the words cannot rule out passes; the tree decides afterwards.
Never: a parse; the text changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawthiq.actors.lexicon import spellings
from tawthiq.actors.scan import Scan
from tawthiq.coding.english import blame, damage, numbers, people, responsibility, written
from tawthiq.coding.english.attribution import quotations
from tawthiq.coding.english.figures import phrases
from tawthiq.coding.english.lexicon import Sense, nouns, plain_verbs, things
from tawthiq.coding.english.lexicon import people as classes_of_people
from tawthiq.coding.english.signs import ARMED_NOUNS
from tawthiq.knowledge import table
from tawthiq.records import Article, Sentence

#: Beside an event, what others give to it: figures.phrases, responsibility, blame, damage, people.identified.
_MORE = (phrases.WORDS, responsibility.WORDS, blame.WORDS, people.IDENTIFIED, re.compile("|".join(sorted(damage.DAMAGE)), re.I))
_PRONOUNS = re.compile(r"\b(?:he|she|they|him|her|them|it)\b", re.I)
#: The usual words of reporting; rarer ones stand inside the sentence they report.
_SAYS = re.compile(r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|according|report(?:s|ed)?|add(?:s|ed)|announce[sd]?|confirm(?:s|ed)?|state[ds]|statement|claim(?:s|ed)?|quot(?:es?|ed|ing)|cit(?:es?|ed|ing)|warn(?:s|ed)?|insist(?:s|ed)?|accus(?:es?|ed|ing)|den(?:y|ies|ied)|declare[sd]?|note[sd]|explain(?:s|ed)?|spokes\w+)\b", re.I)
#: A name alone, and a name of several words: who is called by a part of it is somewhere called by the whole.
_ALONE = re.compile(r"(?<=[a-z,] )[A-Z][a-zé-ÿ]{2,}(?= [a-z]|[,.’'])")
_FULL = re.compile(r"(?<![.!?“\"] )\b[A-Z][a-zé-ÿ]+(?: (?:[A-Z]\.|[a-z]{2,3}))?[ -]([A-Z][a-zé-ÿ]{2,})")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\b", re.I)
_PEOPLE = frozenset({"he", "she", "they", "him", "her", "them", "who", "i", "we", "us"})
_SMALL = frozenset({"the", "a", "an", "in", "on", "at", "of", "to", "for", "and", "but", "or", "as", "if", "by", "no", "not", "that", "there", "when", "while", "after", "before", "since", "with", "from", "under", "over", "about", "according", "also", "more", "most", "many", "some", "all", "new"})  # fmt: skip
#: Verbal events are an article's news in its headline and lead only (context.news_of).
_LEAD = 8

#: Kinds of words, as bits; the classes of things.toml follow.
_NAME, _NUMBER, _PRONOUN, _ARMED, _EVENT, _HUMAN, _ACTOR = (1 << k for k in range(7))
_CLASSES = ("person", "place", "military", "building", "weapon", "projectile", "goods", "pact", "law", "relief", "party", "ordnance", "explosive", "state", "fighter", "troops", "crowd", "passage", "transport", "captive", "needy", "helper", "hoard", "aircraft", "stronghold", "beside")
_BIT = {name: 1 << (8 + k) for k, name in enumerate(_CLASSES)}
_SIGN = _ARMED | _EVENT | _BIT["weapon"] | _BIT["projectile"] | _BIT["military"] | _BIT["explosive"]
_PERSON = _BIT["person"] | _BIT["crowd"] | _HUMAN | _NAME | _NUMBER | _PRONOUN | _ARMED
_SCENE = _SIGN | _PERSON | _BIT["place"] | _BIT["building"] | _BIT["goods"]


class _Key(NamedTuple):
    """A way to tell an event: words that must stand beside the first; kinds of words, of each of which one must; whether the
    article must speak of war; `by`: kinds of the doer, who may stay unnamed in a text of war; `verbal`: no deed."""

    beside: frozenset[str]
    asked: tuple[int, ...]
    warlike: bool
    by: int
    verbal: bool


_ANY = _Key(frozenset(), (), False, 0, False)


class _Entry(NamedTuple):
    """What a written word can be."""

    lemmas: frozenset[str]
    kinds: int
    keys: tuple[_Key, ...]
    tone: tuple[int, int, int]
    past: bool


class Tone(NamedTuple):
    """How often an article speaks of war, of peace, and of war plainly."""

    war: int
    peace: int
    plain: int


@lru_cache(maxsize=200_000)
def entry(word: str) -> _Entry:
    """The entry of a word in small letters."""
    lemmas = written.lemmas(word)
    kinds = 0
    classes = _classes()
    for x in lemmas:
        kinds |= classes.get(x, 0)
    if word.isdigit() or word[0].isdigit() or word in _numbers():
        kinds |= _NUMBER
    if word in _PEOPLE:
        kinds |= _PRONOUN
    keys = tuple(k for x in sorted(lemmas) for k in _keys().get(x, ()))
    war, peace, plain = (int(bool(lemmas & things()[k])) for k in ("warlike", "peaceful", "plain"))
    return _Entry(lemmas, kinds, keys, (war, peace, plain), word.endswith("ed"))


@cache
def _classes() -> dict[str, int]:
    out: dict[str, int] = {}
    for name, bit in _BIT.items():
        for word in things().get(name, ()):
            for part in (word, *word.split()[-1:]):
                out[part] = out.get(part, 0) | bit
    for row in table("weapons"):
        for alias in row["aliases_en"].split("|"):
            for name in spellings(alias.lstrip("=~").strip()):
                parts = written.words(name)
                word = parts[0].lower()
                if (len(parts) == 1 or name[:1].isupper()) and (len(word) > 2 or not name[:1].isupper()) and word not in _SMALL:
                    out[word] = out.get(word, 0) | _BIT["weapon"]
    marked = [(_ARMED, ARMED_NOUNS), (_HUMAN, classes_of_people("kin") | classes_of_people("groups")), (_EVENT, {k for k, s in nouns().items() if s.plover == "ASSAULT"})]
    for bit, words in marked:
        for word in words:
            out[word] = out.get(word, 0) | bit
    return out


@cache
def _actors() -> frozenset[str]:
    """First words of the names of the registry's actors."""
    return frozenset(Scan("").lexicon.root)


@cache
def _numbers() -> frozenset[str]:
    return frozenset({*numbers.WORDS, *numbers.VAGUE, "dozens"} - {"a", "an", "no"})


@cache
def _keys() -> dict[str, tuple[_Key, ...]]:
    """First lemma → what may follow from it; a key that needs nothing makes those that need more superfluous."""
    out: dict[str, set[_Key]] = {}
    for key, senses in plain_verbs().items():
        first, *rest = (p for part in re.split(r"[+>]", key) for p in part.split("-"))
        out.setdefault(first, set()).update(_key(rest, sense) for sense in senses)
    for key, sense in nouns().items():
        first, *rest = key.replace("-", " ").split()
        out.setdefault(first, set()).add(_Key(frozenset(rest), (_SCENE,) if sense.loose else (), sense.loose, 0, sense.verbal))
    for word in ("ablaze", "afire", "alight"):
        out.setdefault("set", set()).add(_ANY._replace(beside=frozenset({word})))
    for first in ("target", "hit", "slap", "strike", "punish", "place", "put"):
        out.setdefault(first, set()).update(_ANY._replace(beside=frozenset({w})) for w in ("sanction", "tariff", "embargo", "penalty", "restriction", "ban"))
    return {w: (_ANY,) if _ANY in keys else tuple(sorted(keys, key=lambda k: (len(k.beside), k.verbal, k.asked, sorted(k.beside)))) for w, keys in out.items()}


def _key(rest: Sequence[str], s: Sense) -> _Key:
    """What the sense asks for (fitting.fits), as far as words alone can tell."""
    asked = _kinds(s.objects)
    by = _kinds(s.by)
    if not asked:
        asked = {
            "fire": _kinds(s.by) | _PRONOUN | _NUMBER if s.by else 0,
            "foil": _EVENT | _BIT["projectile"] | _BIT["explosive"],
            "move": _ARMED | _ACTOR | _BIT["military"],
            "harm": _PERSON | _BIT["military"],
            "suffer": _PERSON | _BIT["military"],
            "vote": _BIT["law"] | _BIT["helper"] | _NAME,
            "crowd": _PERSON,
        }.get(s.frame, (_NAME | _BIT["pact"]) if s.word == "agree" else 0)
    deed = s.plover in ("ASSAULT", "COERCE")
    if s.loose and not asked:
        asked = _SCENE if deed else _ACTOR | _ARMED
    warlike = (s.loose and deed and s.frame != "harm") or s.frame in ("remains", "suffer", "foil") or (s.frame == "fire" and bool(s.by))
    return _Key(frozenset(rest), (asked,) if asked else (), warlike, by, s.verbal)


def _kinds(classes: Iterable[str]) -> int:
    """Kinds of words that can belong to one of the classes (signs.Signs.is_a)."""
    armed = _ARMED | _ACTOR
    more = {"person": _PERSON, "place": _BIT["place"] | _BIT["building"] | _BIT["military"] | _NAME, "armed": armed, "fighter": armed, "troops": 0,
            "state": _ACTOR, "crowd": _PERSON, "helper": _ACTOR}  # fmt: skip
    kinds = 0
    for c in classes:
        kinds |= more.get(c, 0) | _BIT.get(c, 0)
        if c not in more and c not in _BIT:
            kinds |= _SCENE  # a class that this file does not know
    return kinds


def tone(words: Sequence[_Words]) -> Tone:
    """The article's tone by its written words; a headline counts twice."""
    sums = [0, 0, 0]
    for w in words:
        weight = 2 if w.sentence.kind == "headline" else 1
        for e in w.entries:
            for k in range(3):
                sums[k] += weight * e.tone[k]
    return Tone(*sums)


def wanted(article: Article, sentences: Sequence[Sentence]) -> set[int]:
    """Indexes of the sentences to parse."""
    words = [_Words(s) for s in sentences]
    t = tone(words)
    told = [w.tells(t) for w in words]
    events = [s.index for s, how in zip(sentences, told, strict=True) if how == "event"]
    body = [s.index for s in sentences if s.kind not in ("headline", "subhead")]
    out = {s.index for s in sentences if s.kind in ("headline", "subhead")} | set(body[:2]) | set(events)
    lead = min([*(i for i in events if i in body), *body[:1], 0][:1]) + 1
    out.update(i for i in body if told[i] == "speech" and i <= min(lead, _LEAD))
    if events:
        if t.war:
            out |= {s.index for s in sentences if s.index not in out and (any(p.search(s.text) for p in _MORE) or _names_group(s.text))}
        alone = {m for i in events for m in _ALONE.findall(sentences[i].text)}
        out |= {s.index for s in sentences if s.index not in out and not alone.isdisjoint(_FULL.findall(s.text))}
        out |= _leaned_on(article, sentences, words, set(events))
    return out


class _Words:
    """The words of one sentence."""

    def __init__(self, s: Sentence) -> None:
        self.sentence = s
        self.entries: list[_Entry] = []
        self.kinds = self.twice = 0  # kinds of which there is a word, and two
        found = written.words(s.text)
        for n, word in enumerate(found):
            low = word.lower()
            if word == "March" and any(x.isdigit() for x in found[max(0, n - 1) : n + 2]):
                continue
            e = entry(low)
            self.entries.append(e)
            kinds = e.kinds
            if word[0].isupper() and (n > 0 or low not in _SMALL):
                kinds |= _NAME | _ACTOR if low in _actors() else _NAME
            self.twice |= self.kinds & kinds
            self.kinds |= kinds

    def tells(self, t: Tone) -> str:
        """"event", "speech" (a verbal event only) or ""."""
        warlike = t.war >= 1 and 2 * t.war >= t.peace
        lemmas: frozenset[str] | None = None
        verbal = False
        for e in self.entries:
            if not e.keys:
                continue
            others = self.twice | (self.kinds & ~e.kinds)
            for key in e.keys:
                if (key.verbal and verbal) or (key.warlike and not warlike) or not all(a & others for a in key.asked):
                    continue
                if key.by and not key.by & others and not (warlike and (e.past or _PASSIVE.search(self.sentence.text))):
                    continue
                if key.beside:
                    lemmas = lemmas or frozenset().union(*(x.lemmas for x in self.entries))
                    if not key.beside <= lemmas:
                        continue
                if not key.verbal:
                    return "event"
                verbal = True
        return "speech" if verbal else ""


@cache
def _group_names() -> dict[str, tuple[str, ...]]:
    """First word of the names of armed groups → the names, words joined by one space."""
    out: dict[str, set[str]] = {}
    for row in table("actors/groups"):
        if row["kind"] in ("party", "coalition"):
            continue
        for alias in row["aliases_en"].split("|"):
            for name in spellings(alias.lstrip("=~").strip()):
                words = written.words(name)
                if words and name[:1].isupper():
                    out.setdefault(words[0], set()).add(" ".join(words))
    return {w: tuple(sorted(names)) for w, names in out.items()}


def _names_group(text: str) -> bool:
    names, words = _group_names(), written.words(text)
    joined = " ".join(words) + " "
    return any(name + " " in joined for w in words if w in names for name in names[w])


def _leaned_on(article: Article, sentences: Sequence[Sentence], words: Sequence[_Words], passed: set[int]) -> set[int]:
    """What the reading of the passed sentences leans on: the speech they stand in, who speaks around them, whom a pronoun means."""
    out: set[int] = set()
    speech = quotations.find(article.text, quotations.paragraphs(sentences))
    held = {s.index: [q for q in speech if q.start < s.end and s.start < q.end] for s in sentences}
    cues = {s.index for s in sentences if _SAYS.search(s.text)}
    for k in sorted(passed):
        s = sentences[k]
        if k and _PRONOUNS.search(s.text):
            out.add(k - 1)
        earlier = range(max(0, k - 12), k)
        out |= {i for i in earlier if sentences[i].paragraph == s.paragraph and ":" in sentences[i].text}
        if k not in cues:  # a source that speaks on both sides (saying.inherited)
            before, after = cues & {k - 2, k - 1}, cues & {k + 1, k + 2, k + 3}
            out |= before | after if before and (after or sentences[k - 1].paragraph == s.paragraph) else set()
        for q in held[k]:  # the cue stands in any sentence of the quotation, or right beside it
            out |= {x.index for x in sentences if x.start < q.end + 4 and q.start < x.end + 4}
        if held[k]:
            out |= cues & {k - 1, k + 1}
            out |= {i for i in earlier if sentences[i].paragraph == s.paragraph and (held[i] or i in cues)}
            if held[k][0].start <= s.start + 1:  # speech that goes on from the paragraph before
                out |= {i for i in earlier if sentences[i].paragraph == s.paragraph - 1 and (held[i] or i in cues)}
    return out
