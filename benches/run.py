#!/usr/bin/env python3
"""Measures Courant against its peers, in turns on this machine, and prints a table of ratios of medians.

usage: benches/run.py [--only SECTION,…] [--rounds N] [--seconds N] [--stories N] [--drift-minutes N] [--quick]

Sections:
{sections}

Builds release first (BENCH_BUILD=no: what is built already). Content is made once and kept below target/bench: from
../shared/data/ghost-export-1000.json or BENCH_EXPORT where there is one, else from the demo's generator. Ghost 6.65 is
installed from npm into GHOST_HOME (~/.cache/courant-bench/ghost). Needs Linux, Python 3 and, from Debian, wrk, nginx
and (for Ghost) npm, gcc, g++, make, mariadb-server. What is missing is named, and its rows are left out.

The load is wrk with one thread and 16 connections. A ratio is the median of the rounds' ratios. Results are also
written as JSON to target/bench/results/. The exit status is 1 where a figure misses what it must reach, 2 where a
section could not be measured.
"""
import argparse, datetime, json, os, subprocess, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from speed import against_ghost, allocator, cached, courant, memory, million, overload, publish  # noqa: E402
from speed.machine import ROOT, Missing, describe, program, say  # noqa: E402
from speed.rows import table  # noqa: E402

SECTIONS = {
    "cached": (cached.measure, "cached pages against nginx and a bare hyper server"),
    "ghost": (against_ghost.measure, "pages and Content API against Ghost at 1,000 stories"),
    "ghost-large": (against_ghost.measure_large, "pages against Ghost on MariaDB at 100,000 stories"),
    "million": (million.measure, "1,000,000 stories: latency, first page, memory"),
    "publish": (publish.measure, "publish to visible under full load"),
    "overload": (overload.measure, "ten times more readers than pages can be made for, and an editor"),
    "idle": (memory.measure_idle, "memory of an idle server"),
    "drift": (memory.measure_drift, "memory over ten minutes of full load"),
    "allocator": (allocator.measure, "mimalloc against the system's allocator; only when it is asked for"),
}
# A build of its own, for a figure that seldom changes.
UNASKED = [name for name in SECTIONS if name != "allocator"]


def arguments():
    listed = "\n".join(f"  {name:12} {about}" for name, (_, about) in SECTIONS.items())
    parser = argparse.ArgumentParser(description=__doc__.format(sections=listed),
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=lambda text: text.split(","), default=UNASKED, help="sections to run")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5, help="of each load")
    parser.add_argument("--stories", dest="many", type=int, default=million.MANY, help="what a large archive is")
    parser.add_argument("--drift-minutes", type=int, default=10)
    parser.add_argument("--quick", action="store_true", help="2 rounds of 2 seconds: to see whether it runs")
    given = parser.parse_args()
    unknown = [name for name in given.only if name not in SECTIONS]
    if unknown:
        parser.error(f"there is no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    if given.quick:
        given.rounds, given.seconds = 2, 2
    return given


def main():
    bench = arguments()
    try:
        program("wrk", "wrk")
        courant.build()
    except (Missing, subprocess.CalledProcessError) as error:
        sys.exit(str(error))
    machine, rows, left_out = describe(), [], {}
    for name in bench.only:
        say(f"== {name}")
        try:
            for one in SECTIONS[name][0](bench):
                say(f"   {one['what']}: {one['courant']} {one['peer']} → {one['value']}")
                rows.append({"section": name, **one})
        except Missing as missing:
            left_out[name] = str(missing)
            say(f"   left out: {missing}")
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    when = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
    result = {"at": when, "commit": commit, "machine": machine, "rounds": bench.rounds, "seconds": bench.seconds,
              "rows": rows, "left_out": left_out}
    folder = os.path.join(courant.KEPT, "results")
    os.makedirs(folder, exist_ok=True)
    file = os.path.join(folder, f"{when.replace(':', '')}.json")
    with open(file, "w", encoding="utf-8") as out:
        json.dump(result, out, indent=1, ensure_ascii=False)
    print(f"{machine['cores']} cores ({machine['processor']}), {machine['memory_gb']} GB, {machine['system']}, load "
          f"{machine['load_at_start']:.1f} before; commit {commit}; {bench.rounds} rounds of {bench.seconds} s\n")
    print(table(rows))
    for name, why in left_out.items():
        print(f"\nLeft out: {name}: {why}")
    say(f"\nwritten to {os.path.relpath(file, ROOT)}")
    sys.exit(2 if left_out else 1 if any(one["met"] is False for one in rows) else 0)


if __name__ == "__main__":
    main()
