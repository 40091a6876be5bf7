"""A folded text → a line of items: figures, words and phrases of time, everything else OTHER.

Arabic clitics (و ف ب ل ك لل) are cut off where what is left is a word of time or a figure, so that "و2018" and "ليوم" keep
exact positions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tawthiq.coding.when import digits
from tawthiq.coding.when.cascade import Item
from tawthiq.coding.when.lexicon import Lexicon, Meaning, lexicon
from tawthiq.coding.when.symbols import SYMBOL

_PIECE = re.compile(rf"(?P<mixed>[A-Za-z_]+\d\w*)|{digits.FIGURE.pattern}|(?P<word>[^\W\d_]+)|(?P<poss>'s\b)|(?P<sign>[^\w\s]|_)", re.X | re.I)
_SIGNS = {",": "COMMA", "-": "DASH", "/": "SLASH", "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", ".": "DOT", ";": "STOP", "!": "STOP", "?": "STOP", "؟": "STOP", ":": "STOP"}  # fmt: skip
_SIGN = {sign: SYMBOL[name] for sign, name in _SIGNS.items()}
_S = SYMBOL
_CURRENCY = frozenset(("$", "€", "£", "¥", "#", "№", "₪"))
# Without one of these there is no time expression.
_TRIGGERS = frozenset(
    _S[n]
    for n in ["MONTH", "WEEKDAY", "WEEKDAYS", "DEICTIC", "SEASON", "SECOND", "MINUTE", "HOUR", "DAYU", "WEEK", "MONTHU", "QUARTER", "YEARU", "DECADEU", "CENTURY", "DUAL", "DECADE", "PART", "WEEKEND", "OVERNIGHT", "SETWORD", "NOW", "THEN", "HOLIDAY", "HMONTH", "YEAR", "YEARSPAN", "DATE", "CLOCK", "ORD", "OCLOCK", "HA", "LATERW", "TENS"]
)
_TENSE = frozenset({_S["AHEAD"], _S["SAYING"], _S["STOP"]})


class Piece(NamedTuple):
    """A cut of the text: `form` as the lexicon spells it."""

    kind: str
    form: str
    start: int
    end: int


def lex(text: str, language: str, day_first: bool = True) -> list[Item]:
    """Items of `text` in order; empty when it holds no word of time."""
    words = lexicon(language)
    pieces = [Piece(m.lastgroup or "sign", m.group().lower(), m.start(), m.end()) for m in _PIECE.finditer(text)]
    if language == "ar":
        pieces = list(_without_clitics(pieces, words))
    items = list(_items(text, pieces, words, day_first))
    if not any(i.symbol in _TRIGGERS for i in items):
        return []
    return _settled(text, items, language)


def _without_clitics(pieces: Sequence[Piece], words: Lexicon) -> Iterator[Piece]:
    known = words.single.keys() | words.phrases.keys()
    for number, piece in enumerate(pieces):
        form, start = piece.form, piece.start
        if piece.kind != "word" or form in known:
            yield piece
            continue
        touching = number + 1 < len(pieces) and pieces[number + 1].start == piece.end and pieces[number + 1].form[0].isdigit()
        cut = _clitics(form, known, touching)
        for prefix in cut[:-1]:
            yield Piece("word", prefix, start, start + len(prefix))
            start += len(prefix)
        rest = cut[-1]
        if rest:  # of "لل" the article stays with the word: its lam is the only one written
            yield Piece("word", rest, piece.end - len(rest) if form.endswith(rest) else start, piece.end)


_BEFORE_FIGURE = {
    "و": ["و"], "ف": ["ف"], "ب": ["ب"], "ل": ["ل"], "ال": ["ال"], "وال": ["و", "ال"], "بال": ["ب", "ال"], "لل": ["لل"], "ول": ["و", "ل"], "وب": ["و", "ب"],
}  # fmt: skip


def _clitics(form: str, known: set[str], before_figure: bool) -> list[str]:
    """`form` cut into clitics and a known word (empty before a figure); uncut where nothing fits."""
    if before_figure and form in _BEFORE_FIGURE:
        return [*_BEFORE_FIGURE[form], ""]
    for conjunction in ("", "و", "ف"):
        if not form.startswith(conjunction):
            continue
        rest = form[len(conjunction) :]
        head = [conjunction] if conjunction else []
        if conjunction and rest in known:
            return [*head, rest]
        for preposition in ("ب", "ل", "ك"):
            if rest.startswith(preposition) and len(rest) > 2 and rest[1:] in known:
                return [*head, preposition, rest[1:]]
        if rest.startswith("لل") and "ال" + rest[2:] in known:
            return [*head, "ل", "ال" + rest[2:]]
    return [form]


def _items(text: str, pieces: Sequence[Piece], words: Lexicon, day_first: bool) -> Iterator[Item]:
    at = 0
    other = _S["OTHER"]
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind == "word":
            taken = _phrase(pieces, at, words)
            if taken is not None:
                length, meaning = taken
                yield Item(meaning.symbol, piece.start, pieces[at + length - 1].end, meaning)
                at += length
                continue
            meaning_of_one = words.single.get(piece.form)
            yield Item(meaning_of_one.symbol, piece.start, piece.end, meaning_of_one) if meaning_of_one else Item(other, piece.start, piece.end)
        elif piece.kind == "sign":
            yield Item(_SIGN.get(piece.form) or _sign(piece.form, words), piece.start, piece.end)
        elif piece.kind == "poss":
            yield Item(_S["POSS"], piece.start, piece.end)
        elif piece.kind == "mixed" or _counts_no_time(text, piece.start):
            yield Item(other, piece.start, piece.end)
        elif piece.kind == "other" and _two_days(piece.form) and _month_beside(pieces, at, words):
            middle = piece.form.index("/")
            for first, last in ((0, middle), (middle + 1, len(piece.form))):
                yield _figure(Piece("integer", piece.form[first:last], piece.start + first, piece.start + last), day_first)
                if first == 0:
                    yield Item(_S["DASH"], piece.start + middle, piece.start + middle + 1)
        else:
            yield _figure(piece, day_first)
        at += 1


def _two_days(form: str) -> bool:
    return re.fullmatch(r"\d{1,2}/\d{1,2}", form) is not None


def _month_beside(pieces: Sequence[Piece], at: int, words: Lexicon) -> bool:
    """ "July 5/6", "5/6 July": the slash joins two days."""
    around = [pieces[k].form for k in (at - 1, at + 1) if 0 <= k < len(pieces)]
    return any(form in words.single and words.single[form].symbol == _S["MONTH"] for form in around)


def _counts_no_time(text: str, start: int) -> bool:
    """ "$2019", "F-16": money and models."""
    before = text[start - 1] if start else ""
    return before in _CURRENCY if before != "-" else start > 1 and text[start - 2].isupper()


def _sign(form: str, words: Lexicon) -> str:
    meaning = words.single.get(form)
    return meaning.symbol if meaning else _S["OTHER"]


def _phrase(pieces: Sequence[Piece], at: int, words: Lexicon) -> tuple[int, Meaning] | None:
    for phrase, meaning in words.phrases.get(pieces[at].form, ()):
        length = len(phrase)
        if at + length <= len(pieces) and all(pieces[at + k].form == phrase[k] for k in range(1, length)):
            return length, meaning
    return None


def _figure(piece: Piece, day_first: bool) -> Item:
    kind, form = piece.kind, piece.form
    value: object = None
    symbol = "OTHER"
    if kind in ("iso", "numeric"):
        value = digits.numeric_date(form, day_first)
        symbol = "DATE" if value else "OTHER"
    elif kind == "eleventh":
        symbol, value = "DATE", digits.Written(2001, 9, 11, date(2001, 9, 11), None)
    elif kind == "clock":
        value = digits.clock(form)
        symbol = "CLOCK" if value is not None else "OTHER"
    elif kind == "decade":
        symbol, value = "TENS" if form[0] in "123456789" and len(form) < 5 else "DECADE", digits.decade(form)
    elif kind == "yearspan":
        first, last = int(form[:4]), int(form[5:])
        if (first + 1) % 100 == last:
            symbol, value = "YEARSPAN", first
    elif kind == "ordinal":
        number = int(re.sub(r"\D", "", form))
        symbol, value = ("ORD", number) if 1 <= number <= 31 else ("OTHER", number)
    elif kind == "integer" and len(form) <= 9:
        number = int(form)
        value = number
        symbol = "DAY" if len(form) <= 2 and 1 <= number <= 31 else "YEAR" if len(form) == 4 and 1300 <= number <= 2199 else "NUM"
    return Item(_S[symbol], piece.start, piece.end, Meaning(_S[symbol], value))


def _names(text: str) -> list[str]:
    return [_S[n] for n in text.split()]


_BESIDE_DAY = frozenset(_names("DAY ORD YEAR"))
_BEFORE_MONTH = frozenset(_names("DAY ORD OF EARLY LATE MID START END LAST NEXT THIS SINCE UNTIL IN BY DURING COMING PAST STARTING FROM BETWEEN WEEKDAY BEFORE"))
_BEFORE_MONTH_AR = frozenset(_names("DAY ORD SHAHR MONTHU EARLY LATE MID START END SLASH OPEN UNTIL IN SINCE DURING"))
_AFTER_MONTH_AR = frozenset(_names("YEAR SLASH OPEN LAST NEXT CURRENT DAY"))
_BEFORE_HIJRI = frozenset(_names("DAY ORD OF MONTHU SHAHR MIN"))
_BEFORE_RAMADAN = frozenset(_names("IN DURING START END MID EARLY LATE BEFORE AFTER SINCE UNTIL THIS LAST NEXT FOR EVERY BY COMING"))
_LINKS = frozenset(_names("AND TO DASH SLASH"))
_CALENDAR = frozenset(_names("MONTH WEEKDAY HMONTH"))


def _settled(text: str, items: list[Item], language: str) -> list[Item]:
    """Values unpacked; words that can be something else stay words of time only beside others; names are no dates."""
    words = lexicon(language)
    line = [_S["OTHER"], _S["OTHER"], *(i.symbol for i in items), _S["OTHER"], _S["OTHER"]]
    out: list[Item] = []
    for number, item in enumerate(items):
        if isinstance(item.value, Meaning):
            meaning = item.value
            keep = True
            if item.symbol in _CALENDAR:
                lower = language == "en" and not text[item.start].isupper()
                around = line[number], line[number + 1], line[number + 3], line[number + 4]
                if meaning.weak or (lower and meaning.weak_lower):
                    keep = _beside(item.symbol, meaning, around, lower, language)
            item = Item(item.symbol if keep else _S["OTHER"], item.start, item.end, meaning.value)
        elif item.symbol == _S["DOT"]:
            if out and _abbreviates(text, out[-1], item, items[number + 1] if number + 1 < len(items) else None):
                out[-1] = out[-1]._replace(end=item.end)
                continue
            item = item._replace(symbol=_S["STOP"])
        out.append(item)
    return _without_names(text, out, words) if words.names_after else out


def _beside(symbol: str, meaning: Meaning, around: tuple[str, str, str, str], lower: bool, language: str) -> bool:
    before2, before, after, after2 = around
    if symbol == _S["MONTH"]:
        linked = (after in _LINKS and after2 == symbol) or (before in _LINKS and before2 == symbol)
        if language == "ar":
            return before in _BEFORE_MONTH_AR or after in _AFTER_MONTH_AR or linked or (before == _S["MIN"] and before2 in (_S["DAY"], _S["ORD"]))
        if lower:
            written_after = after in _BESIDE_DAY and (after != _S["DAY"] or after2 in (_S["YEAR"], _S["COMMA"], _S["DOT"]))
            return (before in (_S["DAY"], _S["ORD"]) and (after == _S["YEAR"] or not meaning.weak)) or written_after or (before == _S["OF"] and before2 == _S["ORD"])
        linked = linked or (before in _LINKS and before2 == _S["DAY"] and after in _LINKS)
        dated = after in _BESIDE_DAY or (after in (_S["COMMA"], _S["DOT"]) and after2 in _BESIDE_DAY)
        return before in _BEFORE_MONTH or dated or linked or (before == _S["THE"] and after != _S["ON"])
    if symbol == _S["WEEKDAY"]:
        return after in (_S["DAY"], _S["MONTH"], _S["ORD"], _S["DOT"]) or (after == _S["COMMA"] and after2 in (_S["DAY"], _S["MONTH"])) or before in (_S["ON"], _S["OPEN"])
    if meaning.value == 9 and before in _BEFORE_RAMADAN:
        return True
    return before in _BEFORE_HIJRI or after in (_S["YEAR"], _S["AH"], _S["DAY"])


def _abbreviates(text: str, before: Item, dot: Item, after: Item | None) -> bool:
    """The dot of "Nov. 16", "Sat.": it belongs to a month or weekday cut short, and the sentence goes on."""
    if before.symbol not in (_S["MONTH"], _S["WEEKDAY"]) or before.end != dot.start or before.end - before.start > 5:
        return False
    return after is not None and (text[after.start].isdigit() or text[after.start] in ",;)-" or text[after.start].islower() or after.symbol in _CALENDAR)


_NAMED = frozenset(_names("WEEKDAY DAY ORD MONTH DEICTIC YEAR WEEKDAYS"))


def _without_names(text: str, items: list[Item], words: Lexicon) -> list[Item]:
    """ "Sunday Times", "March 14 Alliance", "Bloody Sunday", "Russia Today": capitalised neighbours make a name, not a day."""
    out = list(items)
    for number, item in enumerate(items):
        if item.symbol not in _NAMED:
            continue
        following = text[items[number + 1].start : items[number + 1].end] if number + 1 < len(items) else ""
        previous = text[items[number - 1].start : items[number - 1].end] if number else ""
        if item.symbol == _S["YEAR"] and previous in words.numbered:
            out[number] = item._replace(symbol=_S["OTHER"])
            continue
        title = item.symbol in (_S["WEEKDAY"], _S["DEICTIC"]) and text[item.start].isupper()
        if following in words.names_after and (title or item.symbol in (_S["DAY"], _S["ORD"], _S["MONTH"])):
            out[number] = item._replace(symbol=_S["OTHER"])
            if number and items[number - 1].symbol in _NAMED and not title:
                out[number - 1] = items[number - 1]._replace(symbol=_S["OTHER"])
        elif title and (previous in words.names_before or (item.symbol == _S["DEICTIC"] and number and previous[:1].isupper() and items[number - 1].symbol == _S["OTHER"])):
            out[number] = item._replace(symbol=_S["OTHER"])
    return out


# Characters that a marker of the future governs: a clause, not a paragraph.
_AHEAD_REACH = 120


def ahead_spans(items: Sequence[Item]) -> tuple[tuple[int, int], ...]:
    """Where a future is marked: from its marker to the next speech verb or end of the clause, and the opening of its clause."""
    spans: list[tuple[int, int]] = []
    opening: int | None = items[0].start if items else None
    started: int | None = None
    for item in items:
        if item.symbol not in _TENSE:
            continue
        if item.symbol == _S["AHEAD"]:
            if started is None:
                started = item.start
                if opening is not None and item.start - opening <= _AHEAD_REACH:
                    spans.append((opening, min(item.start, opening + _AHEAD_REACH // 6)))
            continue
        if started is not None:
            spans.append((started, min(item.start, started + _AHEAD_REACH)))
        started = None
        opening = item.end + 1 if item.symbol == _S["STOP"] else None
    if started is not None:
        spans.append((started, min(items[-1].end + 1, started + _AHEAD_REACH)))
    return tuple(spans)

