"""Signs that a statement tells another deed than the one before, whatever the two have in common.

Words that turn to something else ("Elsewhere", "The same day") open another deed than those told before, and "a third bomb" is not the
second one. Of the headline's and the lead's deed the former does not hold: the story that follows tells it afresh. Participants brought
in as new ("a crowd", "two trucks") were tried as a sign too: as many deeds were split by it as were told apart.
"""

from __future__ import annotations

import re

from tawthiq.coding.english.draft import Draft

LEAD = 2  # sentences in which the news may be told afresh
_TURNS = re.compile(
    r"\W*(?:(?:and|but|in addition|also|additionally|meanwhile|separately|elsewhere|simultaneously|moreover|similarly)\b"
    r"|(?:the same|that same|a) (?:day|night|evening|morning|afternoon|week) (?!after|before|earlier)"
    r"|(?:in|near|outside|across|at|around) (?:the )?(?:neighbouring |neighboring |nearby )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?: (?:township|province|district|region|state|county|valley|town|city))?,"
    r"|in (?:another|a separate|a similar|a different|a second|a third|other) |(?:minutes|hours) later,? and |further (?:north|south|east|west|up|down)|across the border)",
    re.I,
)
_TURNS_CASE = re.compile(r"\W*(?:In|Near|Outside|Across|At|Around) ")
_ORDINAL = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "another", "new", "further", "fresh", "separate", "additional"})


def apart(k: Draft, d: Draft) -> bool:
    """Does `d` tell another deed than `k`, by its own wording?"""
    mine, other = d.frame.tree.sentence, k.frame.tree.sentence
    if mine is other or mine.kind == "headline" or other.kind == "headline" or (d.frame.noun and d.definite):
        return False
    if _counted(d) and not _counted(k):
        return True
    last = max(s.index for s in k.sentences)
    return last < mine.index and _turns(mine.text) and mine.paragraph != other.paragraph and other.index > LEAD


def _turns(text: str) -> bool:
    found = _TURNS.match(text)
    return bool(found) and (not re.match(r"\W*(?:in|near|outside|across|at|around) ", text, re.I) or bool(_TURNS_CASE.match(text)))


def _counted(d: Draft) -> bool:
    """"a third bomb", "second explosion", "another convoy"."""
    tree = d.frame.tree
    heads = {i for f in d.frame.all() for i in [*([f.at] if f.noun else []), *f.means, *f.targets]}
    return any(tree.tokens[c].text.lower() in _ORDINAL for h in heads for c in tree.kids(h, "amod", "det"))
