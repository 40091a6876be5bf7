"""An invented small world: outlets, groups and events that do not exist, in places that do. English and Arabic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from tawthiq.records import (
    Article,
    Block,
    ClaimOfResponsibility,
    Conflict,
    Contested,
    Evidence,
    Figure,
    Grade,
    Incident,
    Mention,
    Place,
    Tally,
    Version,
    mention_id,
)


class World(NamedTuple):
    articles: list[Article]
    mentions: list[Mention]
    incidents: list[Incident]
    texts: dict[str, str]


def spot(name: str, canonical: str, admin1: str | None, country: str, iso3: str, lat: float, lon: float, precision: str, **more: Any) -> Place:
    return Place(name=name, canonical=canonical, admin1=admin1, country=country, iso3=iso3, lat=lat, lon=lon, precision=precision, **more)


RAMADI = spot("Ramadi", "Ramadi", "Anbar", "Iraq", "IRQ", 33.4258, 43.2994, "town")
RAMADI_AR = spot("الرمادي", "Ramadi", "Anbar", "Iraq", "IRQ", 33.4258, 43.2994, "town")
BRIDGE = spot("the Warrar bridge", "Warrar bridge", "Anbar", "Iraq", "IRQ", 33.4412, 43.2521, "site", alternatives=("the dam of the same name, 2 km west",))
ANBAR = spot("Anbar province", "Anbar Governorate", "Anbar", "Iraq", "IRQ", 32.9, 41.6, "province")
MAYADIN = spot("Mayadin", "Mayadin", "Deir ez-Zor", "Syria", "SYR", 35.0194, 40.4528, "town")
BASRA = spot("Basra", "Basra", "Basra", "Iraq", "IRQ", 30.5085, 47.7804, "town")
MOSUL = spot("ناحية حمام العليل", "Hamam al-Alil", "Nineveh", "Iraq", "IRQ", 36.1581, 43.2594, "district")
KIRKUK = spot("near Kirkuk", "Kirkuk", "Kirkuk", "Iraq", "IRQ", 35.4681, 44.3922, "near")
AMMAN = spot("Amman", "Amman", "Amman", "Jordan", "JOR", 31.9552, 35.945, "town")
IRAQ = spot("Iraq", "Iraq", None, "Iraq", "IRQ", 33.0, 43.7, "country")
HIT = spot("هيت", "Hit", "Anbar", "Iraq", "IRQ", 33.6416, 42.8251, "town")
HASAKAH = spot("Hasakah province", "Al-Hasakah Governorate", "Al-Hasakah", "Syria", "SYR", 36.4, 40.9, "province")
ADEN = spot("Aden", "Aden", "Aden", "Yemen", "YEM", 12.7794, 45.0367, "town")
HODEIDAH = spot("off Hodeidah", "Red Sea off Hodeidah", None, "Yemen", "YEM", 14.8, 42.4, "sea")
FALLUJAH = spot("Fallujah", "Fallujah", "Anbar", "Iraq", "IRQ", 33.3499, 43.7846, "town")

# id, capture, publisher, agency, byline, published, language, [(kind, text)…]
ARTICLES: list[tuple[str, str, str | None, str | None, str | None, date | None, str, list[tuple[str, str]]]] = [
    ("a01", "c1", "Nahr Valley Post", "Harbour Wire", "Staff", date(2031, 3, 5), "en", [
        ("headline", "Drone strike hits depot near Ramadi bridge"),
        ("byline", "By our staff, Harbour Wire"),
        ("furniture", "Share 🔗 Print ✉ Comments (0)"),
        ("body", "A drone struck a fuel depot beside the Warrar bridge in Ramadi on Tuesday, killing two guards, the provincial health office said. "
                 "The fire burned until Wednesday morning. “We heard one aircraft and one blast,” a shopkeeper said."),
        ("body", "Harbour Wire quoted the health office as saying that seven people were injured. No group has claimed the strike."),
        ("body", "More than forty attacks on depots have been counted since the start of the year, the ministry says."),
        ("furniture", "Related: Ten pictures of the week"),
    ]),
    ("a02", "c1", "The Plateau Courier", "Harbour Wire", None, date(2031, 3, 5), "en", [
        ("headline", "Two guards die in Ramadi depot strike"),
        ("body", "RAMADI (Harbour Wire) - A drone struck a fuel depot beside the Warrar bridge in Ramadi on Tuesday, killing two guards, the provincial health office said."),
        ("body", "In 2029 a large explosion at the port of Aden killed dozens of workers and halted the ferry for months."),
    ]),
    ("a03", "c2", "صحيفة الواحة", None, "مراسل الواحة", date(2031, 3, 6), "ar", [
        ("headline", "قصف مستودع وقود في الرمادي"),
        ("body", "قُتل أربعة أو خمسة من حرّاس مستودع وقود في الرمادي، مساء الثلاثاء، بقصف طائرة مسيّرة، بحسب مصدر في شرطة المحافظة. وأُصيب تسعة آخرون بجروح متفاوتة."),
        ("body", "وأعلن «الرتل الشمالي» مسؤوليته عن الهجوم في بيان، قائلاً إنه استهدف مخزناً لـ «قوة الحدود المشتركة» (Joint Border Force) بطائرتين."),
        ("body", "ويقول سكان المنطقة إن الهجمات على المستودعات تتكرر كل أسبوع تقريباً."),
    ]),
    ("a04", "c2", "Plateau Radio", None, None, date(2031, 3, 9), "en", [
        ("headline", "Convoy hit by roadside bomb in Anbar"),
        ("body", "A roadside bomb hit a supply convoy somewhere in Anbar province on Saturday. One truck burned and its driver was injured, according to a security source."),
        ("body", "The Valley Front claimed responsibility for the bombing in a message to its supporters."),
    ]),
    ("a05", "c2", "Mayadin Monitor", None, None, date(2031, 3, 12), "en", [
        ("headline", "Shells land in Mayadin, residents say"),
        ("body", "Residents of Mayadin said that at least six shells fell on the eastern quarter on 11 March, killing at least three people. "
                 "The Joint Border Force denied that any shelling took place."),
    ]),
    ("a06", "c2", "Border Bulletin", None, "Press office", date(2031, 3, 12), "en", [
        ("headline", "Force rejects report of shelling"),
        ("body", "The Joint Border Force said on Wednesday that no shell was fired at Mayadin on 11 March and that the reports were false."),
    ]),
    ("a07", "c3", "Shatt Daily", None, "City desk", date(2031, 3, 16), "en", [
        ("headline", "Dock workers march in Basra"),
        ("body", "Several hundred dock workers marched through Basra on Saturday to demand unpaid wages. Police watched from a distance and no one was hurt."),
    ]),
    ("a08", "c3", "صحيفة الواحة", None, None, date(2031, 3, 20), "ar", [
        ("headline", "حملة اعتقالات جنوب الموصل واختفاء مدرّس في هيت"),
        ("body", "اعتقلت قوة الحدود المشتركة اثني عشر شخصاً في ناحية حمام العليل فجر الأربعاء ١٩ آذار، وفق ما ذكرت إذاعة الهضبة."),
        ("body", "وفي مدينة هيت، قال وجهاء إن مسلحين مجهولين خطفوا معلّماً من منزله. ولم يُذكر متى وقع الخطف."),
    ]),
    ("a09", "c3", "Northern Gazette", None, None, date(2031, 3, 23), "en", [
        ("headline", "Rockets found before launch near Kirkuk"),
        ("body", "Border troops found four rockets on a timer near Kirkuk on Friday night and took them apart before they could be launched, the force said."),
        ("body", "The Northern Column threatened on Saturday to strike “every depot in Iraq” if the arrests went on."),
    ]),
    ("a10", "c4", "Nahr Valley Post", None, "Diplomatic desk", date(2031, 4, 2), "en", [
        ("headline", "Two sides sign local truce in Amman"),
        ("body", "Envoys of the Valley Front and the Joint Border Force signed a thirty-day truce in Amman on 1 April, the host ministry said."),
        ("body", "Under its terms the force is to withdraw from two posts in Hasakah province in the course of April."),
    ]),
    ("a11", "c4", "Sea Lanes Review", "Harbour Wire", None, None, "en", [
        ("headline", "Tanker damaged in Red Sea"),
        ("body", "A missile damaged a tanker off Hodeidah in the second week of March, ship owners told Harbour Wire. No one was injured."),
    ]),
    ("a12", "c4", "Plateau Radio", None, None, date(2031, 3, 28), "en", [
        ("headline", "Gunfights in Ramadi and Fallujah"),
        ("body", "Gunmen and border troops exchanged fire in Ramadi on 27 March; one soldier was killed. Hours later a second clash was reported in Fallujah."),
    ]),
    ("a13", "c5", None, None, None, date(2031, 3, 28), "en", [("headline", "Opinion: the price of fuel"), ("body", "Prices rose again this week, and nobody is surprised.")]),
]  # fmt: skip


class _Maker:
    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.mentions: dict[str, Mention] = {}
        self.texts: dict[str, str] = {}
        for id_, capture, publisher, agency, byline, published, language, parts in ARTICLES:
            before = self.texts.get(capture, "HOME | NEWS | WEATHER")
            lead = before + "\n\n"
            blocks, at = [], 0
            for kind, text in parts:
                blocks.append(Block(start=at, end=at + len(text), kind=kind))
                at += len(text) + 1
            text = "\n".join(t for _, t in parts)
            self.texts[capture] = lead + text
            first = lead.count("\n") + 1
            doubt = "no date on the page; the neighbouring articles suggest late March" if published is None else None
            if id_ == "a05":
                doubt = "12/3 could be read as 3 December; the page's other dates settle it"
            self.articles[id_] = Article(
                id=id_, capture=capture, order=len(self.articles), start=len(lead), end=len(lead) + len(text), first_line=first,
                last_line=first + text.count("\n"), text=text, headline=parts[0][1], byline=byline, agency=agency, publisher=publisher,
                published=published, published_raw=published and f"{published.day}/{published.month}/{published.year}",
                published_note=doubt, language=language, blocks=tuple(blocks), url="https://nahr.invalid/1?a=1&b=<2>" if id_ == "a01" else None,
            )  # fmt: skip

    def mention(self, key: str, article: str, quotes: str | Sequence[str], plover: str, words: dict[str, str] | None = None, **fields: Any) -> Mention:
        """`words` maps a field to its evidence, searched in the article; a trailing `|0.4` is its score."""
        text = self.articles[article].text
        quotes = [quotes] if isinstance(quotes, str) else list(quotes)
        spans = tuple((text.index(q), text.index(q) + len(q)) for q in quotes)
        evidence = {}
        for name, raw in (words or {}).items():
            part, _, score = raw.partition("|")
            at = text.index(part, spans[0][0]) if part in text[spans[0][0] :] else text.index(part)
            evidence[name] = Evidence(quote=part, start=at, end=at + len(part), score=float(score or 0.9), rule="fixture")
        made = Mention(id=mention_id(article, spans[0], plover, quotes[0]), article=article, quotes=tuple(quotes), spans=spans, plover=plover, evidence=evidence, **fields)
        self.mentions[key] = made
        return made

    def id(self, *keys: str) -> tuple[str, ...]:
        return tuple(self.mentions[k].id for k in keys)


def on(day: date, precision: str = "day") -> dict[str, Any]:
    return {"date_from": day, "date_to": day, "date_precision": precision}


def build_world() -> World:
    m = _Maker()
    tuesday = on(date(2031, 3, 4))
    strike = "A drone struck a fuel depot beside the Warrar bridge in Ramadi on Tuesday, killing two guards, the provincial health office said."
    drone = {"acled": "Air/drone strike", "plover_mode": "drone", "weapon": "drone"}
    for key, article in (("m1", "a01"), ("m2", "a02")):
        quotes = [strike] + (["seven people were injured"] if article == "a01" else [])
        m.mention(key, article, quotes, "ASSAULT", {"date": "on Tuesday", "places": "beside the Warrar bridge in Ramadi", "killed": "killing two guards", "target": "a fuel depot", "weapon": "A drone", **({"injured": "seven people were injured", "claim": "No group has claimed the strike"} if article == "a01" else {})},
                  **drone, **tuesday, date_expr="on Tuesday", places=(BRIDGE, RAMADI), killed=Tally(low=2, high=2, who="guards"), injured=Tally(low=7, high=7) if article == "a01" else None,
                  attribution=("Harbour Wire", "provincial health office"), claim=ClaimOfResponsibility(status="explicitly-unclaimed" if article == "a01" else "not-stated"))  # fmt: skip
    ar = "قُتل أربعة أو خمسة من حرّاس مستودع وقود في الرمادي، مساء الثلاثاء، بقصف طائرة مسيّرة، بحسب مصدر في شرطة المحافظة."
    m.mention("m3", "a03", [ar, "وأُصيب تسعة آخرون بجروح متفاوتة", "وأعلن «الرتل الشمالي» مسؤوليته عن الهجوم في بيان"], "ASSAULT",
              {"date": "مساء الثلاثاء", "places": "في الرمادي", "killed": "أربعة أو خمسة", "injured": "وأُصيب تسعة آخرون", "target": "مستودع وقود|0.42", "weapon": "طائرة مسيّرة", "perpetrator": "الرتل الشمالي", "claim": "وأعلن «الرتل الشمالي» مسؤوليته"},
              **drone, **tuesday, date_expr="مساء الثلاثاء", date_note="Tuesday before 6 March 2031 is 4 March", places=(RAMADI_AR,), perpetrator=("Northern Column",), target=("Joint Border Force",),
              killed=Tally(low=4, high=5, who="guards"), injured=Tally(low=9, high=9), attribution=("police source in the province",), claim=ClaimOfResponsibility(status="claimed", by="Northern Column"))  # fmt: skip
    m.mention("agg1", "a01", "More than forty attacks on depots have been counted since the start of the year", "ASSAULT", aggregate=True, attribution=("the ministry",),
              figures=(Figure(kind="killed", low=None, high=None, verbatim="", cumulative=True),))  # fmt: skip
    m.mention("agg2", "a03", "إن الهجمات على المستودعات تتكرر كل أسبوع تقريباً", "ASSAULT", aggregate=True, attribution=("residents of the area",))
    m.mention("port", "a02", "In 2029 a large explosion at the port of Aden killed dozens of workers", "ASSAULT", {"date": "In 2029", "places": "the port of Aden", "killed": "dozens of workers"},
              background=True, date_from=date(2029, 1, 1), date_to=date(2029, 12, 31), date_precision="year", date_expr="In 2029", places=(ADEN,), killed=Tally(low=24, who="workers"))  # fmt: skip
    m.mention("ied", "a04", ["A roadside bomb hit a supply convoy somewhere in Anbar province on Saturday.", "The Valley Front claimed responsibility for the bombing"], "ASSAULT",
              {"date": "on Saturday", "places": "somewhere in Anbar province", "weapon": "A roadside bomb", "target": "a supply convoy", "claim": "The Valley Front claimed responsibility", "injured": "its driver was injured"},
              acled="Remote explosive/landmine/IED", plover_mode="explosives", **on(date(2031, 3, 8)), date_expr="on Saturday", places=(ANBAR,), perpetrator=("Valley Front",), target=("supply convoy",), weapon="roadside bomb",
              injured=Tally(low=1, high=1, who="driver"), attribution=("security source",), claim=ClaimOfResponsibility(status="claimed", by="Valley Front"))  # fmt: skip
    shells = "Residents of Mayadin said that at least six shells fell on the eastern quarter on 11 March, killing at least three people."
    no = "The Joint Border Force denied that any shelling took place."
    a5 = m.articles["a05"].text
    m.mention("shell", "a05", [shells, no], "ASSAULT", {"date": "on 11 March", "places": "Mayadin", "killed": "at least three people", "factuality": "said that at least six shells fell"},
              acled="Shelling/artillery/missile attack", **on(date(2031, 3, 11)), places=(MAYADIN,), killed=Tally(low=3), attribution=("residents",), weapon="shells",
              contested=(Contested(version="shells fell on the eastern quarter", by="residents", quote=shells, start=a5.index(shells), end=a5.index(shells) + len(shells)),
                         Contested(version="no shelling took place", by="Joint Border Force", quote=no, start=a5.index(no), end=a5.index(no) + len(no))))  # fmt: skip
    m.mention("deny", "a06", "no shell was fired at Mayadin on 11 March", "ASSAULT", {"factuality": "no shell was fired", "date": "on 11 March", "places": "at Mayadin"}, acled="Shelling/artillery/missile attack",
              factuality="not-occurred", reason="denied", **on(date(2031, 3, 11)), places=(MAYADIN,), attribution=("Joint Border Force",), claim=ClaimOfResponsibility(status="denied", by="Joint Border Force"))  # fmt: skip
    m.mention("march", "a07", "Several hundred dock workers marched through Basra on Saturday to demand unpaid wages.", "PROTEST", {"date": "on Saturday", "places": "through Basra"}, acled="Peaceful protest", plover_mode="demo",
              **on(date(2031, 3, 15)), places=(BASRA,), perpetrator=("dock workers",), killed=Tally(low=0, high=0), injured=Tally(low=0, high=0))  # fmt: skip
    m.mention("arrest", "a08", "اعتقلت قوة الحدود المشتركة اثني عشر شخصاً في ناحية حمام العليل فجر الأربعاء ١٩ آذار، وفق ما ذكرت إذاعة الهضبة.", "COERCE", {"date": "فجر الأربعاء ١٩ آذار", "places": "في ناحية حمام العليل", "perpetrator": "قوة الحدود المشتركة"},
              acled="Arrests", plover_mode="arrest", **on(date(2031, 3, 19)), date_expr="فجر الأربعاء ١٩ آذار", places=(MOSUL,), perpetrator=("Joint Border Force",), attribution=("Plateau Radio",),
              figures=(Figure(kind="arrested", low=12, high=12, verbatim="اثني عشر شخصاً"),))  # fmt: skip
    m.mention("abduct", "a08", "مسلحين مجهولين خطفوا معلّماً من منزله", "ASSAULT", {"places": "وفي مدينة هيت", "perpetrator": "مسلحين مجهولين"}, acled="Abduction/forced disappearance", plover_mode="abduct", places=(HIT,), perpetrator=("unidentified gunmen",),
              target=("a teacher",), attribution=("local dignitaries",), date_note="the article does not say when")  # fmt: skip
    m.mention("foiled", "a09", "Border troops found four rockets on a timer near Kirkuk on Friday night and took them apart before they could be launched", "ASSAULT", {"date": "on Friday night", "places": "near Kirkuk", "weapon": "four rockets"},
              acled="Disrupted weapons use", factuality="not-occurred", reason="foiled", **on(date(2031, 3, 21)), places=(KIRKUK,), weapon="rocket", attribution=("Joint Border Force",))  # fmt: skip
    m.mention("threat", "a09", "The Northern Column threatened on Saturday to strike “every depot in Iraq” if the arrests went on.", "THREATEN", {"date": "on Saturday", "places": "in Iraq"}, factuality="threatened", **on(date(2031, 3, 22)), places=(IRAQ,),
              perpetrator=("Northern Column",), target=("Joint Border Force",))  # fmt: skip
    m.mention("truce", "a10", "Envoys of the Valley Front and the Joint Border Force signed a thirty-day truce in Amman on 1 April", "AGREE", {"date": "on 1 April", "places": "in Amman"}, acled="Agreement", **on(date(2031, 4, 1)), places=(AMMAN,),
              perpetrator=("Valley Front", "Joint Border Force"), target=("Joint Border Force", "Valley Front"), attribution=("host ministry",))  # fmt: skip
    m.mention("leave", "a10", "the force is to withdraw from two posts in Hasakah province in the course of April", "RETREAT", {"date": "in the course of April", "places": "in Hasakah province"}, factuality="planned", plover_mode="withdraw",
              date_from=date(2031, 4, 1), date_to=date(2031, 4, 30), date_precision="month", places=(HASAKAH,), perpetrator=("Joint Border Force",))  # fmt: skip
    m.mention("tanker", "a11", "A missile damaged a tanker off Hodeidah in the second week of March, ship owners told Harbour Wire. No one was injured.", "ASSAULT", {"date": "in the second week of March", "places": "off Hodeidah", "weapon": "A missile", "injured": "No one was injured"},
              acled="Shelling/artillery/missile attack", date_from=date(2031, 3, 10), date_to=date(2031, 3, 16), date_precision="week", places=(HODEIDAH,), target=("a tanker",), weapon="missile", injured=Tally(low=0, high=0), attribution=("Harbour Wire", "ship owners"))  # fmt: skip
    m.mention("clash1", "a12", "Gunmen and border troops exchanged fire in Ramadi on 27 March; one soldier was killed.", "ASSAULT", {"date": "on 27 March", "places": "in Ramadi", "killed": "one soldier was killed"}, acled="Armed clash", **on(date(2031, 3, 27)), places=(RAMADI,),
              perpetrator=("unidentified gunmen",), target=("Joint Border Force",), killed=Tally(low=1, high=1, who="soldier"))  # fmt: skip
    m.mention("clash2", "a12", "Hours later a second clash was reported in Fallujah.", "ASSAULT", {"date": "Hours later|0.45", "places": "in Fallujah"}, acled="Armed clash", **on(date(2031, 3, 27)), places=(FALLUJAH,), follow_up=False)

    return World(list(m.articles.values()), list(m.mentions.values()), _incidents(m), {**m.texts, "c9": "An empty page"})


def _incidents(m: _Maker) -> list[Incident]:
    one, two, three = m.id("m1", "m2", "m3")
    wire, police = "provincial health office", "police source in the province"

    def v(field: str, value: Any, *ids: str, by: tuple[str, ...] = (), src: tuple[str, ...] = ()) -> Version:
        return Version(field=field, value=value, mentions=ids, said_by=by, sources=src)

    killed = (v("killed", {"low": 2, "high": 2}, one, two, by=(wire,), src=(wire,)), v("killed", {"low": 4, "high": 5}, three, by=(police,), src=("صحيفة الواحة",)))
    claim = (v("claim", {"status": "explicitly-unclaimed", "by": None}, one, src=(wire,)), v("claim", {"status": "claimed", "by": "Northern Column"}, three, by=("Northern Column",), src=("صحيفة الواحة",)))
    depot = Incident(
        id="IRQ-2031-0001", title="Drone strike on a fuel depot in Ramadi", plover="ASSAULT", plover_mode="drone", acled="Air/drone strike", **on(date(2031, 3, 4)),
        places=(BRIDGE,), perpetrator=("Northern Column",), target=("Joint Border Force",), weapon="drone", killed_low=2, killed_high=5, injured_low=7, injured_high=9,
        mentions=(one, two, three),
        versions=(
            v("date", "2031-03-04", one, two, three, src=(wire, "صحيفة الواحة")), v("place", ["Warrar bridge"], one, two, three), *killed,
            v("injured", {"low": 7, "high": 7}, one), v("injured", {"low": 9, "high": 9}, three), v("injured", "not stated", two),
            v("perpetrator", ["Northern Column"], three), v("perpetrator", "not stated", one, two), v("weapon", "drone", one, two, three), *claim, v("claim", "not stated", two),
            v("acled", "Air/drone strike", one, two, three), v("factuality", "occurred", one, two, three),
        ),
        conflicts=(
            Conflict(field="killed", versions=killed, reason="the numbers exclude each other"),
            Conflict(field="injured", versions=(v("injured", {"low": 7, "high": 7}, one), v("injured", {"low": 9, "high": 9}, three)), reason="the numbers exclude each other"),
            Conflict(field="claim", versions=claim, reason="claimed in one report, unclaimed in another"),
        ),
        independent_sources=2, sources=(wire, "صحيفة الواحة"),
        grade_suggested=Grade(grade="Contested", reasons=("claim: claimed in one report, unclaimed in another", "2 independent sources")),
        links=((one, two, 0.99, ("same day", "same site", "same words")), (one, three, 0.71, ("same day", "same town", "both tell of a drone and a depot"))),
        note=f"Not independent: 2 articles credit the agency Harbour Wire. Mentions {one} and {three} are joined with probability 0.71; check that they tell of one event.",
    )  # fmt: skip
    happened, denied = m.id("shell", "deny")
    facts = (v("factuality", "occurred", happened, by=("residents",), src=("Mayadin Monitor",)), v("factuality", "not-occurred (denied)", denied, by=("Joint Border Force",), src=("Joint Border Force",)))
    account = (v("account", "shells fell on the eastern quarter", happened, by=("residents",)), v("account", "no shelling took place", happened, by=("Joint Border Force",)))
    shelling = Incident(
        id="SYR-2031-0001", title="Reported shelling of Mayadin", plover="ASSAULT", acled="Shelling/artillery/missile attack", **on(date(2031, 3, 11)), places=(MAYADIN,), weapon="shells",
        killed_low=3, mentions=(happened, denied), versions=(*facts, v("killed", {"low": 3, "high": None}, happened), v("killed", "not stated", denied), v("date", "2031-03-11", happened, denied), v("place", ["Mayadin"], happened, denied)),
        conflicts=(Conflict(field="factuality", versions=facts, reason="reported as having happened and as not having happened"), Conflict(field="account", versions=account, reason="one article gives several versions")),
        independent_sources=2, sources=("Mayadin Monitor", "Joint Border Force"), grade_suggested=Grade(grade="Contested", reasons=("factuality: reported as having happened and as not having happened",)),
        links=((happened, denied, 0.93, ("same day", "same town", "one denies the other")),),
    )  # fmt: skip
    rest = [
        _single(m, "ied", "IRQ-2031-0002", "Roadside bomb against a supply convoy in Anbar Governorate", grade="Confirmed"),
        _single(m, "march", "IRQ-2031-0003", "March of dock workers in Basra"),
        _single(m, "arrest", "IRQ-2031-0004", "Arrests in Hamam al-Alil district"),
        _single(m, "abduct", "IRQ-0000-0001", "Abduction of a teacher in Hit"),
        _single(m, "foiled", "IRQ-2031-0005", "Rockets taken apart near Kirkuk"),
        _single(m, "threat", "IRQ-2031-0006", "Threat against depots in Iraq", grade=None),
        _single(m, "truce", "JOR-2031-0001", "Truce signed in Amman"),
        _single(m, "leave", "SYR-2031-0002", "Planned withdrawal from two posts in Al-Hasakah Governorate", grade=None),
        _single(m, "tanker", "YEM-2031-0001", "Missile damage to a tanker off Hodeidah"),
        _single(m, "port", "YEM-2029-0001", "Explosion at the port of Aden"),
        _single(m, "clash1", "IRQ-2031-0007", "Exchange of fire in Ramadi"),
        _single(m, "clash2", "IRQ-2031-0008", "Exchange of fire in Fallujah"),
    ]
    return [depot, shelling, *rest]


def _single(m: _Maker, key: str, id_: str, title: str, grade: str | None = "Weak") -> Incident:
    """An incident of one mention, with the versions that assessment would give."""
    x = m.mentions[key]
    source = x.attribution[-1] if x.attribution else m.articles[x.article].publisher or "article " + x.article
    values: dict[str, Any] = {
        "date": f"{x.date_from}/{x.date_to}" if x.date_from != x.date_to else x.date_from and str(x.date_from), "place": [p.canonical for p in x.places],
        "perpetrator": list(x.perpetrator), "target": list(x.target), "weapon": x.weapon, "acled": x.acled,
        "killed": x.killed and {"low": x.killed.low, "high": x.killed.high}, "injured": x.injured and {"low": x.injured.low, "high": x.injured.high},
        "factuality": x.factuality + (f" ({x.reason})" if x.reason else ""),
    }  # fmt: skip
    return Incident(
        id=id_, title=title, plover=x.plover, plover_mode=x.plover_mode, acled=x.acled, factuality=x.factuality, date_from=x.date_from, date_to=x.date_to,
        date_precision=x.date_precision, places=x.places, perpetrator=x.perpetrator, target=x.target, weapon=x.weapon, mentions=(x.id,),
        killed_low=x.killed.low if x.killed else None, killed_high=x.killed.high if x.killed else None,
        injured_low=x.injured.low if x.injured else None, injured_high=x.injured.high if x.injured else None,
        versions=tuple(Version(field=f, value=val, mentions=(x.id,), sources=(source,), said_by=x.attribution[-1:]) for f, val in values.items() if val),
        independent_sources=1, sources=(source,), grade_suggested=Grade(grade=grade, reasons=("1 independent source: " + source,)) if grade else None,
    )  # fmt: skip
