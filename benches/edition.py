#!/usr/bin/env python3
"""Measures an edition as its users meet it: import, export, start, memory. Prints a table.

usage: benches/edition.py [STORIES] [--export FILE.json]

Builds release, writes an archive of STORIES generated stories (100,000 if not given) and imports it; imports FILE.json
too if given; then measures the time from an empty data folder to the first page, and the memory of an idle server with
1,000 stories. Needs Linux (/proc) and Python 3. Times are wall time on whatever else the machine is doing.
"""
import os, re, signal, socket, statistics, subprocess, sys, tempfile, time, urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COURANT = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release", "courant")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def run(*command):
    """Runs a command; returns wall seconds, CPU seconds and its largest memory in MB."""
    before = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return time.monotonic() - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


class Server:
    """A server on a data folder, from its start to its first page."""

    def __init__(self, data):
        self.port = free_port()
        started = time.monotonic()
        self.process = subprocess.Popen([COURANT, "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/") as page:
                    page.read()
                break
            except OSError:
                time.sleep(0.001)
        self.first_page = time.monotonic() - started

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def import_row(name, export, folder):
    wall, cpu, memory = run(COURANT, "import", "ghost", export, "--data", folder)
    stories = os.path.getsize(export) / 1e6
    return (f"import of {name} ({stories:.0f} MB)", f"{wall:.2f} s, {cpu:.2f} s of CPU, {memory:.0f} MB of memory")


def main():
    words = [word for word in sys.argv[1:] if word != "--export"]
    export = sys.argv[sys.argv.index("--export") + 1] if "--export" in sys.argv else None
    count = next((word for word in words if word.isdigit()), "100000")
    subprocess.run(["cargo", "build", "--release", "-p", "courant"], cwd=ROOT, check=True)
    subprocess.run(["cargo", "build", "--release", "-p", "demo", "--example", "write_archive"], cwd=ROOT, check=True)
    write = os.path.join(os.path.dirname(COURANT), "examples", "write_archive")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        def archive(stories):
            path = os.path.join(folder, f"{stories}.json")
            with open(path, "wb") as out:
                subprocess.run([write, str(stories)], stdout=out, check=True)
            return path
        if export:
            rows.append(import_row(os.path.basename(export), export, os.path.join(folder, "export")))
        large = archive(count)
        rows.append(import_row(f"{int(count):,} generated stories", large, os.path.join(folder, "large")))
        os.remove(large)
        first_pages = []
        for number in range(7):
            server = Server(os.path.join(folder, f"empty{number}"))
            first_pages.append(server.first_page)
            server.stop()
        rows.append(("empty data folder to first page", f"{statistics.median(first_pages) * 1000:.0f} ms, median of 7"))
        thousand = os.path.join(folder, "thousand")
        run(COURANT, "import", "ghost", archive(1000), "--data", thousand)
        server = Server(thousand)
        time.sleep(3)
        rows.append(("idle memory with 1,000 stories", f"{resident(server.process.pid):.0f} MB"))
        server.stop()
        server = Server(os.path.join(folder, "large"))
        rows.append((f"start to first page with {int(count):,} stories", f"{server.first_page * 1000:.0f} ms"))
        server.stop()
    print("| what | measured |\n|---|---|")
    for what, measured in rows:
        print(f"| {what} | {measured} |")


if __name__ == "__main__":
    main()
