"""The Lantern's mark and masthead: ../pictures/logo.svg, icon.svg, icon.png, favicon.ico.

    venv/bin/python logo.py   (Debian's fonts-noto-core for the masthead's letters, kept as outlines)
"""

import io

import resvg_py
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from PIL import Image

from brush import CREAM, GOLD, TEAL
from draw import PICTURES

FONT = "/usr/share/fonts/truetype/noto/NotoSerifDisplay-Bold.ttf"
NAME = "The Vellmouth Lantern"


def lantern(body, glass):
    """A ship's lantern in a box of 64 by 64."""
    return (
        f'<g fill="none" stroke="{body}" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round">'
        '<path d="M24 15a8 8 0 0 1 16 0"/><path d="M19.500 52h25"/></g>'
        f'<path d="M22 22l10-7 10 7z" fill="{body}"/>'
        f'<path d="M21 25h22l3 24H18z" fill="{glass}"/>'
        f'<path d="M32 31c5 5 6 8 6 10.500a6 6 0 0 1-12 0c0-3 3-5 6-10.500z" fill="{body}"/>'
        f'<rect x="19" y="22" width="26" height="4" rx="1.500" fill="{body}"/>'
        f'<rect x="16" y="48" width="32" height="4.500" rx="1.500" fill="{body}"/>'
    )


def icon():
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="14" fill="{TEAL}"/><circle cx="32" cy="37" r="22" fill="{GOLD}" opacity=".22"/>'
        f"{lantern(CREAM, GOLD)}</svg>"
    )


def letters(x, baseline, size):
    """The paper's name as one path, and where it ends."""
    font = TTFont(FONT)
    glyphs, names, scale = font.getGlyphSet(), font.getBestCmap(), size / font["head"].unitsPerEm
    parts = []
    for letter in NAME:
        glyph = glyphs[names[ord(letter)]]
        pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.0f}")
        glyph.draw(pen)
        if pen.getCommands():
            parts.append(f'<path transform="translate({x:.1f} {baseline}) scale({scale:.4f} {-scale:.4f})" d="{pen.getCommands()}"/>')
        x += glyph.width * scale
    return "".join(parts), x


def logo():
    name, end = letters(60, 44.5, 42)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {end + 2:.0f} 64" width="{end + 2:.0f}" height="64" role="img" aria-label="{NAME}">'
        "<style>.name{fill:#14223a}.body{color:#0f5e6b}@media (prefers-color-scheme:dark){.name{fill:#fbf3e0}.body{color:#7fbcb4}}</style>"
        f'<g class="body" transform="translate(-6 0)">{lantern("currentColor", GOLD)}</g><g class="name">{name}</g></svg>'
    )


def raster(svg, size):
    return Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size))))


if __name__ == "__main__":
    (PICTURES / "logo.svg").write_text(logo())
    (PICTURES / "icon.svg").write_text(icon())
    raster(icon(), 256).save(PICTURES / "icon.png", optimize=True)
    raster(icon(), 64).save(PICTURES / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
