"""How fast, stage by stage: cold start to report, then the steady state. Prints a table; `--json` prints for machines.

    python benchmarks/throughput.py [PAGES…] [--repeat N] [--json]

Without PAGES the development page where it lies beside the checkout, else the bundled examples. Cold start is measured in a
fresh process (start of Python to the written report, peak memory); the steady state in this one, after a first pass that
warms it up, over `N` copies of the pages (default 3), every stage timed on its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).parent
SEED = HERE.parent.parent / "shared" / "seed" / "000_7672ffc435d8e842.txt"
EXAMPLES = HERE.parent / "examples" / "pages"
T = TypeVar("T")

_COLD = """
import resource, runpy, sys
sys.argv = ["tawthiq", "run", *sys.argv[1:]]
try:
    runpy.run_module("tawthiq", run_name="__main__")
finally:
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def cold(pages: Sequence[str]) -> dict[str, float]:
    """Seconds from the start of a fresh process to the report, and its peak resident memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", _COLD, *pages, "--project", folder + "/p", "--json"], capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - began
        if not Path(folder, "p", "report.html").exists():
            raise SystemExit(done.stderr[-2000:])
    peak = next(int(x.split()[1]) for x in reversed(done.stderr.splitlines()) if x.startswith("peak "))
    return {"cold_start_to_report_s": round(seconds, 2), "peak_rss_mb": round(peak / 1024, 1)}


def steady(pages: Sequence[str], repeat: int) -> tuple[dict[str, dict[str, float]], dict[str, int]]:
    """Per stage: seconds, articles/s, words/s over `repeat` passes; and how much was read."""
    from tawthiq import assessment, coding, intake, language, resolution
    from tawthiq.articles import split_page
    from tawthiq.report import write_report

    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[..., T], *given: Any) -> T:
        began = time.perf_counter()
        result = work(*given)
        spent[stage] = spent.get(stage, 0.0) + time.perf_counter() - began
        return result

    size = {"articles": 0, "words": 0, "mentions": 0, "incidents": 0}
    for turn in range(repeat + 1):
        if turn == 1:  # the first pass loads models and tables
            spent.clear()
        read = [x[1] for x in timed("intake", _listed, intake.read_inputs, pages) if isinstance(x, tuple)]
        articles = [a for p in read for a in timed("articles", split_page, p)]
        mentions = []
        for a in articles:
            sentences = timed("language", language.read_article, a)
            mentions += timed("coding", coding.code_article, a, sentences)
        clusters = timed("resolution", resolution.resolve, articles, mentions)
        incidents = timed("assessment", assessment.assess, clusters, articles, mentions)
        with tempfile.TemporaryDirectory() as folder:
            texts = {p.capture.id: p.text for p in read}
            timed("report", write_report, articles, mentions, incidents, texts, Path(folder))
        size = {"articles": len(articles), "words": sum(len(a.text.split()) for a in articles), "mentions": len(mentions), "incidents": len(incidents)}
    rates = {
        stage: {"s": round(s / repeat, 3), "articles_per_s": round(size["articles"] * repeat / s, 1), "words_per_s": round(size["words"] * repeat / s)}
        for stage, s in [*spent.items(), ("all stages", sum(spent.values()))]
    }
    return rates, size


def _listed(function: Callable[..., Any], *given: Any) -> list[Any]:
    return list(function(*given))


def main() -> int:
    parser = argparse.ArgumentParser(description="tawthiq's speed, stage by stage")
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pages = options.pages or ([str(SEED)] if SEED.exists() else sorted(str(p) for p in EXAMPLES.glob("0*")))
    start = cold(pages)
    rates, size = steady(pages, options.repeat)
    result: dict[str, Any] = {**start, **size, "stages": rates, "steady_peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)}
    if options.json:
        print(json.dumps(result, indent=1))
        return 0
    print(f"{size['articles']} articles, {size['words']:,} words, {size['mentions']} mentions, {size['incidents']} incidents")
    print(f"cold start to report: {start['cold_start_to_report_s']} s, peak {start['peak_rss_mb']} MB\n")
    print(f"{'stage':<12}{'s':>9}{'articles/s':>14}{'words/s':>12}")
    for stage, rate in rates.items():
        print(f"{stage:<12}{rate['s']:>9.3f}{rate['articles_per_s']:>14,.1f}{rate['words_per_s']:>12,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
