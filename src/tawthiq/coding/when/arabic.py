"""Arabic words of time, matched on a folded copy with an exact way back to the original positions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from hijridate import Hijri

from tawthiq.coding.when import expression as ex
from tawthiq.coding.when.expression import TimeExpression
from tawthiq.knowledge import load

_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", **{c: str(i) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩")}, **{c: str(i) for i, c in enumerate("۰۱۲۳۴۵۶۷۸۹")}})
_DROP = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0654\u0655]")


def fold(text: str) -> tuple[str, list[int]]:
    """(folded text, for each of its characters the position in `text`; one more entry for the end)."""
    kept = [(c, i) for i, c in enumerate(text) if not _DROP.match(c)]
    return "".join(c for c, _ in kept).translate(_FOLD), [i for _, i in kept] + [len(text)]


@cache
def _words(key: str) -> dict[str, int]:
    return {w: i + 1 for i, row in enumerate(load("time/arabic")[key]) for w in row.split("|")}


def _any(key: str) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(_words(key), key=len, reverse=True))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    months, days, parts, numbers, hijri = (_any(k) for k in ("months", "weekdays", "parts", "numbers", "hijri_months"))
    clitic = r"(?<![\u0621-\u064a])[وف]?[بلك]?"
    month = rf"(?:شهر\s+)?(?P<month>{months})(?:\s*[/(]\s*(?:{months})\)?)?"
    year = r"(?:\s*(?:من\s+)?(?:عام|سنه|العام)?\s*,?\s*(?P<year>(?:19|20)\d{2}))?"
    return re.compile(
        {
            "day": rf"{clitic}(?P<day>\d{{1,2}})\s*(?:من\s+)?{month}(?![\u0621-\u064a]){year}",
            "numeric": r"(?<!\d)(?P<day>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<year>(?:19|20)\d{2})(?!\d)",
            "month": rf"{clitic}(?:ال)?(?:(?P<part>مطلع|اوائل|بدايه|منتصف|اواخر|نهايه)\s+)?{month}(?![\u0621-\u064a])(?P<rel>\s+(?:الماضي|الجاري|الحالي|المقبل))?{year}",
            "weekday": rf"{clitic}(?:(?:{parts})\s+)?(?:امس\s+)?(?:ال)?(?:يوم\s+)?(?:امس\s+)?(?:(?:{parts})\s+)?(?P<wd>{days})(?![\u0621-\u064a])(?P<rel>\s+(?:الماضي|الماضيه|المقبل|المقبله|القادم))?",
            "word": rf"{clitic}(?:(?:{parts})\s+)?(?P<w>اول\s+(?:من\s+)?امس|امس|البارحه|اليوم|الليله\s+الماضيه|الليله|غدا|فجر\s+اليوم|صباح\s+اليوم|هذا\s+(?:الصباح|المساء))(?![\u0621-\u064a])",
            "year": r"(?<![\u0621-\u064a])[وفبل]{0,2}(?:(?P<since>منذ)\s+)?(?:عام|العام|سنه|السنه)\s+(?P<year>(?:19|20)\d{2})(?:\s*(?:و|الي|-)\s*(?:عام\s+)?(?P<y2>(?:19|20)\d{2}))?",
            "unit": r"(?<![\u0621-\u064a])[وفبل]{0,2}(?P<unit>الاسبوع|الشهر|العام|السنه)\s+(?P<rel>الماضي|الماضيه|الجاري|الحالي|الفائت|المقبل|المقبله)",
            "ago": rf"(?<![\u0621-\u064a])و?(?:قبل|منذ)\s+(?:نحو\s+)?(?:(?P<n>\d{{1,3}}|{numbers})\s+)?(?P<unit>ساعات|ساعتين|ساعه|ايام|يومين|يوم|اسابيع|اسبوعين|اسبوع|اشهر|شهور|شهرين|شهر|سنوات|سنتين|عامين|اعوام|سنه|عام)(?![\u0621-\u064a])",
            "last": rf"(?<![\u0621-\u064a])و?(?:في|خلال|طوال|علي\s+مدي)\s+(?P<unit>الساعات|الايام|اليومين|الاسبوعين|الاسابيع|الاشهر|الشهرين|الشهور|السنوات|العامين|ال\d+\s+(?:يوما|ساعه))\s*(?:(?:ال)?(?P<n>\d{{1,3}}|{numbers})\s*)?(?:القليله\s+)?(?:الاخيره|الاخيرين|الماضيه|الماضيين|القليله\s+الماضيه|الاخيرتين)",
            "same": r"(?<![\u0621-\u064a])[وفبل]{0,2}(?:اليوم\s+نفسه|اليوم\s+ذاته|ذات\s+اليوم|نفس\s+اليوم|في\s+اليوم\s+التالي|اليوم\s+التالي|بعد\s+(?:ساعات|يوم|يومين)|قبلها?\s+بيوم)",
            "hijri": rf"(?<![\d])(?P<day>\d{{1,2}})\s*(?:من\s+)?(?P<month>{hijri})(?![\u0621-\u064a])(?:\s*(?:عام\s+)?(?P<year>1[34]\d{{2}})\s*(?:هـ|ه|هجري)?)?",
            "daily": r"(?<![\u0621-\u064a])(?:يوميا|اسبوعيا|بشكل\s+يومي|كل\s+يوم)(?![\u0621-\u064a])",
        }[name]
    )


_NAMES = ("day", "numeric", "month", "weekday", "word", "year", "unit", "ago", "last", "same", "hijri", "daily")


def find_arabic(text: str, anchor: date | None, future: bool) -> Iterator[TimeExpression]:
    """All readings; overlaps are settled by the caller."""
    folded, back = fold(text)
    for name in _NAMES:
        for m in _pattern(name).finditer(folded):
            got = _read(name, m, anchor, future)
            if got is None:
                continue
            low, high, precision, kind, note, offset = got
            a, b = m.start(), m.end()
            while a < b and folded[a].isspace():
                a += 1
            while b > a and (folded[b - 1].isspace() or folded[b - 1] in ",،"):
                b -= 1
            start, end = back[a], back[b - 1] + 1
            while end < len(text) and _DROP.match(text[end]):
                end += 1
            yield TimeExpression(start, end, text[start:end], low, high, precision, kind, note, offset is not None, offset)


_Result = tuple[date | None, date | None, str, str, str | None, tuple[int, int] | None]


def _read(name: str, m: re.Match[str], anchor: date | None, future: bool) -> _Result | None:
    g = {k: (re.sub(r"\s+", " ", v.strip()) if v else v) for k, v in m.groupdict().items()}
    if name == "numeric":
        day = ex.safe(int(g["year"]), int(g["m"]), int(g["day"]))
        return (day, day, "day", "point", None, None) if day else (None, None, "none", "point", f"no such day: {m.group()}", None)
    if name in ("day", "month"):
        return _month_day(name, g, anchor, future)
    if name == "year":
        last = int(g["y2"] or g["year"])
        first = int(g["year"])
        if g["since"]:
            return date(first, 1, 1), anchor, "year", "range", None, None
        return date(first, 1, 1), date(max(first, last), 12, 31), "year", "point", None, None
    if name == "daily":
        return None, None, "none", "repeated", None, None
    if name == "same":
        text = m.group()
        offset = (1, 1) if "التالي" in text or text.strip().endswith("بعد يوم") else (2, 2) if "يومين" in text else (-1, -1) if "قبل" in text else (0, 1) if "ساعات" in text else (0, 0)
        return None, None, "day", "relative", None, offset
    if name == "hijri":
        return _hijri(g, anchor)
    if anchor is None:
        return None, None, "day", "point", "no date to count from", None
    if name == "weekday":
        rel = g["rel"] or ""
        day = ex.weekday_before(anchor, _words("weekdays")[g["wd"]] - 1, "الماضي" in rel and "امس" not in m.group(), future or "المقبل" in rel or "القادم" in rel)
        return day, day, "day", "point", None, None
    if name == "word":
        w = g["w"]
        step = -2 if w.startswith("اول") else -1 if w.startswith(("امس", "البارحه")) or "الماضيه" in w else 1 if w == "غدا" else 0
        day = ex.shift(anchor, step)
        return day, day, "day", "point", None, None
    if name == "unit":
        return _unit(g, anchor)
    return _count(name, g, anchor)


def _month_day(name: str, g: dict[str, str], anchor: date | None, future: bool) -> _Result | None:
    number = _words("months")[g["month"]]
    bare = name == "month" and not g["year"] and not g.get("rel") and not g.get("part")
    if bare and g["month"] in ("اب", "ماي", "مارس", "جوان", "شباط", "نيسان") and g["month"] != "نيسان":
        return None  # everyday words too
    year = int(g["year"]) if g["year"] else ex.latest_month(anchor, number, future) if anchor else None
    if year is None:
        return None, None, "month" if name == "month" else "day", "point", "no year in the text", None
    if name == "day":
        day = ex.safe(year, number, int(g["day"]))
        return (day, day, "day", "point", None, None) if day else (None, None, "none", "point", "no such day", None)
    low, high = ex.month(year, number)
    part = g.get("part") or ""
    if part:
        low, high = ex.part(low, high, "early" if part in ("مطلع", "اوائل", "بدايه") else "mid" if part == "منتصف" else "late")
    return low, high, "month", "point", None, None


def _unit(g: dict[str, str], anchor: date) -> _Result:
    step = -1 if g["rel"].startswith(("الماضي", "الفائت")) else 1 if g["rel"].startswith("المقبل") else 0
    if g["unit"] == "الاسبوع":
        monday = ex.shift(anchor, -anchor.weekday() + 7 * step)
        return monday, ex.shift(monday, 6), "week", "point", None, None
    if g["unit"] == "الشهر":
        day = ex.months_back(anchor, -step)
        return *ex.month(day.year, day.month), "month", "point", None, None
    return date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31), "year", "point", None, None


def _count(name: str, g: dict[str, str], anchor: date) -> _Result | None:
    unit = g["unit"]
    dual = unit.endswith("ين") and not unit.endswith("سنين")
    n = (int(g["n"]) if g["n"] and g["n"].isdigit() else _words("numbers").get(g["n"] or "")) or (2 if dual else None)
    days = 0 if "ساع" in unit else 7 if "سبوع" in unit or "سابيع" in unit else 30 if "شهر" in unit or "شهور" in unit else 365 if any(w in unit for w in ("سن", "عام", "اعوام")) else 1
    precision = {0: "hour", 1: "day", 7: "week", 30: "month", 365: "year"}[days]
    if name == "last":
        return (ex.shift(anchor, -days * n) if n else None), anchor, "day" if days == 0 else precision, "range", None, None
    n = n or 1
    if days == 365:
        return date(anchor.year - n, 1, 1), date(anchor.year - n, 12, 31), "year", "point", None, None
    if days == 30:
        day = ex.months_back(anchor, n)
        return *ex.month(day.year, day.month), "month", "point", None, None
    day = ex.shift(anchor, -days * n)
    return day, day, precision, "point", None, None


def _hijri(g: dict[str, str], anchor: date | None) -> _Result | None:
    from tawthiq.coding.when.english import hijri_before

    number = _words("hijri_months")[g["month"]]
    try:
        if g["year"]:
            got = Hijri(int(g["year"]), number, min(29, int(g["day"]))).to_gregorian()
            day: date | None = ex.shift(date(got.year, got.month, got.day), max(0, int(g["day"]) - 29))
        else:
            day = hijri_before(anchor, number, int(g["day"])) if anchor else None
    except (ValueError, OverflowError):
        day = None
    if day is None:
        return None
    return ex.shift(day, -1), ex.shift(day, 1), "day", "point", "Islamic calendar: one day more or less", None
