"""The brushes that every scene of the Lantern is drawn with: skies, water, hills, houses, people.

A scene is SVG text in a box of 1600 by 1000. Everything random comes from a seeded generator, so
the same program draws the same pictures.
"""

import math
import random

WIDTH, HEIGHT = 1600, 1000

# The paper's colours; a scene takes four to six of them.
INK, NIGHT, TEAL, LAGOON, MIST = "#14223a", "#1d3557", "#0f5e6b", "#3a8f92", "#b9d8d3"
CREAM, SAND, GOLD, CORAL, BRICK = "#fbf3e0", "#f2dfb8", "#f0b13c", "#ea7352", "#b8452f"
MOSS, LEAF, PLUM, ROSE, SLATE = "#4f7a56", "#8bb07b", "#5b3a5e", "#f2b8a0", "#5a6f80"


def mix(one, other, share):
    """The colour that lies `share` of the way from one to the other."""
    pairs = zip((int(one[i : i + 2], 16) for i in (1, 3, 5)), (int(other[i : i + 2], 16) for i in (1, 3, 5)))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


class Scene:
    """Collects shapes from back to front."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.shapes, self.definitions = [], []

    def svg(self):
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
            f'<defs>{"".join(self.definitions)}</defs>{"".join(self.shapes)}</svg>'
        )

    # Plain shapes.

    def add(self, shape):
        self.shapes.append(shape)

    def rect(self, x, y, w, h, fill, radius=0, opacity=1.0):
        self.add(f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{radius}" fill="{fill}" opacity="{opacity}"/>')

    def circle(self, x, y, r, fill, opacity=1.0):
        self.add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" opacity="{opacity}"/>')

    def ellipse(self, x, y, rx, ry, fill, opacity=1.0, turn=0):
        self.add(f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" opacity="{opacity}" transform="rotate({turn} {x:.1f} {y:.1f})"/>')

    def polygon(self, points, fill, opacity=1.0):
        text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.add(f'<polygon points="{text}" fill="{fill}" opacity="{opacity}"/>')

    def path(self, d, fill="none", stroke="none", width=0, opacity=1.0):
        self.add(f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round" opacity="{opacity}"/>')

    def line(self, x1, y1, x2, y2, stroke, width=3, opacity=1.0):
        self.path(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}", stroke=stroke, width=width, opacity=opacity)

    def gradient(self, *stops, across=False):
        """A paint that runs through the colours from top to bottom (or left to right)."""
        name = f"g{len(self.definitions)}"
        marks = "".join(f'<stop offset="{i / (len(stops) - 1):.3f}" stop-color="{c}"/>' for i, c in enumerate(stops))
        end = 'x2="1" y2="0"' if across else 'x2="0" y2="1"'
        self.definitions.append(f'<linearGradient id="{name}" x1="0" y1="0" {end}>{marks}</linearGradient>')
        return f"url(#{name})"

    def glow(self, x, y, r, color, strength=0.8):
        name = f"g{len(self.definitions)}"
        self.definitions.append(
            f'<radialGradient id="{name}"><stop offset="0" stop-color="{color}" stop-opacity="{strength}"/>'
            f'<stop offset="1" stop-color="{color}" stop-opacity="0"/></radialGradient>'
        )
        self.circle(x, y, r, f"url(#{name})")

    # Air.

    def sky(self, *colors):
        self.rect(0, 0, WIDTH, HEIGHT, self.gradient(*colors))

    def sun(self, x, y, r, color, halo=None):
        self.glow(x, y, r * 4.5, halo or color, 0.55)
        self.circle(x, y, r, color)

    def clouds(self, y, color, count=5, opacity=0.7, size=1.0):
        """Flat-bottomed clouds of three or four bulges."""
        self.add(f'<g opacity="{opacity}">')
        for _ in range(count):
            x, base = self.random.uniform(-100, WIDTH + 100), y + self.random.uniform(-70, 70)
            length = self.random.uniform(180, 420) * size
            d = f"M{x - length / 2:.0f} {base:.0f}"
            steps = self.random.choice([3, 3, 4])
            for i in range(steps):
                w = length / steps
                rise = self.random.uniform(0.8, 1.25) * w * (0.55 + 0.75 * math.sin(math.pi * (i + 0.5) / steps))
                d += f"c{w * 0.02:.0f} {-rise * 0.85:.0f} {w * 0.98:.0f} {-rise * 0.85:.0f} {w:.0f} 0"
            self.path(d + "z", fill=color)
            self.rect(x - length / 2, base - 3, length, 12 * size, color, 6)
        self.add("</g>")

    def stars(self, count=160, below=520):
        for _ in range(count):
            self.circle(self.random.uniform(0, WIDTH), self.random.uniform(0, below), self.random.choice([1, 1.4, 2, 2.6]), CREAM, self.random.uniform(0.3, 0.95))

    def birds(self, x, y, color, count=6, spread=240):
        for _ in range(count):
            bx, by, s = x + self.random.uniform(-spread, spread), y + self.random.uniform(-60, 60), self.random.uniform(10, 20)
            self.path(f"M{bx - s:.0f} {by - s / 3:.0f}q{s / 2:.0f} {-s / 2:.0f} {s:.0f} {s / 3:.0f}q{s / 2:.0f} {-s * 0.8:.0f} {s:.0f} {-s / 3:.0f}", stroke=color, width=3.4)

    def rain(self, color, count=220, slant=0.35):
        for _ in range(count):
            x, y, length = self.random.uniform(-100, WIDTH + 200), self.random.uniform(-50, HEIGHT), self.random.uniform(24, 60)
            self.line(x, y, x - length * slant, y + length, color, 2, self.random.uniform(0.15, 0.5))

    def snow(self, count=260):
        for _ in range(count):
            self.circle(self.random.uniform(0, WIDTH), self.random.uniform(0, HEIGHT), self.random.choice([2, 3, 4, 6, 8]), "#ffffff", self.random.uniform(0.45, 0.95))

    # Land and water.

    def hills(self, y, height, color, roughness=3, base=HEIGHT):
        """A ridge of `roughness` waves around y, filled down to its base."""
        waves = [(self.random.uniform(0.6, 1.4) * k, self.random.uniform(0, 7), height / k) for k in range(1, roughness + 1)]
        points = [(0, base)]
        for x in range(-20, WIDTH + 21, 20):
            points.append((x, y - sum(a * math.sin(f * x / 260 + p) for f, p, a in waves) * 0.5))
        points += [(WIDTH, base)]
        self.polygon(points, color)
        return points

    def sea(self, y, top, bottom, glint=CREAM, light=800, count=120, base=HEIGHT):
        """Water from y down, with glints that gather below the light."""
        self.rect(0, y, WIDTH, base - y, self.gradient(top, bottom))
        for _ in range(count):
            depth = self.random.random() ** 1.6
            gy = y + 6 + depth * (base - y - 10)
            gx = self.random.gauss(light, 90 + 420 * depth)
            self.rect(gx, gy, self.random.uniform(20, 110) * (0.5 + depth), 2 + 4 * depth, glint, 3, self.random.uniform(0.15, 0.6))

    def waves(self, y, color, amplitude=16, length=90, opacity=1.0, base=HEIGHT):
        d, x = f"M{-length} {base}L{-length} {y:.0f}", -length
        while x < WIDTH + length:
            d += f"q{length / 2:.0f} {-amplitude * self.random.uniform(0.7, 1.5):.0f} {length:.0f} 0"
            x += length
        self.path(d + f"L{WIDTH + length} {base}z", fill=color, opacity=opacity)

    def tree(self, x, y, h, leaf, trunk=INK):
        self.rect(x - h * 0.03, y - h * 0.4, h * 0.06, h * 0.4, trunk)
        for dx, dy, r in ((0, 0.72, 0.28), (-0.17, 0.55, 0.2), (0.17, 0.55, 0.2)):
            self.circle(x + dx * h, y - dy * h, r * h, leaf)
        self.circle(x - 0.07 * h, y - 0.79 * h, 0.15 * h, mix(leaf, CREAM, 0.18))

    def poplar(self, x, y, h, leaf):
        self.path(f"M{x:.0f} {y:.0f}c{-h * 0.2:.0f} {-h * 0.3:.0f} {-h * 0.1:.0f} {-h * 0.8:.0f} 0 {-h:.0f}c{h * 0.1:.0f} {h * 0.2:.0f} {h * 0.2:.0f} {h * 0.7:.0f} 0 {h:.0f}z", fill=leaf)

    def fir(self, x, y, h, leaf):
        for i in range(4):
            top, half = y - h + i * h * 0.19, h * (0.11 + 0.055 * i)
            self.polygon([(x, top), (x + half, top + h * 0.34), (x - half, top + h * 0.34)], mix(leaf, INK, 0.06 * (3 - i)))
        self.rect(x - h * 0.03, y - h * 0.1, h * 0.06, h * 0.1, INK)

    # The town.

    def house(self, x, y, w, h, wall, roof, window=GOLD, lit=0.5, gable=True):
        """A house whose front is w by h, standing on y."""
        self.rect(x, y - h, w, h, wall)
        self.rect(x + w * 0.82, y - h, w * 0.18, h, INK, opacity=0.1)
        rise = w * 0.55 if gable else h * 0.16
        if gable:
            self.polygon([(x - w * 0.05, y - h), (x + w / 2, y - h - rise), (x + w * 1.05, y - h)], roof)
            self.circle(x + w / 2, y - h - rise * 0.36, w * 0.07, window if self.random.random() < lit else mix(wall, INK, 0.35))
        else:
            self.polygon([(x - w * 0.04, y - h), (x + w * 0.1, y - h - rise), (x + w * 0.9, y - h - rise), (x + w * 1.04, y - h)], roof)
            self.rect(x + w * 0.66, y - h - rise * 1.7, w * 0.1, rise * 1.2, mix(roof, INK, 0.25))
        columns, rows = max(2, round(w / 46)), max(1, round(h / 78))
        for i in range(columns):
            for j in range(rows):
                cw, ch = w / columns, h / rows
                fill = window if self.random.random() < lit else mix(wall, INK, 0.42)
                self.rect(x + cw * (i + 0.27), y - h + ch * (j + 0.24), cw * 0.46, ch * 0.5, fill, 3)
                self.rect(x + cw * (i + 0.2), y - h + ch * (j + 0.76), cw * 0.6, 4, mix(wall, CREAM, 0.35))

    def row(self, x0, x1, y, walls, roofs, low=130, high=260, lit=0.5, window=GOLD, narrow=90, wide=150):
        """Houses shoulder to shoulder from x0 to x1."""
        x = x0
        while x < x1:
            w = self.random.uniform(narrow, wide)
            self.house(x, y, w, self.random.uniform(low, high), self.random.choice(walls), self.random.choice(roofs), window, lit, self.random.random() < 0.65)
            x += w + 1

    def lamp(self, x, y, h, post=INK, light=GOLD, on=True, strength=0.55):
        if on:
            self.glow(x, y - h, h * 0.9, light, strength)
        self.rect(x - h * 0.018, y - h * 0.96, h * 0.036, h * 0.96, post)
        self.rect(x - h * 0.05, y - h * 0.06, h * 0.1, h * 0.06, post)
        self.polygon([(x - h * 0.07, y - h * 1.07), (x + h * 0.07, y - h * 1.07), (x + h * 0.045, y - h * 0.93), (x - h * 0.045, y - h * 0.93)], CREAM if on else MIST)
        self.polygon([(x - h * 0.09, y - h * 1.07), (x, y - h * 1.14), (x + h * 0.09, y - h * 1.07)], post)

    def bunting(self, x1, y1, x2, y2, sag, colors, count=14):
        self.path(f"M{x1} {y1}Q{(x1 + x2) / 2} {(y1 + y2) / 2 + 2 * sag} {x2} {y2}", stroke=INK, width=2.5, opacity=0.7)
        for i in range(count):
            t = (i + 0.5) / count
            x = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * (x1 + x2) / 2 + t * t * x2
            y = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * ((y1 + y2) / 2 + 2 * sag) + t * t * y2
            self.polygon([(x - 15, y), (x + 15, y), (x, y + 34)], colors[i % len(colors)])

    def person(self, x, y, h, coat, skin="#c98f6b", hair=INK, legs=INK, hat=None, lean=0, bag=None):
        """Someone standing on y, h tall."""
        w = h * 0.3
        self.ellipse(x, y, w * 0.75, h * 0.03, INK, 0.22)
        self.rect(x - w * 0.32, y - h * 0.36, w * 0.26, h * 0.36, legs, 4)
        self.rect(x + w * 0.06, y - h * 0.36, w * 0.26, h * 0.36, legs, 4)
        self.path(f"M{x - w * 0.55:.1f} {y - h * 0.26:.1f}q{-w * 0.02:.1f} {-h * 0.5:.1f} {w * 0.55 + lean:.1f} {-h * 0.53:.1f}q{w * 0.57:.1f} {h * 0.03:.1f} {w * 0.55:.1f} {h * 0.53:.1f}z", fill=coat)
        self.rect(x - w * 0.1 + lean, y - h * 0.84, w * 0.2, h * 0.1, mix(skin, INK, 0.12))
        self.circle(x + lean, y - h * 0.89, h * 0.085, skin)
        self.path(f"M{x + lean - h * 0.09:.1f} {y - h * 0.88:.1f}a{h * 0.09:.1f} {h * 0.095:.1f} 0 0 1 {h * 0.18:.1f} 0q{-h * 0.05:.1f} {-h * 0.04:.1f} {-h * 0.18:.1f} 0z", fill=hat or hair)
        if hat:
            self.circle(x + lean, y - h * 0.99, h * 0.022, CREAM)
        if bag:
            self.rect(x + w * 0.35, y - h * 0.42, w * 0.5, h * 0.17, bag, 6)

    def crowd(self, x0, x1, y, count, h=150, coats=(TEAL, CORAL, GOLD, PLUM, SLATE, BRICK), jitter=30):
        skins, hairs = ["#e3b48f", "#c98f6b", "#8d5a3f", "#f0c9a6", "#a8714f"], [INK, "#5b3a29", "#b07a3c", "#8a8f96", "#2b2430"]
        people = sorted((y + self.random.uniform(-jitter, jitter), x0 + (i + self.random.uniform(0.2, 0.8)) * (x1 - x0) / count) for i in range(count))
        for py, px in people:
            self.person(px, py, h * self.random.uniform(0.88, 1.08), self.random.choice(coats), self.random.choice(skins), self.random.choice(hairs), hat=self.random.choice([None, None, None, CORAL, TEAL]), bag=self.random.choice([None, None, None, SAND, BRICK]))

    # Boats.

    def sailboat(self, x, y, h, hull, sail, second=None):
        self.path(f"M{x - h * 0.32:.0f} {y:.0f}h{h * 0.66:.0f}q{-h * 0.05:.0f} {h * 0.13:.0f} {-h * 0.18:.0f} {h * 0.14:.0f}h{-h * 0.34:.0f}q{-h * 0.1:.0f} {-h * 0.02:.0f} {-h * 0.14:.0f} {-h * 0.14:.0f}z", fill=hull)
        self.line(x, y, x, y - h, INK, max(3, h * 0.014))
        self.path(f"M{x + h * 0.02:.0f} {y - h * 0.97:.0f}q{h * 0.36:.0f} {h * 0.5:.0f} {h * 0.3:.0f} {h * 0.9:.0f}h{-h * 0.3:.0f}z", fill=sail)
        self.path(f"M{x - h * 0.02:.0f} {y - h * 0.9:.0f}q{-h * 0.06:.0f} {h * 0.5:.0f} {-h * 0.27:.0f} {h * 0.83:.0f}h{h * 0.27:.0f}z", fill=second or mix(sail, INK, 0.12))

    def trawler(self, x, y, s, hull, cabin=CREAM, trim=CORAL):
        """A fishing boat about 3 s long, afloat on y."""
        self.line(x - 0.2 * s, y - 0.4 * s, x - 0.2 * s, y - 1.7 * s, INK, s * 0.04)
        self.line(x - 0.2 * s, y - 1.6 * s, x + 1.3 * s, y - 0.5 * s, INK, s * 0.02)
        self.line(x - 0.2 * s, y - 1.5 * s, x - 1.3 * s, y - 0.45 * s, INK, s * 0.02)
        self.rect(x - 0.95 * s, y - 1.02 * s, 0.62 * s, 0.7 * s, cabin, s * 0.05)
        self.rect(x - 1.02 * s, y - 1.1 * s, 0.78 * s, 0.12 * s, trim, s * 0.03)
        for i in range(2):
            self.rect(x + (-0.87 + 0.26 * i) * s, y - 0.9 * s, 0.19 * s, 0.2 * s, NIGHT, s * 0.02)
        self.path(f"M{x - 1.5 * s:.0f} {y - 0.5 * s:.0f}q{1.3 * s:.0f} {0.3 * s:.0f} {3.05 * s:.0f} {-0.22 * s:.0f}q{-0.16 * s:.0f} {0.7 * s:.0f} {-0.55 * s:.0f} {0.86 * s:.0f}h{-2.1 * s:.0f}q{-0.34 * s:.0f} {-0.2 * s:.0f} {-0.4 * s:.0f} {-0.64 * s:.0f}z", fill=hull)
        self.path(f"M{x - 1.47 * s:.0f} {y - 0.36 * s:.0f}q{1.3 * s:.0f} {0.3 * s:.0f} {2.97 * s:.0f} {-0.2 * s:.0f}", stroke=trim, width=s * 0.06)
        self.ellipse(x, y + 0.16 * s, 1.5 * s, 0.05 * s, INK, 0.25)
