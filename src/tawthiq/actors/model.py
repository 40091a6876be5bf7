"""The two values this room hands out."""

from __future__ import annotations

from typing import NamedTuple


class Actor(NamedTuple):
    """Who acts or is acted upon.

    `canonical`: neutral English name; `kind`: state | people | organ | group | organisation | person | outlet | class |
    unknown-group | unit; `country`: English name of the state it belongs to; `sector`: PLOVER; `inter`: ACLED text;
    `parents`: ids it belongs to; `is_class`: a generic class ("gunmen", "Civilians (Syria)"); `role`: for classes the role they
    usually have (perpetrator | target | source | either), for persons their public function; `detail`: what sort of organ or class.
    """

    id: str
    canonical: str
    kind: str
    country: str = ""
    sector: str = "UNK"
    inter: str = ""
    parents: tuple[str, ...] = ()
    is_class: bool = False
    role: str = ""
    detail: str = ""


class ActorName(NamedTuple):
    """An actor as written: `text` stands at [start, end) of the text that was searched."""

    start: int
    end: int
    text: str
    actor: Actor
