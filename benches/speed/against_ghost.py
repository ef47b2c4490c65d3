"""Pages and the Content API against Ghost with the same stories and the same theme; the better of two Ghosts counts."""
import os

from ghost.install import APP, install
from ghost.site import Ghost
from speed import archive, courant
from speed.load import BROWSER, in_turns, median, ratio, wrk
from speed.machine import Missing, say
from speed.rows import rate, row

API = "/ghost/api/content/posts/?limit=15&include=tags,authors&key="


def measure(bench):
    """1,000 stories: pages from the cache and without, the Content API from the cache and without."""
    examples = archive.examples()
    wanted = [("front page", "/", 1000, 200), ("story", examples["story"], 1000, 100), ("tag page", examples["tag"], None, 200),
              ("Content API, 15 posts with tags and authors", API, 300, 100)]
    yield from _compare(bench, 1000, ("mariadb", "sqlite"), wanted)


def measure_large(bench):
    """100,000 stories, against Ghost on MariaDB: on SQLite it is slower by far (a page in seconds)."""
    examples = archive.examples()
    wanted = [("tag page", examples["tag"], None, 2000), ("author page", examples["author"], None, 2000),
              ("front page", "/", None, 200)]
    yield from _compare(bench, 100_000, ("mariadb",), wanted)


def _compare(bench, stories, databases, wanted):
    install()
    data = courant.content(stories)
    # The same theme on both sides; it is in the folder of this bench alone.
    courant.command(data, "theme", "use", os.path.join(APP, "content", "themes", "casper"))
    key = courant.content_key(data)
    ghosts, servers = [], []
    try:
        for database in databases:
            try:
                ghosts.append(Ghost(database, stories))
            except Missing as missing:
                say(f"left out: Ghost on {database}: {missing}")
        if not ghosts:
            raise Missing("no Ghost to measure against")
        servers = [courant.Courant(data), courant.Courant(data, cache=False)]
        for name, path, from_cache, without in wanted:
            yield from _row(bench, stories, servers, ghosts, key, name, path, from_cache, without)
    finally:
        courant.command(data, "theme", "use", os.path.join(courant.ROOT, "themes", "courant"))
        for server in servers + ghosts:
            server.stop()


def _row(bench, stories, servers, ghosts, key, name, path, from_cache, without):
    with_key = lambda own: path + own if path is API else path
    for server in servers:
        server.page(with_key(key))
    for ghost in ghosts:
        ghost.page(with_key(ghost.key))
    load = lambda peer, own: lambda: wrk(peer.url + with_key(own), peer.pids, bench.seconds, headers=BROWSER)
    contestants = [("cached", load(servers[0], key)), ("uncached", load(servers[1], key))]
    contestants += [(ghost.name, load(ghost, ghost.key)) for ghost in ghosts]
    found = in_turns(contestants, bench.rounds)
    best = max((ghost.name for ghost in ghosts), key=lambda ghost: median(found[ghost], "rate"))
    theirs = found[best]
    peer = f"{rate(median(theirs, 'rate'))} ({best})"
    more = {"rates": {who: median(loads, "rate") for who, loads in found.items()},
            "cpu_µs": {who: median(loads, "cpu") for who, loads in found.items()}}
    if from_cache:
        yield row(f"{name}, {stories:,} stories, cached, against Ghost", rate(median(found["cached"], "rate")), peer,
                  ratio(found["cached"], theirs, "rate"), at_least=from_cache, **more)
    yield row(f"{name}, {stories:,} stories, not cached, against Ghost", rate(median(found["uncached"], "rate")), peer,
              ratio(found["uncached"], theirs, "rate"), at_least=without, **more)
