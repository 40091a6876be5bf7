"""A mention while it is being coded; `finish` makes the record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from tawthiq.coding.arabic.scenes import Scene
from tawthiq.records import (
    Article,
    ClaimOfResponsibility,
    Contested,
    Evidence,
    Figure,
    Mention,
    Place,
    Sentence,
    Tally,
    WeaponCount,
    mention_id,
)


@dataclass
class Draft:
    """Fields as in `records.Mention`; `sentences` hold the quotes, the first is the main one."""

    scene: Scene
    sentences: list[Sentence]
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
    reference: object = None
    places: list[Place] = field(default_factory=list)
    perpetrator: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    described_target: bool = False
    weapon: str | None = None
    weapon_count: WeaponCount | None = None
    killed: Tally | None = None
    injured: Tally | None = None
    figures: list[Figure] = field(default_factory=list)
    contested: list[Contested] = field(default_factory=list)
    claim: ClaimOfResponsibility = field(default_factory=ClaimOfResponsibility)
    attribution: list[str] = field(default_factory=list)
    background: bool = False
    aggregate: bool = False
    count: int | None = 1
    follow_up: bool = False
    evidence: dict[str, Evidence] = field(default_factory=dict)
    part: int = 0

    @property
    def plover(self) -> str:
        return self.scene.main.kind.plover

    @property
    def family(self) -> str:
        return self.scene.main.kind.family

    @property
    def definite(self) -> bool:
        return self.scene.main.definite

    @property
    def verbal(self) -> bool:
        return self.scene.main.kind.verbal

    @property
    def headline(self) -> bool:
        return any(s.kind == "headline" for s in self.sentences)

    @property
    def at(self) -> int:
        """Position of the event word in the article."""
        return self.scene.line.span(self.scene.main.first, self.scene.main.last)[0]

    def copy(self) -> Draft:
        """The same draft with lists of its own."""
        other = replace(self, evidence=dict(self.evidence))
        for name in ("sentences", "places", "perpetrator", "target", "figures", "contested", "attribution"):
            setattr(other, name, list(getattr(self, name)))
        return other

    def finish(self, article: Article) -> Mention:
        spans = list(dict.fromkeys((s.start, s.end) for s in self.sentences))
        main = self.scene.main
        start, end = self.scene.line.span(main.first, main.last)
        words = article.text[start:end]
        trigger = Evidence(quote=words, start=start, end=end, score=main.score, rule=f"{main.form.shape}:{main.kind.name}:{main.licence}")
        return Mention(
            id=mention_id(article.id, (start, end), self.plover, f"{words}{self.part or ''}"),
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
            killed=self.killed,
            injured=self.injured,
            figures=tuple(self.figures),
            contested=tuple(self.contested),
            claim=self.claim,
            attribution=tuple(self.attribution),
            background=self.background,
            aggregate=self.aggregate,
            count=None if self.aggregate else self.count,
            follow_up=self.follow_up,
            evidence=self.evidence | {"plover": trigger},
        )
