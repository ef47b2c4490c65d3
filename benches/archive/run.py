#!/usr/bin/env python3
"""What a page costs with few stories and with many: median latency of each kind of address, and the ratio.

    cargo build --release -p courant -p demo --example write_archive
    cargo build --release -p courant
    benches/archive/run.py --stories 1000 1000000

Each archive is written by the generator, imported once into a folder under --folder and kept there; the servers run at
the same time and are asked in turns, over one connection, by addresses that are new with every request where there are
enough of them. Results are printed as a table and written as JSON.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
RELEASE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
COURANT = RELEASE / "courant"
WRITE_ARCHIVE = RELEASE / "examples" / "write_archive"


class Site:
    """One archive, imported and served."""

    def __init__(self, folder, stories, port):
        self.stories, self.port = stories, port
        self.data = folder / f"archive-{stories}"
        self.address = f"http://127.0.0.1:{port}"
        if not (self.data / "imported").exists():
            self.fill(folder)
        key = subprocess.run(
            [COURANT, "key", "create", "bench", "--json", "--data", self.data], capture_output=True, text=True, check=True
        )
        self.key = re.search(r"\b[0-9a-f]{26}\b", key.stdout).group()
        self.start()

    def fill(self, folder):
        export = folder / f"archive-{self.stories}.json"
        if not export.exists():
            with open(export, "wb") as out:
                subprocess.run([WRITE_ARCHIVE, str(self.stories), "--short"], stdout=out, check=True)
        began = time.monotonic()
        subprocess.run([COURANT, "import", "ghost", export, "--data", self.data], stdout=sys.stderr, check=True)
        print(f"{self.stories} stories imported in {time.monotonic() - began:.0f} s", file=sys.stderr)
        (self.data / "imported").touch()
        export.unlink()

    def start(self):
        began = time.monotonic()
        command = [COURANT, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"]
        command += ["--url", self.address]
        environment = dict(os.environ, COURANT_LOG__LEVEL="warn")
        self.server = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
        while True:
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                self.get("/")
                break
            except OSError:
                if self.server.poll() is not None:
                    raise SystemExit("the server ended")
                time.sleep(0.005)
        self.seconds_to_first_page = time.monotonic() - began

    def get(self, path):
        """The answer's text and how many milliseconds it took."""
        began = time.perf_counter()
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - began) * 1000
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return body, took

    def api(self, path):
        return f"/ghost/api/content/{path}&key={self.key}"

    def memory(self):
        status = pathlib.Path(f"/proc/{self.server.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) // 1024

    def stop(self):
        self.server.terminate()
        self.server.wait()


def addresses(site):
    """Every kind of address, as a function from a number to one of them that is asked for the first time."""
    first = json.loads(site.get(site.api("posts/?limit=100&include=tags,authors"))[0])
    total = first["meta"]["pagination"]["total"]
    pages = (total + 14) // 15
    slugs = [post["slug"] for post in first["posts"]]
    tag = first["posts"][0]["primary_tag"]["slug"]
    author = first["posts"][0]["primary_author"]["slug"]
    related = "tags:[{},{}]%2Bid:-{}"
    two = [tag["slug"] for tag in first["posts"][0]["tags"]][:2]
    return {
        "front page": lambda n: f"/?{n}",
        "page in the middle": lambda n: f"/page/{max(2, pages // 4 + n % max(1, pages // 4))}/",
        "tag": lambda n: f"/tag/{tag}/?{n}",
        "author": lambda n: f"/author/{author}/?{n}",
        "story": lambda n: f"/{slugs[n % len(slugs)]}/?{n}",
        "RSS": lambda n: f"/rss/?{n}",
        "API: newest": lambda n: site.api(f"posts/?limit=15&include=tags,authors&n={n}"),
        "API: any page": lambda n: site.api(f"posts/?limit=15&page={1 + n * 7919 % pages}&n={n}"),
        "API: related": lambda n: site.api(
            f"posts/?limit=3&filter={related.format(two[0], two[-1], first['posts'][n % 100]['id'])}&n={n}"
        ),
        "API: without a tag": lambda n: site.api(f"posts/?limit=15&filter=tag:-{tag}&n={n}"),
        "API: featured": lambda n: site.api(f"posts/?limit=5&filter=featured:true&n={n}"),
        "API: oldest": lambda n: site.api(f"posts/?limit=15&order=published_at%20asc&n={n}"),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, nargs="+", default=[1000, 1_000_000])
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "target" / "bench-archive")
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--port", type=int, default=3240)
    parser.add_argument("--json", type=pathlib.Path)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    sites = [Site(asked.folder, stories, asked.port + place) for place, stories in enumerate(asked.stories)]
    try:
        results = measure(sites, asked.requests)
    finally:
        for site in sites:
            site.stop()
    show(sites, results)
    if asked.json:
        asked.json.write_text(json.dumps(results, indent=2) + "\n")


def measure(sites, requests):
    kinds = [addresses(site) for site in sites]
    medians = {}
    for name in kinds[0]:
        took = [[] for _ in sites]
        for number in range(requests):
            for place, site in enumerate(sites):
                took[place].append(site.get(kinds[place][name](number))[1])
        medians[name] = [statistics.median(times) for times in took]
    return {
        "stories": [site.stories for site in sites],
        "median_milliseconds": medians,
        "seconds_to_first_page": [site.seconds_to_first_page for site in sites],
        "resident_megabytes": [site.memory() for site in sites],
    }


def show(sites, results):
    print(f"{'median, ms':<24}" + "".join(f"{site.stories:>12}" for site in sites) + f"{'ratio':>8}")
    for name, medians in results["median_milliseconds"].items():
        print(f"{name:<24}" + "".join(f"{median:12.3f}" for median in medians) + f"{medians[-1] / medians[0]:8.2f}")
    for name in ["seconds_to_first_page", "resident_megabytes"]:
        print(f"{name.replace('_', ' '):<24}" + "".join(f"{value:12.2f}" for value in results[name]))


if __name__ == "__main__":
    main()
