"""From a story's acknowledgement to its being seen, with readers asking as fast as they can."""
import http.client, math, os, shutil, subprocess, tempfile, threading, time

from speed import archive, courant
from speed.load import BROWSER, wrk
from speed.machine import Missing
from speed.rows import milliseconds, rate, row

STORIES = 40
PATIENCE = 10.0


class Watcher(threading.Thread):
    """Asks for one address on one connection until it says what is looked for; notes when."""

    def __init__(self, port, path, text):
        super().__init__()
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.path, self.text, self.seen = path, text.encode(), None

    def run(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            asked = time.monotonic()
            try:
                self.connection.request("GET", self.path)
                if self.text in self.connection.getresponse().read():
                    # When it was asked: what was sent then was there to be seen.
                    self.seen = asked
                    break
            except (OSError, http.client.HTTPException):
                self.connection.close()
        self.connection.close()


def measure(bench):
    """Front page, story, tag page, RSS and API, each looked at by a watcher of its own."""
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        shutil.copytree(courant.content(1000), data)
        key = courant.content_key(data)
        with courant.Courant(data) as server:
            # Readers' own pages, so that the load goes on while pages change.
            paths = ["/", "/tag/bench/", "/rss/", *archive.examples()["stories"][:50]]
            _publish(folder, data, server, 0)
            stop, loads = threading.Event(), []

            def read():
                while not stop.is_set():
                    loads.append(wrk(server.url, server.pids, 3, headers=BROWSER, paths=paths))

            readers = threading.Thread(target=read)
            readers.start()
            try:
                waits = [wait for number in range(1, STORIES + 1) for wait in _seen(folder, data, server, key, number)]
            finally:
                stop.set()
                readers.join()
    waits.sort()
    p99 = waits[min(len(waits) - 1, math.ceil(len(waits) * 0.99) - 1)]
    load = f" with {rate(loads[len(loads) // 2].rate)}" if loads else ""
    yield row("publish to visible on front page, story, tag, RSS and API under full load, p99",
              f"{milliseconds(p99 * 1000)} (median {milliseconds(waits[len(waits) // 2] * 1000)}){load}",
              value=p99 * 1000, at_most=50, unit=" ms", observations=len(waits))


def _publish(folder, data, server, number):
    """Publishes a story; returns its title and when that was acknowledged."""
    title = f"Measured story number {number} of {time.time_ns()}"
    file = os.path.join(folder, f"measured-{number}.md")
    with open(file, "w") as out:
        out.write(f"---\ntitle: {title}\nslug: measured-{number}\ntags: [Bench]\n---\nThe text of story {number}.\n")
    process = subprocess.Popen([courant.COURANT, "publish", file, "--data", data, "--url", server.url],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said = process.stdout.readline()
    acknowledged = time.monotonic()
    if not said or process.wait():
        raise Missing(f"courant publish: {process.stderr.read().strip()}")
    process.stdout.close()
    process.stderr.close()
    return title, acknowledged


def _seen(folder, data, server, key, number):
    """How long each address took to show a new story, in seconds after the acknowledgement."""
    known = f"Measured story number {number} of "
    addresses = ["/", f"/measured-{number}/", "/tag/bench/", "/rss/", f"/ghost/api/content/posts/?limit=25&key={key}"]
    watchers = [Watcher(server.port, address, known) for address in addresses]
    for watcher in watchers:
        watcher.start()
    _, acknowledged = _publish(folder, data, server, number)
    for watcher in watchers:
        watcher.join()
        if watcher.seen is None:
            raise Missing(f"{watcher.path} did not show story {number} within {PATIENCE:.0f} s")
        yield max(0.0, watcher.seen - acknowledged)
