"""Memory: idle, and its drift over ten minutes of full load."""
import statistics, subprocess, threading, time

from speed import archive, courant
from speed.load import BROWSER, wrk
from speed.rows import rate, row


def measure_idle(bench):
    """A newsroom of 1,000 stories that nobody reads."""
    with courant.Courant(courant.content(1000)) as server:
        time.sleep(5)
        resident, own = server.memory()
    yield row("memory, idle, 1,000 stories", f"{resident:.0f} MB", value=resident, at_most=60, unit=" MB", without_files_mb=own)


def measure_drift(bench):
    """Ten minutes of full load on front page, lists and stories: the last minute's memory against the second's."""
    examples = archive.examples()
    paths = ["/", examples["tag"], examples["author"], "/rss/", *examples["stories"]]
    minutes = bench.drift_minutes
    samples, done = [], threading.Event()
    with courant.Courant(courant.content(1000)) as server:
        started = time.monotonic()

        def watch():
            while not done.wait(1):
                samples.append((time.monotonic() - started, server.memory()[0]))

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            load = wrk(server.url, server.pids, minutes * 60, headers=BROWSER, paths=paths)
        finally:
            done.set()
            watcher.join()
    during = lambda begin, end: statistics.median(mb for at, mb in samples if begin * 60 <= at < end * 60)
    early, late = during(1, 2), during(minutes - 1, minutes)
    yield row(f"{minutes} minutes of full load: memory drift", f"{early:.0f} → {late:.0f} MB at {rate(load.rate)}",
              value=(late / early - 1) * 100, at_most=5, unit=" %")
