"""The alphabet of the time grammar, and patterns over it.

A sentence becomes a line of symbols, one character for each word, so that a rule such as `MONTH DAY COMMA? YEAR` is one small
regular expression. Names of symbols are the table names of `knowledge/time/en.toml` and `ar.toml`; names that begin with X
are readings that an earlier pass of the cascade found.
"""

from __future__ import annotations

import re
from functools import cache

_WORDS = """
    OTHER MONTH WEEKDAY WEEKDAYS DEICTIC SEASON SECOND MINUTE HOUR DAYU WEEK MONTHU QUARTER YEARU DECADEU CENTURY
    DUAL NUMW NUMDEF VAGUE ORD DECADE PART WEEKEND OVERNIGHT LAST PAST NEXT COMING FOLLOWING PREVIOUS RECENT THIS
    THAT THE A OF IN ON AT BY SINCE STARTING FROM ONWARD UNTIL BEFORE AFTER AFTERWARDS TO INTO BETWEEN AND OR AGO
    EARLIER LATER EARLY LATE MID START END HALF DURING FOR ABOUT MORE SAME VERY EVERY OTHERW PER TIMES ALL OLD
    AGED SETWORD NOW THEN OCLOCK ZONE EVE AH AD COUNTED SAYING AHEAD HOLIDAY HMONTH AKHIR CURRENT SELF MIN OFSEEN
    SHAHR AAM HALFH HA DAYSOF LATERW EARLIERW TAMAM WORLD DAY NUM YEAR YEARSPAN TENS DATE CLOCK COMMA DASH SLASH OPEN
    CLOSE DOT STOP POSS XDAY XWDAY XMONTH XSEASON XYEAR XWEEK XSPAN XPART XCLOCK XREF XOPENREF XDUR XSET XNOW
    XDROP XBOUND
"""
NAMES = tuple(_WORDS.split())
SYMBOL = {name: chr(0x4E00 + number) for number, name in enumerate(NAMES)}
NAME = {character: name for name, character in SYMBOL.items()}

MACROS = {
    "U": "[SECOND MINUTE HOUR DAYU WEEK MONTHU QUARTER YEARU DECADEU CENTURY]",
    "BIGU": "[WEEK MONTHU QUARTER YEARU DECADEU CENTURY]",
    "N": "(?:[DAY NUM NUMW VAGUE A]|THE(?=VAGUE))",
    "D": "(?:DAY|ORD)",
    "DATED": "[XDAY XWDAY XMONTH XSEASON XYEAR XWEEK XSPAN]",
    "DAYLIKE": "[XDAY XWDAY XREF]",
}
_PIECE = re.compile(r"\(\?P<\w+>|\(\?P=\w+\)|[A-Z]+|\s+")


@cache
def pattern(source: str) -> re.Pattern[str]:
    """`source` with {MACROS} and symbol names as a regular expression over symbol lines; spaces mean nothing."""
    for name, meaning in MACROS.items():
        source = source.replace("{" + name + "}", meaning)

    def piece(match: re.Match[str]) -> str:
        text = match.group()
        if text[0] == "(":
            return text
        return "" if text.isspace() else SYMBOL[text]

    return re.compile(_PIECE.sub(piece, source))
