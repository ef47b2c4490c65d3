"""Cached pages against those who send the same bytes without thinking: nginx and a bare hyper server."""
import os, tempfile

from speed import archive, courant
from speed.load import BROWSER, in_turns, median, ratio, wrk
from speed.rows import rate, row
from speed.static import Hyper, Nginx


def measure(bench):
    """Front page and story, as browsers ask and plain; requests a second and CPU per request."""
    paths = {"front page": "/", "story": archive.examples()["story"]}
    with tempfile.TemporaryDirectory() as folder, courant.Courant(courant.content(1000)) as ours:
        os.chmod(folder, 0o755)
        pages = {name.split()[0]: ours.page(path)[1] for name, path in paths.items()}
        nginx = Nginx(folder, pages)
        try:
            for name, path in paths.items():
                for form, headers in (("compressed", BROWSER), ("plain", {})):
                    yield from _against(bench, ours, nginx, folder, name, path, form, headers)
        finally:
            nginx.stop()


def _against(bench, ours, nginx, folder, name, path, form, headers):
    # The packed forms of a page are made beside the requests: ask until the best is there.
    for _ in range(200):
        heads, body = ours.page(path, headers)
    hyper = Hyper(folder, heads, body)
    load = lambda url, peer: lambda: wrk(url, peer.pids, bench.seconds, headers=headers)
    try:
        found = in_turns([("courant", load(ours.url + path, ours)),
                          ("nginx", load(f"{nginx.url}/{name.split()[0]}.html", nginx)),
                          ("hyper", load(hyper.url + "/", hyper))], bench.rounds)
    finally:
        hyper.stop()
    us, static, bare = found["courant"], found["nginx"], found["hyper"]
    more = {"bytes": len(body), "encoding": heads.get("Content-Encoding")}
    yield row(f"cached {name}, {form}, against nginx", rate(median(us, "rate")), rate(median(static, "rate")),
              ratio(us, static, "rate"), at_least=1.2 if form == "compressed" else 0.85, **more)
    yield row(f"server CPU per cached {name}, {form}, against nginx", f"{median(us, 'cpu'):.1f} µs",
              f"{median(static, 'cpu'):.1f} µs", ratio(us, static, "cpu"), at_most=1.0, **more)
    yield row(f"cached {name}, {form}, against bare hyper", rate(median(us, "rate")), rate(median(bare, "rate")),
              ratio(us, bare, "rate"), at_least=0.9, **more)
