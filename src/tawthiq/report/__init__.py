"""report: one HTML file that shows what was read, incident by incident, with the words behind every field.

In: articles, mentions, incidents, the text of each capture. Out: `report.html`, self-contained; it opens from disk.
Never: a request to a network, a third party's script, a clock, a value without its quote, a version left out.

`write` composes; `view` turns records into plain JSON values; `words` says dates, figures and places in English;
`evidence` finds the words behind a version; `origins` and `doubts` explain; `ground` packs the map's outlines.
What happens in the browser lives in `assets/` (hand-written, joined at write time).
"""

from __future__ import annotations

from tawthiq.report.write import write_report

__all__ = ["write_report"]
