"""Readers ask for ten times what can be made: what editors then wait for, what readers are told, how soon it is over."""
import http.client, threading, time

from speed import archive, courant
from speed.load import wrk
from speed.machine import fetch, say
from speed.rows import milliseconds, rate, row

# What an editor's program asks for first; it needs no session.
EDITORS = "/ghost/api/admin/site/"
CONNECTIONS = 2000


class Asker(threading.Thread):
    """Asks for one address twenty times a second, on one connection; notes how long each answer took."""

    def __init__(self, port, path):
        super().__init__()
        self.port, self.path, self.done, self.waits, self.refused = port, path, threading.Event(), [], 0

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while not self.done.wait(0.05):
            asked = time.monotonic()
            connection.request("GET", self.path)
            answer = connection.getresponse()
            answer.read()
            self.waits.append(time.monotonic() - asked)
            self.refused += answer.status != 200
        connection.close()

    def p99(self):
        waits = sorted(self.waits)
        return waits[min(len(waits) - 1, int(len(waits) * 0.99))] * 1000


def measure(bench):
    """Without a cache, so that every request has a page made."""
    stories = archive.examples()["stories"]
    with courant.Courant(courant.content(1000), cache=False) as server:
        capacity = wrk(server.url, server.pids, bench.seconds, paths=stories)
        askers = {"health": Asker(server.port, "/health")}
        if fetch(server.url + EDITORS)[0] == 200:
            askers["editor"] = Asker(server.port, EDITORS)
        else:
            say(f"   this build has no {EDITORS}: the editor's row is left out")
        for asker in askers.values():
            asker.start()
        try:
            surge = wrk(server.url, server.pids, max(10, bench.seconds), CONNECTIONS, paths=stories, refusals=True)
        finally:
            for asker in askers.values():
                asker.done.set()
                asker.join()
        recovered = _until_served(server, stories[0])
    served = surge.rate * (1 - surge.refused / surge.requests)
    offered = surge.rate / capacity.rate
    about = f"{rate(served)} served, {rate(surge.rate - served)} refused, of {rate(capacity.rate)} at ease"
    yield row("overload: requests offered, against what can be made", about, value=offered, at_least=10)
    yield row("overload: pages still made, against what can be made", about, value=served / capacity.rate, errors=surge.errors)
    if "editor" in askers:
        yield row("overload: editor's request, p99", milliseconds(askers["editor"].p99()), value=askers["editor"].p99(),
                  at_most=100, unit=" ms", refused=askers["editor"].refused)
    yield row("overload: health, refused", f"p99 {milliseconds(askers['health'].p99())}", value=askers["health"].refused,
              at_most=0)
    yield row("overload: recovery", milliseconds(recovered * 1000), value=recovered, at_most=5, unit=" s")


def _until_served(server, path):
    """From the end of the surge to ten pages in a row that are served within a tenth of a second."""
    ended, good = time.monotonic(), 0
    first = ended
    while good < 10 and time.monotonic() - ended < 60:
        asked = time.monotonic()
        is_good = fetch(server.url + path)[0] == 200 and time.monotonic() - asked < 0.1
        if is_good and good == 0:
            first = asked
        good = good + 1 if is_good else 0
    return first - ended
