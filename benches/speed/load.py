"""The load: wrk with one thread, and what it says; measurements in turns, and their medians."""
import os, re, statistics, subprocess, tempfile

from speed.machine import Missing, cpu_seconds, program

BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd", "Accept": "text/html,*/*;q=0.8"}
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


class Load:
    """What one run of wrk found: answers a second, latencies in ms, the server's CPU per answer in µs."""

    def __init__(self, text, cpu):
        number = lambda pattern: int(match.group(1)) if (match := re.search(pattern, text)) else 0
        self.requests = number(r"(\d+) requests in")
        self.refused = number(r"Non-2xx or 3xx responses: (\d+)")
        errors = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
        self.errors = sum(map(int, errors.groups())) if errors else 0
        rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
        self.rate = float(rate.group(1)) if rate else 0.0
        self.median, self.p99 = (_latency(text, share) for share in ("50", "99"))
        self.cpu = cpu * 1e6 / self.requests if self.requests else None


def _latency(text, share):
    match = re.search(rf"^\s+{share}%\s+([\d.]+)(us|ms|s|m)\s*$", text, re.M)
    return float(match.group(1)) * UNITS[match.group(2)] if match else None


def wrk(url, pids=(), seconds=5, connections=16, headers=(), paths=(), refusals=False):
    """Loads `url`, or in turn the `paths` below it. A run with refusals is no measurement unless they are wanted."""
    command = [program("wrk", "wrk"), "-t1", f"-c{connections}", "--timeout", "30s", "--latency"]
    for name, value in dict(headers).items():
        command += ["-H", f"{name}: {value}"]
    script = _script(paths) if paths else None
    if script:
        command += ["-s", script]
    try:
        load = _run([*command, f"-d{seconds}s", url], pids)
        if not load.requests:
            # A page that takes seconds has not been answered once: there must be time for some of them.
            load = _run([*command, f"-d{seconds * 10}s", url], pids)
    finally:
        if script:
            os.remove(script)
    if not load.requests or (not refusals and (load.refused or load.errors)):
        raise Missing(f"{url}: {load.requests} answers, {load.refused} refused, {load.errors} broken: not a measurement")
    return load


def _run(command, pids):
    before = cpu_seconds(pids)
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Load(text, cpu_seconds(pids) - before)


def _script(paths):
    """A script for wrk that asks for each path in turn."""
    quoted = ",".join('"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"' for path in paths)
    with tempfile.NamedTemporaryFile("w", suffix=".lua", delete=False) as file:
        file.write(f"local paths = {{{quoted}}}\nlocal at = 0\n"
                   "request = function() at = at % #paths + 1 return wrk.format('GET', paths[at]) end\n")
    return file.name


def in_turns(contestants, rounds):
    """Runs each contestant (a name and what measures it) once a round; returns the results of each, by name."""
    results = {name: [] for name, _ in contestants}
    for turn in range(rounds):
        # Who begins changes, so that nobody always runs on the machine that another has warmed.
        for name, measure in contestants[turn % len(contestants):] + contestants[:turn % len(contestants)]:
            results[name].append(measure())
    return results


def median(loads, what):
    return statistics.median(getattr(load, what) for load in loads)


def ratio(ours, theirs, what):
    """The median of the rounds' ratios: a round's two runs stand next to each other in time."""
    return statistics.median(getattr(a, what) / getattr(b, what) for a, b in zip(ours, theirs))
