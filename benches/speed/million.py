"""A million stories against a thousand: latency without a cache, the first page, memory under load."""
import statistics, threading, time

from speed import courant
from speed.load import BROWSER, in_turns, median, ratio, wrk
from speed.machine import Missing, fetch
from speed.rows import milliseconds, rate, row

MANY, FEW = 1_000_000, 1000


def measure(bench):
    """Everything that is asked of the largest archive."""
    large, small = courant.content(bench.many), courant.content(FEW)
    with courant.Courant(large, cache=False) as many, courant.Courant(small, cache=False) as few:
        yield from _latencies(bench, many, few)
        yield _api(bench, large, many)
    yield _start(bench, large)
    yield _under_load(bench, large)


def _latencies(bench, many, few):
    pages = {"front page": lambda server: "/", "tag page": _largest_tag, "page in the middle of the archive": _middle}
    for name, path in pages.items():
        ask = lambda server: lambda: wrk(server.url + path(server), server.pids, bench.seconds, connections=1)
        found = in_turns([("many", ask(many)), ("few", ask(few))], bench.rounds)
        yield row(f"{name}, {bench.many:,} stories against {FEW:,}, not cached, median latency",
                  milliseconds(median(found["many"], "median")), milliseconds(median(found["few"], "median")),
                  ratio(found["many"], found["few"], "median"), at_most=1.5)


def _sitemap(server, piece):
    text = server.page(f"/sitemap-{piece}.xml")[1].decode()
    return ["/" + part.split("</loc>")[0].split("/", 3)[3] for part in text.split("<loc>")[1:]]


def _largest_tag(server):
    """The tag with the most pages."""
    return max(_sitemap(server, "tags"), key=lambda path: _pages(server, path))


def _middle(server):
    return f"/page/{max(2, _pages(server, '/') // 2)}/"


def _pages(server, path):
    """How many pages a list has: the largest number that answers, found by halving."""
    answers = lambda number: fetch(f"{server.url}{path}page/{number}/")[0] == 200
    low, high = 1, 2
    while answers(high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if answers(middle) else (low, middle)
    return low


def _api(bench, data, server):
    """The slowest of several pages of the Content API, at the median of its requests."""
    key = courant.content_key(data)
    last = bench.many // 15
    slowest = 0.0
    for page in (1, 2, last // 4, last // 2, last):
        path = f"/ghost/api/content/posts/?limit=15&include=tags,authors&page={page}&key={key}"
        slowest = max(slowest, wrk(server.url + path, server.pids, bench.seconds, connections=1).median)
    return row(f"Content API, any page of {bench.many:,} stories, not cached, median latency", milliseconds(slowest),
               value=slowest, at_most=5, unit=" ms")


def _start(bench, data):
    times = []
    for _ in range(max(3, bench.rounds)):
        with courant.Courant(data) as server:
            times.append(server.first_page)
    seconds = statistics.median(times)
    return row(f"start to first page, {bench.many:,} stories", milliseconds(seconds * 1000), value=seconds, at_most=1, unit=" s")


def _under_load(bench, data):
    """Memory while ever other stories are asked for, as a crawler does, beside readers of the front page."""
    with courant.Courant(data) as server:
        stories = _sitemap(server, "posts")[:50_000]
        if not stories:
            raise Missing("the site map names no stories")
        largest, done = [0.0, 0.0], threading.Event()

        def watch():
            while not done.wait(0.2):
                largest[:] = map(max, largest, server.memory())

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            load = wrk(server.url, server.pids, max(30, bench.seconds), headers=BROWSER, paths=["/", *stories])
        finally:
            done.set()
            watcher.join()
    return row(f"memory, serving {bench.many:,} stories under load", f"{largest[0]:.0f} MB at {rate(load.rate)}",
               value=largest[0], at_most=400, unit=" MB", without_files_mb=largest[1])
