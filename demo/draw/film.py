"""Makes the newsroom's film and its jingle in ../media (needs ffmpeg beside requirements.txt).

    venv/bin/python film.py
"""

import math
import pathlib
import struct
import subprocess
import tempfile
import wave

from brush import *
from draw import render

MEDIA = pathlib.Path(__file__).parent.parent / "media"
FRAMES_PER_SECOND, SECONDS = 15, 8


def swell(t):
    """The bay at evening, t from 0 to 1 through a loop."""
    s = Scene("swell")
    s.sky("#3b6a86", "#e0a98a", "#f7cf95")
    s.sun(1120, 520, 70, "#fff0cf", GOLD)
    s.hills(540, 80, "#577a8a")
    s.rect(360, 330, 26, 200, CREAM)
    s.rect(360, 370, 26, 30, CORAL)
    s.rect(354, 316, 38, 18, INK)
    s.glow(373, 322, 90 + 50 * math.sin(4 * math.pi * t), GOLD, 0.9)
    turn = 2 * math.pi * t
    for depth, color in enumerate(("#c79b88", "#8f8f94", "#5d7f8c", "#3a6d7f", "#22566b", "#154254")):
        y = 560 + 62 * depth
        if depth == 3:
            bob, lean = 16 * math.sin(turn), 4 * math.sin(turn + 0.8)
            s.add(f'<g transform="rotate({lean:.2f} 860 {y})">')
            s.sailboat(860, y + 6 + bob, 330, NIGHT, CREAM, CORAL)
            s.add("</g>")
        length = 150 + 30 * depth
        shift = length * ((t * (1 + depth % 2)) % 1.0)
        d = f"M{-length * 2 + shift:.1f} 1000V{y + 6 * math.sin(turn + depth):.1f}"
        for _ in range(15):
            d += f"q{length / 2} {-18 - 5 * depth} {length} 0"
        s.path(d + "V1000z", fill=color)
    return s.svg()


def film():
    with tempfile.TemporaryDirectory() as folder:
        for frame in range(FRAMES_PER_SECOND * SECONDS):
            loop = (frame / (FRAMES_PER_SECOND * SECONDS / 2)) % 1.0
            render(swell(loop), 960, 600).save(f"{folder}/{frame:03}.png")
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-framerate", str(FRAMES_PER_SECOND), "-i", f"{folder}/%03d.png",
             "-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "32", "-preset", "veryslow",
             "-movflags", "+faststart", str(MEDIA / "harbour-swell.mp4")], check=True)


def jingle(rate=22050):
    """Six bells up the scale, two chords, and the harbour's fog horn far below."""
    notes = [(0.0, 392.0), (0.28, 493.9), (0.56, 587.3), (0.84, 784.0), (1.4, 659.3), (1.68, 987.8)]
    notes += [(2.6 + 0.02 * i, f) for i, f in enumerate((392.0, 493.9, 587.3, 784.0))]
    notes += [(4.2 + 0.02 * i, f) for i, f in enumerate((329.6, 493.9, 659.3, 987.8))]
    samples = [0.0] * (9 * rate)
    for start, pitch in notes:
        for i in range(int(start * rate), len(samples)):
            t = i / rate - start
            samples[i] += 0.14 * math.exp(-1.7 * t) * (math.sin(6.2832 * pitch * t) + 0.4 * math.sin(6.2832 * 2.76 * pitch * t) * math.exp(-4 * t))
    for i in range(4 * rate, 8 * rate):
        t = i / rate - 4
        samples[i] += 0.12 * math.sin(6.2832 * 98 * t) * math.sin(math.pi * t / 4) ** 2
    peak = max(map(abs, samples))
    with tempfile.NamedTemporaryFile(suffix=".wav") as sound:
        with wave.open(sound.name, "wb") as out:
            out.setparams((1, 2, rate, 0, "NONE", ""))
            out.writeframes(b"".join(struct.pack("<h", int(29000 * v / peak)) for v in samples))
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", sound.name, "-b:a", "56k", str(MEDIA / "lantern-jingle.mp3")], check=True)


if __name__ == "__main__":
    film()
    jingle()
