"""How fast the whole English coder is: articles of about 400 words a second, sentences to mentions, in the steady state.

    python benchmarks/english_speed.py [--articles N] [--workers 2] [--json]

The mix is generated, always the same: half of the articles tell many events, half one or two; three sentences in ten tell one, the rest
are council meetings, harvests, matches and markets. Reported: articles and words a second, words a second of processor time (all
processes together: what a loaded machine can tell), and the share of sentences that was parsed.
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import os
import random
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tawthiq import pipeline
from tawthiq.records import Article

TOWNS = ["Gao", "Sabha", "Bukavu", "Maiduguri", "Marib", "Quetta", "Deir ez-Zor", "Arauca", "Cotabato", "Mekele", "Luhansk", "Kunduz", "Goma", "Derna", "Pattani", "Ayacucho", "Malakal", "Jenin"]
ARMED = ["Gunmen", "Rebels of the Northern Dawn", "Army helicopters", "Fighters on motorcycles", "Separatists", "Government troops", "Unidentified attackers", "Militiamen", "Paramilitary police"]
HIT = ["a military convoy", "a police checkpoint", "a market", "the district hospital", "a column of trucks", "two fishing villages", "the airport road", "a mining camp", "a bus", "an army post"]
SOURCES = ["a security source said", "the provincial governor told reporters", "according to two residents", "the army said in a statement", "a hospital official said", "the local agency reported, citing witnesses"]
DAYS = ["on Monday", "on Tuesday night", "late on Friday", "on 4 March", "overnight", "at dawn on Thursday", "earlier this week", "on Saturday"]
EVENTS = [
    "{armed} attacked {hit} near {town} {day}, killing {n} people and wounding at least {m}, {source}.",
    "At least {n} soldiers were killed {day} when a roadside bomb exploded under their vehicle outside {town}.",
    "{armed} fired {m} rockets at {hit} in {town} {day}; there were no casualties, {source}.",
    "The shelling of {town} continued {day} and hit {hit}, {source}.",
    "Police arrested {m} men in {town} {day} on suspicion of smuggling weapons.",
    "Hundreds of people protested in {town} {day} against the rising price of bread.",
    "Clashes between {low} and the army near {town} left {n} dead {day}.",
    "{armed} kidnapped {n} engineers from {hit} in {town} {day}, {source}.",
    "No group has claimed responsibility for the attack on {hit} in {town}.",
    "The air force bombed positions of the rebels north of {town} {day}, {source}.",
    "The two sides signed a ceasefire agreement in {town} {day} after {m} days of fighting.",
    "A suicide bomber blew himself up at the gate of {hit} in {town} {day}, killing {n} guards.",
]
QUIET = [
    "The council of {town} will vote next month on a budget that adds {m} schools and a second library.",
    "Farmers around {town} expect a better harvest than last year because the rains came early.",
    "The visitors scored twice in the second half and held on to a narrow win before {m}00 spectators.",
    "Prices of onions and flour rose by {m} percent at the wholesale market, traders said.",
    "The ministry has promised to repair the bridge, which has been closed to lorries since the winter.",
    "She studied law in the capital and returned to {town} to teach at the college.",
    "A new bus line will connect the station with the university from the beginning of the term.",
    "The exhibition shows {m} paintings and letters by the poet, many of them never seen in public.",
    "Engineers are testing a pump that brings water from the lower valley without electricity.",
    "The company reported a profit of {m} million, slightly less than analysts had expected.",
    "Doctors advise parents to have their children vaccinated before the dry season begins.",
    "“We have waited for this road for ten years,” said a shopkeeper who runs a stall beside the post office.",
    "The film, shot in and around {town}, won two prizes at the festival and opens in cinemas next week.",
    "Teachers and pupils planted {m} trees along the avenue to mark the anniversary of the school.",
    "The weather service expects wind and light rain in the north and clear skies in the south.",
    "The choir will tour three countries in spring and record an album of folk songs.",
    "Tourism officials hope that the restored citadel will bring more visitors to the old town.",
    "Under the plan, households would pay less for water if they use less than the average.",
    "The court adjourned the hearing on the disputed land title until after the holidays.",
    "The goalkeeper, who joined the club in summer, has signed a contract for three more years.",
    "Researchers at the institute counted {m} species of birds on the lake, more than in any earlier survey.",
    "Nobody at the company wished to comment on the plan to merge the two ports.",
    "The mayor opened the swimming hall in the presence of the architects and several hundred guests.",
    "Many of the shops on the square have new owners, and the rents have doubled in five years.",
]
DAY = date(2024, 3, 9)


def articles(count: int) -> list[Article]:
    """The mix; the same for every run."""
    chance = random.Random(7)
    out = []
    for k in range(count):
        share = 0.5 if k % 2 else 0.1
        paragraphs, words = [], 0
        for n in itertools.count():
            pool = EVENTS if chance.random() < share or (n == 0) else QUIET
            armed = chance.choice(ARMED)
            sentence = chance.choice(pool).format(
                armed=armed, low=armed[0].lower() + armed[1:], hit=chance.choice(HIT), town=chance.choice(TOWNS), day=chance.choice(DAYS),
                source=chance.choice(SOURCES), n=chance.randint(2, 30), m=chance.randint(3, 60),
            )  # fmt: skip
            words += len(sentence.split())
            paragraphs.append(sentence)
            if words >= 400:
                break
        text = "\n".join(" ".join(paragraphs[i : i + 3]) for i in range(0, len(paragraphs), 3))
        out.append(pipeline.bare_article(text, DAY, "en", capture=f"mix{k}"))
    return out


def spent(pids: Iterable[int]) -> float:
    """Processor seconds of this process and of the workers, alive now."""
    tick = os.sysconf("SC_CLK_TCK")
    fields = [Path(f"/proc/{p}/stat").read_text("ascii", "replace").rsplit(")", 1)[1].split() for p in pids]
    return time.process_time() + sum((int(f[11]) + int(f[12])) / tick for f in fields)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=240)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    mix = articles(options.articles)
    words = sum(len(a.text.split()) for a in mix)
    warm, began, mentions = articles(8 * options.workers), 0.0, 0
    before = after = 0.0
    children: list[int] = []
    stream = pipeline.code_all(itertools.chain(warm, mix), options.workers)
    for n, coded in enumerate(stream):
        if coded.problem:
            raise SystemExit(f"{coded.article}: {coded.problem.reason}")
        if n + 1 == len(warm):
            began = time.perf_counter()
            children = [p.pid for p in multiprocessing.active_children() if p.pid]
            before = spent(children)
        if n + 1 == len(warm) + len(mix):
            after = spent(children)
        mentions += len(coded.mentions) if n >= len(warm) else 0
    seconds = time.perf_counter() - began
    parsed = share_parsed(mix[:40])
    result = {"articles": len(mix), "words": words, "mentions": mentions, "seconds": round(seconds, 2), "articles_s": round(len(mix) / seconds, 2),
              "words_s": round(words / seconds), "cpu_words_s": round(words / (after - before)), "sentences_parsed": round(parsed, 3), "workers": options.workers}  # fmt: skip
    print(json.dumps(result) if options.json else "\n".join(f"{k:18}{v}" for k, v in result.items()))
    return 0


def share_parsed(mix: list[Article]) -> float:
    """Share of sentences that went through the model."""
    from tawthiq.coding import worth_reading
    from tawthiq.language import read_article

    read = [s for a in mix for s in read_article(a, lambda bare, a=a: worth_reading(a, bare))]  # type: ignore[misc]
    return sum(any(t.rel for t in s.tokens) for s in read) / len(read)


if __name__ == "__main__":
    raise SystemExit(main())
