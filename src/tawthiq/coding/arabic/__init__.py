"""coding.arabic: Arabic sentences → mentions, by clause patterns over folded words (no parser, no copyleft morphology).

In: an `Article` in Arabic and its `Sentence`s. Out: `Mention`s in text order, every field with the words it was read from.
Never: a guess where the pattern is silent; loaded words of the source in any field but quotes and `verbatim`.

The way through: `line` (words, groups of people, names) → `triggers` (event words with object, context and licence) →
`scenes` (which triggers tell one event) → `roles`, `figures`, `means`, `settings`, `factuality`, `speech` → `drafting` →
`merging` → `coder`.
"""

from __future__ import annotations

from tawthiq.coding.arabic.coder import code

__all__ = ["code"]
