"""Makes the newsroom's films and sounds in ../media (needs ffmpeg beside requirements.txt).

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
from town import wind_turbines

MEDIA = pathlib.Path(__file__).parent.parent / "media"
FRAMES_PER_SECOND = 15


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


def turbines(t):
    """The ridge above Upper Vell; a blade takes the place of the next one by t = 1."""
    s = Scene("wind-turbines")
    wind_turbines(s, 120 * t)
    return s.svg()


def film(scene, name, seconds, loops):
    """Draws `seconds` of a scene that comes round `loops` times."""
    with tempfile.TemporaryDirectory() as folder:
        frames = FRAMES_PER_SECOND * seconds
        for frame in range(frames):
            render(scene(frame * loops / frames % 1.0), 960, 600).save(f"{folder}/{frame:03}.png")
        subprocess.run(
            ["ffmpeg", "-v", "error", "-y", "-framerate", str(FRAMES_PER_SECOND), "-i", f"{folder}/%03d.png",
             "-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "32", "-preset", "veryslow",
             "-movflags", "+faststart", str(MEDIA / f"{name}.mp4")], check=True)


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
    sound(samples, "lantern-jingle", rate)


def fog_horn(rate=22050):
    """Two blasts over surf that comes and goes."""
    noise, low, samples = random.Random("surf"), 0.0, []
    for i in range(10 * rate):
        t = i / rate
        low += 0.06 * (noise.uniform(-1, 1) - low)
        value = 0.9 * low * (0.35 + 0.65 * math.sin(math.pi * t / 5) ** 2)
        for start in (1.0, 4.2):
            if start < t < start + 2.4:
                swell = math.sin(math.pi * (t - start) / 2.4) ** 0.4
                value += 0.2 * swell * sum(math.sin(6.2832 * 98 * n * t) / n for n in (1, 2, 3, 5))
        samples.append(value)
    sound(samples, "fog-horn", rate)


def sound(samples, name, rate):
    peak = max(map(abs, samples))
    with tempfile.NamedTemporaryFile(suffix=".wav") as recording:
        with wave.open(recording.name, "wb") as out:
            out.setparams((1, 2, rate, 0, "NONE", ""))
            out.writeframes(b"".join(struct.pack("<h", int(29000 * v / peak)) for v in samples))
        subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", recording.name, "-b:a", "56k", str(MEDIA / f"{name}.mp3")], check=True)


if __name__ == "__main__":
    film(swell, "harbour-swell", 8, 2)
    film(turbines, "turbines", 6, 3)
    jingle()
    fog_horn()
