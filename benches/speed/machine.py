"""The machine that is measured on: programs, ports, processes and what they use."""
import os, re, shutil, socket, subprocess, sys, time, urllib.error, urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
TICKS = os.sysconf("SC_CLK_TCK")


class Missing(Exception):
    """Something that a measurement needs is not here; the message says what and how to get it."""


def program(name, package):
    """The path of a program, or `Missing` with the Debian package that has it."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if not found:
        raise Missing(f"{name} is not installed: apt-get install {package}")
    return found


def say(text):
    print(text, file=sys.stderr, flush=True)


def describe():
    """What BENCHMARKS.md says about the machine."""
    with open("/proc/cpuinfo") as info:
        model = re.search(r"model name\s*:\s*(.+)", info.read())
    with open("/proc/meminfo") as info:
        memory = int(re.search(r"MemTotal:\s+(\d+)", info.read()).group(1)) / 1048576
    kernel = os.uname()
    return {"cores": os.cpu_count(), "processor": model.group(1) if model else kernel.machine,
            "memory_gb": round(memory), "system": f"{kernel.sysname} {kernel.release}",
            "load_at_start": os.getloadavg()[0]}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def fetch(url, headers=(), method="GET", body=None, patience=60):
    """One request; returns status, headers and body of whatever was answered."""
    request = urllib.request.Request(url, headers=dict(headers), method=method, data=body)
    opener = urllib.request.build_opener(_Still)
    try:
        with opener.open(request, timeout=patience) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


class _Still(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer, and not followed."""

    def redirect_request(self, *_):
        return None


def until_up(url, process, patience=120.0):
    """Waits for the first 200 at `url`; returns when it came, as `time.monotonic`."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if process.poll() is not None:
            raise Missing(f"the server of {url} ended with {process.returncode}")
        try:
            if fetch(url, patience=end - time.monotonic())[0] == 200:
                return time.monotonic()
        except OSError:
            pass
        time.sleep(0.001)
    raise Missing(f"{url} did not answer within {patience:.0f} s")


def family(pid):
    """A process and all that descend from it."""
    pids = [pid]
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as children:
                for child in children.read().split():
                    pids += family(int(child))
    except OSError:
        pass
    return pids


def cpu_seconds(pids):
    """User and system time that these processes and their descendants have used."""
    total = 0
    for pid in {member for pid in pids for member in family(pid)}:
        try:
            with open(f"/proc/{pid}/stat") as stat:
                fields = stat.read().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return total / TICKS


def memory(pid):
    """Resident memory in MB: in all, and without files that the kernel keeps anyway."""
    with open(f"/proc/{pid}/status") as status:
        text = status.read()
    megabytes = lambda name: int(re.search(rf"{name}:\s+(\d+)", text).group(1)) / 1024
    return megabytes("VmRSS"), megabytes("RssAnon")


def stop(process):
    """Ends a process that was started here and waits for it."""
    if process and process.poll() is None:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
