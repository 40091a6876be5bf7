"""A threat is THREATEN and a demand REQUEST: what is threatened or demanded is the content of the speech act, no deed of its own
(corpus guide). A plan or an order keeps the type of the deed."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.coding.english.draft import Draft

_ACTS = {"threatened": "THREATEN", "demanded": "REQUEST"}
_THREATS = {"SANCTION": "relations", "COERCE": "restrict", "PROTEST": "restrict"}
_WISHES = {"AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"}


def as_told(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one sentence with threatened and demanded deeds folded into their speech acts."""
    out: list[Draft] = []
    acts = [d for d in drafts if d.verbal and d.plover in _ACTS.values()]
    for d in drafts:
        kind = None if d.verbal else _ACTS.get(d.factuality)
        if kind is None:
            out.append(d)
            continue
        mode = _THREATS.get(d.plover, "violence") if kind == "THREATEN" else _WISHES.get(d.plover, "change")
        act = next((a for a in acts if a.plover == kind), None)
        if act is None:
            d.plover, d.mode, d.acled = kind, mode, None
            if kind == "REQUEST":  # who is to do it is whom the demand is for
                d.perpetrator, d.target = [], d.perpetrator or d.target
                d.evidence.pop("perpetrator", None)
            d.verbal = True  # counts as its article's news only, like any speech act
            out.append(d)
            continue
        act.mode = mode
        asked = d.perpetrator or d.target if kind == "REQUEST" else d.target
        if not act.target:
            act.target = [t for t in asked if t not in act.perpetrator]
            side = "perpetrator" if kind == "REQUEST" and d.perpetrator else "target"
            if act.target and side in d.evidence:
                act.evidence["target"] = d.evidence[side]
    return out
