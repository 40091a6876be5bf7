"""language.arabic: Arabic text → sentences, words with their clitics, numbers.

In: an `Article` (or a string). Out: `Sentence`s whose text stands verbatim at its span, `Word`s, `Number`s; folded copies for
matching, each with an exact map back to the original.
Never: event knowledge, a changed original, a copyleft morphology.
"""

from __future__ import annotations

from tawthiq.language.arabic.normalise import Folded, fold, fold_word
from tawthiq.language.arabic.numbers import Number, find_numbers
from tawthiq.language.arabic.sentences import sentences, split_text
from tawthiq.language.arabic.words import Analysis, Word, analyses, read_words

__all__ = [
    "Analysis",
    "Folded",
    "Number",
    "Word",
    "analyses",
    "find_numbers",
    "fold",
    "fold_word",
    "read_words",
    "sentences",
    "split_text",
]
