"""Who says it: attributions in a parsed article.

In: an `Article` and the trees of its sentences. Out: `Attribution`s in text order: source, cue and content as positions
in the article, with a class. Way: `parts` finds cues (words of knowledge/english/saying.toml) sentence by sentence:
`verbal` verbs with their complements, `nominal` the rest; `quotations` finds direct speech; `find` joins both over
sentences and paragraphs. Beliefs, wishes and plans are found as well, by class: who needs statements takes `telling` ones.
Never: canonical names (see `coding/english/saying.py`), other articles.
"""

from __future__ import annotations

from tawthiq.coding.english.attribution.find import find
from tawthiq.coding.english.attribution.model import Attribution, Span

__all__ = ["Attribution", "Span", "find"]
