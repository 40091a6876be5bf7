"""A mention while it is being coded: mutable, with the tree it came from; `finish` makes the record."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from datetime import date

from tawthiq.coding.english import figures as fig
from tawthiq.coding.english.frames import Frame
from tawthiq.coding.english.lexicon import cues
from tawthiq.records import (
    Article,
    ClaimOfResponsibility,
    Contested,
    Evidence,
    Figure,
    Filler,
    Mention,
    Place,
    Sentence,
    WeaponCount,
    mention_id,
)

_CAUSES = frozenset({"since", "following", "after", "in response to", "because of", "despite", "over", "due to", "for", "before", "with", "from"})

@dataclass
class Draft:
    """Fields as in `records.Mention`; `sentences` hold the quotes, the first is the main one."""

    frame: Frame
    sentences: list[Sentence]
    plover: str
    mode: str | None = None
    acled: str | None = None
    factuality: str = "occurred"
    reason: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    date_expr: str | None = None
    date_precision: str = "none"
    date_note: str | None = None
    dated: bool = False
    places: list[Place] = field(default_factory=list)
    perpetrator: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    described: set[str] = field(default_factory=set)
    words: dict[tuple[str, str], Evidence] = field(default_factory=dict)
    weapon: str | None = None
    weapon_count: WeaponCount | None = None
    figures: list[Figure] = field(default_factory=list)
    fillers: list[Filler] = field(default_factory=list)
    contested: list[Contested] = field(default_factory=list)
    claim: ClaimOfResponsibility = field(default_factory=ClaimOfResponsibility)
    attribution: list[str] = field(default_factory=list)
    background: bool = False
    aggregate: bool = False
    count: int | None = 1
    evidence: dict[str, Evidence] = field(default_factory=dict)
    definite: bool = False
    pointed: bool = False
    another: bool = False
    verbal: bool = False
    vague: bool = False
    retells: Draft | None = None
    within: Draft | None = None
    retold: list[Figure] = field(default_factory=list)

    def twin(self) -> Draft:
        """A copy whose lists can be changed on their own."""
        out = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, list | dict | set):
                setattr(out, name, copy(value))
        return out

    @property
    def at(self) -> int:
        """Position of the event word in the article."""
        return self.frame.tree.tokens[self.frame.at].start

    @property
    def recalled(self) -> bool:
        """"since the assassination of X", "following the attack": recalled as a cause, not told as news."""
        tree, at = self.frame.tree, self.frame.at
        if self.involved:
            return True
        if not self.frame.noun or self.frame.support is not None:
            return False
        return tree.preposition(at) in _CAUSES and all(f.noun for f in self.frame.all())

    @property
    def involved(self) -> bool:
        """"was involved in the killing of X", "wanted for two attacks", "in connection with the blast": somebody's past."""
        tree = self.frame.tree
        below = self.frame.support if self.frame.support is not None else self.frame.at
        for up in list(tree.above(below))[:5]:
            if tree.lemma(up) in cues("background", "record") and tree.rel(below) in ("obl", "nmod", "advcl", "xcomp", "acl") and up < below:
                return True
            if tree.rel(below) not in ("obl", "nmod", "conj", "obj", "appos", "dep", "compound", "acl", "acl:relcl") and not (tree.rel(below) == "advcl" and tree.tokens[below].tag == "VBG"):
                return False
            below = up
        return False

    def finish(self, article: Article) -> Mention:
        spans = list(dict.fromkeys((s.start, s.end) for s in self.sentences))
        trigger = self.frame.tree.span(self.frame.first, self.frame.at)
        numbers = [f.model_copy() for f in self.figures]
        return Mention(
            id=mention_id(article.id, trigger, self.plover, "|".join(p.canonical for p in self.places)),
            article=article.id,
            quotes=tuple(article.text[a:b] for a, b in spans),
            spans=tuple(spans),
            plover=self.plover,
            plover_mode=self.mode,
            acled=self.acled,
            factuality=self.factuality,
            reason=self.reason,
            date_from=self.date_from,
            date_to=self.date_to,
            date_expr=self.date_expr,
            date_precision=self.date_precision,
            date_note=self.date_note,
            places=tuple(self.places),
            perpetrator=tuple(self.perpetrator),
            target=tuple(self.target),
            weapon=self.weapon,
            weapon_count=self.weapon_count,
            killed=fig.tally(numbers, "killed"),
            injured=fig.tally(numbers, "injured"),
            figures=tuple(numbers),
            fillers=tuple(self.fillers),
            contested=tuple(self.contested),
            claim=self.claim,
            attribution=tuple(self.attribution),
            background=self.background,
            aggregate=self.aggregate,
            count=self.count if not self.aggregate else None,
            evidence=self.evidence | self._words_of_sides() | {"plover": self._trigger_evidence(trigger)},
        )

    def _words_of_sides(self) -> dict[str, Evidence]:
        """The words of every actor: codebook, "unnamed actors as written plus a class"; keys as `side_key` numbers them."""
        sides = (("perpetrator", self.perpetrator), ("target", self.target))
        return {side_key(side, n): self.words[side, name] for side, names in sides for n, name in enumerate(names) if (side, name) in self.words}

    def _trigger_evidence(self, trigger: tuple[int, int]) -> Evidence:
        return Evidence(quote=self.frame.words, start=trigger[0], end=trigger[1], score=0.6 if self.vague else 0.8, rule=f"{'noun' if self.frame.noun else 'verb'}:{self.frame.sense.word}")


def side_key(side: str, n: int) -> str:
    """Where `evidence` keeps the words of the n-th actor (from 0) of a side."""
    return f"{side}.{n + 1}" if n else side


def attribution_key(n: int) -> str:
    """Where `evidence` keeps the words of the n-th link (from 0) of a chain of sources."""
    return f"attribution.{n + 1}" if n else "attribution"
