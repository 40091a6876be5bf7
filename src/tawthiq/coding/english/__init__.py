"""English coding: parsed sentences of one article → its mentions.

In: an `Article` and its parsed `Sentence`s. Out: `Mention`s in text order, every field with its quote.
Way: `triggers` find event words, `frames` join what tells one event inside a sentence, `roles`, `figures`, `scene`,
`dating`, `saying` and `factuality` fill the fields, `merging` joins one event told twice, `context` sets what only the
whole article shows (background, claims of responsibility, inherited dates and places).
Never: other articles, a clock, the network.
"""

from __future__ import annotations

from tawthiq.coding.english.coder import code

__all__ = ["code"]
