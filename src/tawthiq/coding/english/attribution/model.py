"""The records of this room."""

from __future__ import annotations

from typing import NamedTuple

Span = tuple[int, int]


class Part(NamedTuple):
    """An attribution as one sentence shows it: token indexes, in order. `speaker` heads the source, `hearer` who was told."""

    kind: str
    telling: bool
    form: str
    at: int
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    speaker: int = -1
    hearer: int = -1
    quotes: bool = False


class Attribution(NamedTuple):
    """Who says, thinks or wants what: positions [start, end) in the article's text, in order.

    kind      class of the cue (knowledge/english/saying.toml)
    telling   the source stands behind what the content states: it is told as a fact, not wished, feared or asked
    form      verb | noun | adjective | phrase ("according to") | adverb | colon
    source    empty where the text names none ("reportedly")
    sentence, at, speaker, hearer   index of the sentence; tokens of the cue's head, the source's head and who was told (-1: none)
    direct    the content is, or begins with, direct speech
    quoted    the cue itself stands in direct speech
    outer     index in the article's list of the attribution whose content holds this one; -1: none
    """

    kind: str
    telling: bool
    form: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: int
    at: int
    speaker: int
    hearer: int
    direct: bool = False
    quoted: bool = False
    outer: int = -1
