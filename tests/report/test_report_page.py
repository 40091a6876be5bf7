"""The file: its structure, its safety, what it holds without a script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.records import Article, Incident, Mention
from tawthiq.report import write_report
from tawthiq.report.write import safe_json

VOID = {"meta", "br", "input", "hr", "img", "link"}


class Tree(HTMLParser):
    """Elements with attributes, the text of the page, and whether every element closes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.words: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.crossed: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.raw:
            self.raw[tag].append("")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.stack and self.stack[-1] == tag:
            self.stack.pop()
        else:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] in self.raw:
            self.raw[self.stack[-1]][-1] += data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))


@pytest.fixture(scope="module")
def tree(html: str) -> Tree:
    return Tree(html)


def data_of(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found.group(1))


def test_the_page_is_well_formed(tree: Tree) -> None:
    assert not tree.crossed
    assert not tree.stack
    ids = [a["id"] for _, a in tree.elements if a.get("id")]
    assert len(ids) == len(set(ids))


def test_the_header_counts_and_says_what_was_left_out(tree: Tree) -> None:
    assert "6 captures 13 articles 19 mentions 14 incidents 13 independent sources" in tree.text
    assert "2 summary statements (totals, habits) form no incident" in tree.text
    assert "1 planned" in tree.text
    assert "1 incident without a date" in tree.text
    assert "1 article in which no event was found" in tree.text
    assert "1 capture in which no article was found" in tree.text
    assert "a report is a claim, not a finding" in tree.text


def test_without_a_script_every_incident_has_its_versions_and_words(world: Any, tree: Tree) -> None:
    by_id = {m.id: m for m in world.mentions}
    entries = [a["id"] for tag, a in tree.elements if tag == "article"]
    assert sorted(e for e in entries if e) == sorted(i.id for i in world.incidents)
    for incident in world.incidents:
        assert incident.title in tree.text
        for m in incident.mentions:
            for quote in by_id[m].quotes:
                assert re.sub(r"\s+", " ", quote) in tree.text
    assert "the numbers exclude each other" in tree.text
    assert "← Harbour Wire ← provincial health office" in tree.text
    assert "“the Warrar bridge” could also be" in tree.text


def test_statements_without_an_incident_stand_apart(tree: Tree, html: str) -> None:
    section = html[html.index('id="statements"') : html.index('id="articles"')]
    assert "More than forty attacks on depots" in section
    assert "إن الهجمات على المستودعات" in section
    assert "A roadside bomb" not in section
    assert any(tag == "q" and a.get("lang") == "ar" and a.get("dir") == "rtl" for tag, a in tree.elements)


def test_every_quote_is_in_the_data_verbatim_at_its_place(world: Any, html: str) -> None:
    data = data_of(html)
    by_id = {m.id: m for m in world.mentions}
    assert len(data["mentions"]) == len(world.mentions)
    for row in data["mentions"]:
        text = data["articles"][row["a"]]["t"]
        assert tuple(text[s:e] for s, e in row["s"]) == by_id[row["id"]].quotes
        article = data["articles"][row["a"]]
        capture = world.texts[article["cap"]]
        assert capture[row["at"] :].startswith(by_id[row["id"]].quotes[0])


def test_versions_point_at_their_evidence(world: Any, html: str) -> None:
    data = data_of(html)
    depot = next(i for i in data["incidents"] if i["id"] == "IRQ-2031-0001")
    killed = next(f for f in depot["fields"] if f["f"] == "killed")
    found = []
    for version in killed["v"]:
        for n in version["w"]:
            mention = data["mentions"][depot["m"][n]]
            found += [data["articles"][mention["a"]]["t"][s:e] for s, e, *_ in mention["ev"]["killed"]]
    assert found == ["killing two guards", "killing two guards", "أربعة أو خمسة"]


def test_the_first_article_and_incident_are_no_zero_that_falls_out(html: str) -> None:
    data = data_of(html)
    assert all("a" in m for m in data["mentions"])
    assert {m.get("i") for m in data["mentions"]} >= {0, 1}


def test_nothing_is_fetched_from_anywhere(html: str, tree: Tree) -> None:
    for tag, attributes in tree.elements:
        assert tag not in ("img", "link", "iframe", "object", "embed", "base", "audio", "video", "source"), tag
        assert "src" not in attributes
        assert "srcset" not in attributes
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        for name in ("href", "action", "xlink:href"):
            if name in attributes:
                assert (attributes[name] or "").startswith("#"), attributes
    css, js = tree.raw["style"][0], tree.raw["script"][-1]
    assert not re.search(r"@import|url\(|image-set|@font-face", css)
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|\bimport\b|\beval\(|new Function|innerHTML|outerHTML|insertAdjacent|document\.write", js)
    assert set(re.findall(r"https?://[^\s\"']+", js)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"https?://", css)


def test_the_policy_allows_this_script_and_this_style_only(tree: Tree) -> None:
    policy = next(a["content"] or "" for t, a in tree.elements if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for text in (tree.raw["style"][0], tree.raw["script"][-1]):
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<!-- <script> ",
    "\u202egnp.exe\u2066 {{ 7*7 }} {% raw %}",
    "]]>&lt;b&amp;'\u2028\u2029\x00\ud800",
]


def hostile_world() -> tuple[list[Article], list[Mention], list[Incident], dict[str, str]]:
    articles, mentions, incidents, texts = [], [], [], {}
    for n, bad in enumerate(HOSTILE):
        text = f"😀 {bad} happened"
        common = {"capture": f"c{n}", "order": 0, "start": 0, "end": len(text), "first_line": 1, "last_line": 1}
        articles.append(Article(id=f"a{n}", **common, text=text, headline=bad, byline=bad, agency=bad, publisher=bad, published_note=bad, url=f"javascript:alert({n})", language="en"))
        mentions.append(Mention(id=f"m{n}", article=f"a{n}", quotes=(bad,), spans=((2, 2 + len(bad)),), plover="ASSAULT", perpetrator=(bad,), attribution=(bad,), date_note=bad))
        incidents.append(Incident(id=f"XXX-0000-000{n}", title=bad, plover="ASSAULT", perpetrator=(bad,), weapon=bad, mentions=(f"m{n}",), sources=(bad,), note=bad))
        texts[f"c{n}"] = text
    return articles, mentions, incidents, texts


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = write_report(*hostile_world(), tmp_path, title=HOSTILE[0])
    html = path.read_text("utf-8")
    tree = Tree(html)
    assert not tree.crossed
    assert [t for t, _ in tree.elements].count("script") == 2
    assert "img" not in [t for t, _ in tree.elements]
    assert not any(name.startswith("on") for _, a in tree.elements for name in a)
    assert "{{ 7*7 }}" in tree.text
    assert "javascript:" not in "".join(a.get("href") or "" for _, a in tree.elements)
    data = data_of(html)
    assert [i["title"] for i in data["incidents"]] == HOSTILE
    for n, row in enumerate(data["mentions"]):
        assert [data["articles"][row["a"]]["t"][s:e] for s, e in row["s"]] == [HOSTILE[n]]


@given(st.text() | st.dictionaries(st.text(), st.text()))
@settings(max_examples=60)
def test_json_never_leaves_its_element(value: Any) -> None:
    text = safe_json(value)
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", text)
    assert json.loads(text) == value


def test_a_quote_that_does_not_stand_is_shown_and_said(world: Any, tmp_path: Path) -> None:
    bad = world.mentions[0].model_copy(update={"quotes": ("words nobody wrote",), "spans": ((0, 18),)})
    html = write_report(world.articles, [bad, *world.mentions[1:]], world.incidents, world.texts, tmp_path).read_text("utf-8")
    assert data_of(html)["mentions"][0]["q"] == ["words nobody wrote"]
    assert "words not found at their position" in Tree(html).text


def test_an_article_that_its_capture_contradicts_is_flagged(world: Any, tmp_path: Path) -> None:
    texts = {**world.texts, "c1": "x" + world.texts["c1"]}
    rows = data_of(write_report(world.articles, world.mentions, world.incidents, texts, tmp_path).read_text("utf-8"))["articles"]
    assert ["off" in r for r in rows[:3]] == [True, True, False]


def test_the_same_records_give_the_same_bytes(world: Any, tmp_path: Path) -> None:
    one = write_report(*world, tmp_path / "a").read_bytes()
    two = write_report(*world, tmp_path / "b.html").read_bytes()
    assert one == two


def test_out_is_a_folder_or_a_file_and_no_part_is_left(world: Any, tmp_path: Path) -> None:
    assert write_report(*world, tmp_path / "deep" / "er") == tmp_path / "deep" / "er" / "report.html"
    assert write_report(*world, str(tmp_path / "x.html")) == tmp_path / "x.html"
    assert not list(tmp_path.rglob("*.part"))


def test_nothing_read_makes_a_report_that_says_so(tmp_path: Path) -> None:
    text = Tree(write_report([], [], [], {}, tmp_path).read_text("utf-8")).text
    assert "0 incidents" in text
    assert "No incident was found" in text


def test_mentions_whose_article_is_missing_are_counted(world: Any, tmp_path: Path) -> None:
    html = write_report(world.articles[1:], world.mentions, world.incidents, {}, tmp_path).read_text("utf-8")
    assert "2 mentions without their article: not shown." in Tree(html).text
