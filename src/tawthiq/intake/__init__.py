"""intake: bytes as they came become pages of text with positions.

In: files, folders (walked in sorted order), `-` for standard input; plain text or HTML in any encoding.
Out: `(bytes, Page)` for each readable input, a `Problem` for each that is not; one at a time, in order.
Never: a decision about what an event or an article is, a network call, a change to the words of plain text.
"""

from __future__ import annotations

from tawthiq.intake.errors import IntakeError
from tawthiq.intake.inputs import page_from_bytes, read_inputs

__all__ = ["IntakeError", "page_from_bytes", "read_inputs"]
