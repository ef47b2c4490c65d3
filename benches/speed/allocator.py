"""mimalloc, which Courant has, against the allocator of the system: pages without a cache, and memory after them."""
import os, subprocess

from speed import archive, courant
from speed.load import in_turns, median, ratio, wrk
from speed.machine import ROOT, TARGET
from speed.rows import rate, row


def measure(bench):
    """The same program built twice."""
    folder = os.path.join(TARGET, "system-allocator")
    subprocess.run(["cargo", "build", "--release", "-p", "courant", "--features", "system-allocator",
                    "--target-dir", folder], cwd=ROOT, check=True)
    other = os.path.join(folder, "release", "courant")
    data, stories = courant.content(1000), archive.examples()["stories"]
    with courant.Courant(data, cache=False) as ours, courant.Courant(data, cache=False, program=other) as theirs:
        load = lambda server: lambda: wrk(server.url, server.pids, bench.seconds, paths=["/", *stories])
        found = in_turns([("mimalloc", load(ours)), ("system", load(theirs))], bench.rounds)
        memory = ours.memory()[0], theirs.memory()[0]
    yield row("mimalloc against the system's allocator, pages not cached", rate(median(found["mimalloc"], "rate")),
              rate(median(found["system"], "rate")), ratio(found["mimalloc"], found["system"], "rate"))
    yield row("memory after it", f"{memory[0]:.0f} MB", f"{memory[1]:.0f} MB", memory[0] / memory[1])
