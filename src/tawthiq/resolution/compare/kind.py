"""What kind of event, and whether it happened: PLOVER types must be one, factuality families must go together."""

from __future__ import annotations

from tawthiq.resolution.compare.finding import NOTHING, VETO, Finding
from tawthiq.resolution.knowledge import lexicon, weights
from tawthiq.resolution.profile import Corpus, Profile

_HAPPENED = ("occurred", "not-occurred")


def compare(a: Profile, b: Profile, corpus: Corpus) -> Finding:
    """Score type, ACLED sub-type and factuality. Vetoed: other PLOVER types (but for follow-ups), other factuality families."""
    del corpus
    factuality, plover = _factuality(a, b), _plover(a, b)
    for finding in (factuality, plover):
        if finding.score == VETO:
            return finding
    acled = _acled(a, b)
    if not factuality.reason and not acled.reason:
        return plover
    said = [f for f in (factuality, plover, acled) if f.reason]
    return Finding(sum(f.score for f in said), "; ".join(f.reason for f in said))


def _plover(a: Profile, b: Profile) -> Finding:
    if a.plover == b.plover:
        return Finding(0.0, f"both {a.plover}")
    if a.follow_up or b.follow_up:
        return Finding(weights()["kind"]["follow_up"], f"{a.plover} and {b.plover}, one of them a later development")
    return Finding(VETO, f"{a.plover} and {b.plover}")


def _factuality(a: Profile, b: Profile) -> Finding:
    if a.family == b.family:
        return NOTHING
    both = {a.family, b.family}
    if both == set(_HAPPENED):
        return Finding(weights()["kind"]["denied"], "one says that it happened, the other that it did not")
    if both == {"planned", "occurred"} and a.narrow and b.narrow:
        # codebook: what was planned for a day and what happened on it are one incident
        return Finding(weights()["kind"]["planned"], "planned in one, occurred in the other")
    return Finding(VETO, f"{a.family} and {b.family}")


def _acled(a: Profile, b: Profile) -> Finding:
    if not a.acled or not b.acled:
        return NOTHING
    if a.acled == b.acled:
        repeats = a.weapon and b.weapon and a.means == b.means
        return Finding(weights()["kind"]["same_acled_and_means" if repeats else "same_acled"], f"both {a.acled}")
    if a.acled in lexicon().acled_open or b.acled in lexicon().acled_open:
        return NOTHING
    if a.means and b.means:  # means.py weighs other weapons already
        return NOTHING
    return Finding(weights()["kind"]["other_acled"], f"{a.acled} and {b.acled}")
