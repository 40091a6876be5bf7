"""Numbers of people: killed, injured, abducted, arrested, surrendered …, low and high, whom they count (codebook: figures).

In: a frame or a sentence. Out: `Figure`s with their evidence. `victims` says which noun phrases of a frame are counted,
`people` how many each of them is, `phrases` reads fixed wordings ("no casualties", "the toll rose to 12"), `retold` finds
what the article counted before, `tally` sums.
Never: a number that is an age, a rank, a distance or money; a part added to its whole.
"""

from __future__ import annotations

from tawthiq.coding.english.figures.phrases import is_toll, of_text
from tawthiq.coding.english.figures.retold import give_back, settle_numbers
from tawthiq.coding.english.figures.tally import tally
from tawthiq.coding.english.figures.victims import of_frame, victims_of

__all__ = ["give_back", "is_toll", "of_frame", "of_text", "settle_numbers", "tally", "victims_of"]
