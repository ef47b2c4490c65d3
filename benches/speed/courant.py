"""Courant as it is measured: the release build, folders with content, a running server."""
import json, os, subprocess, time

from speed import archive
from speed.machine import ROOT, TARGET, Missing, fetch, free_port, memory, say, stop, until_up

COURANT = os.path.join(TARGET, "release", "courant")
KEPT = os.path.join(TARGET, "bench")


def build():
    """Builds what is measured, and what it is held against."""
    if os.environ.get("BENCH_BUILD") == "no":
        return
    subprocess.run(["cargo", "build", "--release", "-p", "courant"], cwd=ROOT, check=True)
    for package, example in (("demo", "write_archive"), ("site", "bare_hyper")):
        subprocess.run(["cargo", "build", "--release", "-p", package, "--example", example], cwd=ROOT, check=True)


def content(stories):
    """A data folder with so many stories, made once and kept below target/bench."""
    folder = os.path.join(KEPT, f"stories-{stories}")
    if not os.path.exists(os.path.join(folder, "whole")):
        say(f"making a newsroom of {stories:,} stories in {folder}")
        archive.fill(COURANT, folder, stories)
        with open(os.path.join(folder, "whole"), "w"):
            pass
    return folder


def command(data, *arguments):
    """Runs the program on a data folder; returns what it says."""
    done = subprocess.run([COURANT, *arguments, "--data", data], capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"courant {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def content_key(data):
    """A key to the Content API of a data folder."""
    return json.loads(command(data, "key", "create", "--name", f"Bench {time.time_ns()}", "--json"))["content"]


class Courant:
    """A server on a data folder, from its start to its first page."""

    def __init__(self, data, cache=True, program=COURANT, **environment):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        settings = {"COURANT_LOG__LEVEL": "error", **environment}
        if not cache:
            settings["COURANT_CACHE__BYTES"] = "0"
        started = time.monotonic()
        self.process = subprocess.Popen(
            [program, "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}", "--url", self.url],
            env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.first_page = until_up(self.url + "/", self.process) - started
        self.pids = [self.process.pid]

    def page(self, path, headers=()):
        status, heads, body = fetch(self.url + path, headers)
        if status != 200:
            raise Missing(f"Courant answers {path} with {status}")
        return heads, body

    def memory(self):
        return memory(self.process.pid)

    def stop(self):
        stop(self.process)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
