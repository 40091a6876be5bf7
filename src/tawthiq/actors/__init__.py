"""actors: who acts, and who is acted upon.

In: text, or one noun phrase, English or Arabic. Out: `ActorName` (a verbatim span and the `Actor` it names) and answers about
canonical names: same actor or not, part of which, ACLED and PLOVER codes, weapons, outlets, partisan words in generated text.
Never: a partisan name (epithets are understood and never handed on), private persons, a guess where the text names nobody.

Tables: `knowledge/actors/*.csv`, `knowledge/{weapons,agencies,loaded_words}.csv`; word lists: `knowledge/actors/grammar.toml`.
"""

from __future__ import annotations

from tawthiq.actors.codes import inter, sector
from tawthiq.actors.compose import situate
from tawthiq.actors.finder import find_actors
from tawthiq.actors.identity import lookup, related, same_actor
from tawthiq.actors.model import Actor, ActorName
from tawthiq.actors.outlets import Outlet, outlet_for
from tawthiq.actors.phrases import actor_for

__all__ = [
    "Actor",
    "ActorName",
    "Outlet",
    "actor_for",
    "find_actors",
    "inter",
    "lookup",
    "outlet_for",
    "related",
    "same_actor",
    "sector",
    "situate",
]
