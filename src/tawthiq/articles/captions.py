"""Which lines describe a picture: by credit, by standing under a picture, by pairing alternative text and caption."""

from __future__ import annotations

from tawthiq.articles.lines import Line, similar
from tawthiq.articles.marks import marks

_BEFORE_CREDIT = frozenset(".!?)]([|/–—-:،,\"'؟")


def mark_captions(lines: list[Line], usual: int) -> None:
    """Sets `caption` on lines. `usual` is the page's number of empty lines between paragraphs.

    On pages whose paragraphs are set apart, a line stuck to a picture's line or to its twin is a caption; prose is left
    alone unless a credit says otherwise.
    """
    for i, line in enumerate(lines):
        if line.role != "text" or line.tag in ("h1", "h2", "h3"):
            continue
        before = lines[i - 1] if i else None
        if has_credit(line, in_header=before is None or not _is_prose(before)):
            line.caption = True
        elif before is not None and before.role == "image" and line.gap == 0 and line.tag == "line":
            line.caption = len(line.words) <= 25 and (usual > 0 or (not line.is_sentence and _poses(line)))
        elif before is not None and before.role == "image" and len(line.words) <= 25 and _poses(line) and not line.is_sentence:
            line.caption = True
    if usual > 0:
        _mark_stuck(lines)


def _is_prose(line: Line) -> bool:
    return line.role == "text" and line.is_sentence


def _poses(line: Line) -> bool:
    return marks().pose.search(line.folded.text) is not None


def has_credit(line: Line, in_header: bool) -> bool:
    """True for a short line with a picture credit. A bare agency in brackets counts only where no prose stands above:
    agencies also close their reports that way."""
    if len(line.words) > 60 or line.role == "credit":
        return False
    text = line.folded.text.strip()
    for found in marks().credit.finditer(text):
        lead = text[: found.start()].rstrip()
        if lead and lead[-1] not in _BEFORE_CREDIT and found[0][:1] not in "([|/©–-":
            continue
        if len(text) - found.end() > 3:
            continue
        told = any(w in found[0] for w in ("photo", "image", "picture", "pic", "file", "foto", "getty", "©", "shutterstock", "screen", "صور", "تصوير", "عدسه", "ارشيف"))
        # `A guard at the gate [Jan Doe/Agency]` describes; `… he said. (Agency)` signs off.
        open_ended = found[0][0] in "([" and len(line.words) <= 35 and lead[-1:] not in (".", "”", '"', "؟", "!")
        if told or not lead or open_ended or (in_header and len(line.words) <= 40):
            return True
    return False


def _mark_stuck(lines: list[Line]) -> None:
    """Pairs of short lines with no empty line between them: alternative text and caption, or caption and credit."""
    i = 0
    while i < len(lines):
        end = i + 1
        while end < len(lines) and lines[end].gap == 0 and lines[end].tag == "line":
            end += 1
        run = lines[i:end]
        if len(run) == 2 and all(x.role == "text" and x.tag == "line" for x in run):
            first, second = run
            repeats = any(similar(first, x) for x in lines[max(0, i - 5) : i])
            if second.caption and not repeats and len(first.words) <= 40 and (not first.is_sentence or len(second.words) <= 8):
                first.caption = True
            elif not repeats and not similar(first, second) and not any(x.is_sentence or x.is_bullet or len(x.words) > 25 for x in run):
                names = [{w for w in x.words if len(w) >= 4} for x in run]
                if names[0] & names[1] and not (end < len(lines) and lines[end].role in ("date", "credit")):
                    first.caption = second.caption = True
        i = end
