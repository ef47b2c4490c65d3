"""Draws every picture of the newsroom into ../pictures.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python draw.py            # everything
    venv/bin/python draw.py seal-bank  # only what is named
"""

import io
import pathlib
import sys

import numpy
import resvg_py
from PIL import Image

import people
import portraits
import sea
import town
from brush import HEIGHT, WIDTH, Scene

PICTURES = pathlib.Path(__file__).parent.parent / "pictures"


def render(svg, width, height):
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height))
    return Image.open(io.BytesIO(png)).convert("RGB")


def finish(picture, seed, grain):
    """Paper grain and a slight darkening towards the edges."""
    pixels = numpy.asarray(picture, dtype=numpy.float32)
    height, width = pixels.shape[:2]
    noise = numpy.random.default_rng(seed).normal(0, grain, (height // 2, width // 2)).astype(numpy.float32)
    noise = numpy.asarray(Image.fromarray(noise).resize((width, height), Image.BICUBIC))
    y, x = numpy.mgrid[-1:1:height * 1j, -1:1:width * 1j]
    edge = 1 - 0.07 * numpy.clip(x * x + y * y - 0.55, 0, None)
    return Image.fromarray(numpy.clip(pixels * edge[..., None] + noise[..., None], 0, 255).astype(numpy.uint8))


def save(picture, seed, name, limit):
    """The picture as a JPEG of at most `limit` bytes; busy ones get less grain."""
    for grain, qualities in ((2.2, (84, 78, 72, 66, 60)), (0.8, (68, 60, 52, 44)), (0, (56, 48, 42, 36, 33, 30))):
        finished = finish(picture, seed, grain)
        for quality in qualities:
            data = io.BytesIO()
            finished.save(data, "JPEG", quality=quality, optimize=True, progressive=True)
            if data.tell() <= limit:
                (PICTURES / f"{name}.jpg").write_bytes(data.getvalue())
                print(f"{name}.jpg  {data.tell() // 1024} KB at quality {quality}")
                return
    raise SystemExit(f"{name}: more than {limit} bytes")


def main(wanted):
    scenes = sea.SCENES | town.SCENES | people.SCENES
    for number, (name, scene) in enumerate(scenes.items()):
        if not wanted or name in wanted:
            drawing = Scene(name)
            scene(drawing)
            save(render(drawing.svg(), WIDTH, HEIGHT), number, name, 82_000)
    for number, (name, svg) in enumerate(portraits.portraits().items()):
        if not wanted or name in wanted:
            save(render(svg, 400, 400), number, name, 30_000)


if __name__ == "__main__":
    main(sys.argv[1:])
