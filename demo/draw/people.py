"""Scenes of what people in Vellmouth do together, indoors and out."""

from brush import *

SKINS = ["#e3b48f", "#c98f6b", "#8d5a3f", "#f0c9a6", "#a8714f"]


def bust(s, x, y, k, coat, skin, hair, turn=1):
    """Head and shoulders of someone who sits behind something, standing on y."""
    s.path(f"M{x - 70 * k:.0f} {y:.0f}q{2 * k:.0f} {-116 * k:.0f} {70 * k:.0f} {-120 * k:.0f}q{68 * k:.0f} {4 * k:.0f} {70 * k:.0f} {120 * k:.0f}z", fill=coat)
    s.rect(x - 15 * k, y - 140 * k, 30 * k, 34 * k, mix(skin, INK, 0.12), 8)
    s.ellipse(x, y - 172 * k, 39 * k, 46 * k, skin)
    s.path(f"M{x - 43 * k:.0f} {y - 168 * k:.0f}q{-2 * k:.0f} {-56 * k:.0f} {43 * k:.0f} {-58 * k:.0f}q{46 * k:.0f} {2 * k:.0f} {43 * k:.0f} {58 * k:.0f}q{-10 * k:.0f} {-26 * k:.0f} {-43 * k:.0f} {-28 * k:.0f}q{-34 * k:.0f} {2 * k:.0f} {-43 * k:.0f} {28 * k:.0f}z", fill=hair)
    s.circle(x + turn * 6 * k - 12 * k, y - 172 * k, 3.6 * k, INK)
    s.circle(x + turn * 6 * k + 12 * k, y - 172 * k, 3.6 * k, INK)
    s.path(f"M{x + turn * 6 * k - 9 * k:.0f} {y - 151 * k:.0f}q{9 * k:.0f} {8 * k:.0f} {18 * k:.0f} 0", stroke=mix(skin, BRICK, 0.6), width=3.4 * k)


def tannery_theatre(s):
    s.rect(0, 0, WIDTH, HEIGHT, "#2a1426")
    s.rect(180, 60, 1240, 700, s.gradient("#1f3a5c", "#e59a72", "#f6d193"))
    s.sun(800, 520, 110, "#fff2d0", GOLD)
    s.path("M180 640C400 560 640 600 800 620C1000 640 1200 560 1420 620V760H180z", fill="#3f4f63")
    s.sailboat(560, 640, 170, INK, CREAM, ROSE)
    for x in (930, 990, 1060):
        s.house(x, 650, 60, 110, "#7d4a4e", "#40273c", GOLD, 0.9)
    s.rect(120, 740, 1360, 60, "#8a5236"); s.rect(120, 790, 1360, 40, "#5f3526")
    s.glow(800, 640, 420, "#fff0c8", 0.55)
    for x, h, c, k, lean in ((640, 250, CORAL, "#8d5a3f", 8), (800, 265, TEAL, "#e3b48f", 0), (960, 245, GOLD, "#c98f6b", -8)):
        s.person(x, 770, h, c, k, lean=lean)
    s.line(560, 640, 620, 600, CORAL, 12); s.line(1040, 610, 985, 640, GOLD, 12)
    for x, d in ((120, 1), (1480, -1)):
        for i in range(6):
            cx = x + d * (i * 36 - 140)
            s.path(f"M{cx} 40q{d * 70} 360 {d * (10 - i * 6)} 730h{-d * 60}q{-d * 10} -400 0 -730z", fill=mix(BRICK, INK, 0.14 * (i % 2)))
    for i in range(9):
        s.path(f"M{80 + i * 160} 0h160q-10 130 -80 134q-70 -4 -80 -134z", fill=mix(BRICK, INK, 0.1 + 0.12 * (i % 2)))
        s.path(f"M{80 + i * 160 + 8} 112q72 46 144 0", stroke=GOLD, width=6)
    for row, (y, k) in enumerate(((880, 1.0), (980, 1.25))):
        for i in range(12):
            x = i * 148 + (70 if row else 0) - 20 + s.random.uniform(-14, 14)
            tone = mix("#150b1a", "#3a2036", 0.6 - 0.5 * row)
            s.path(f"M{x - 62 * k:.0f} {y + 80}q0 {-100 * k:.0f} {62 * k:.0f} {-104 * k:.0f}q{62 * k:.0f} {4 * k:.0f} {62 * k:.0f} {104 * k:.0f}z", fill=tone)
            s.circle(x, y - 44 * k, 34 * k, tone)
            if s.random.random() < 0.35:
                s.circle(x, y - 82 * k, 15 * k, tone)
    s.glow(800, 770, 700, "#ffd9a0", 0.12)


def bakery(s):
    s.sky("#1f3556", "#4a5a78", "#8f8590")
    s.rect(0, 120, WIDTH, 760, "#a35f48")
    for i in range(19):
        for j in range(26):
            s.rect(j * 66 + (33 if i % 2 else 0) - 33, 122 + i * 40, 62, 36, mix("#a35f48", INK, s.random.uniform(0, 0.13)), 3)
    s.rect(260, 230, 760, 520, CREAM, 10); s.rect(284, 254, 712, 472, s.gradient("#ffe9b8", "#f5b86a"), 6)
    s.glow(640, 480, 620, "#ffd68a", 0.5)
    s.polygon([(220, 190), (1060, 190), (1100, 300), (180, 300)], TEAL)
    for i in range(0, 10, 2):
        s.polygon([(220 + 84 * i, 190), (304 + 84 * i, 190), (272 + 92 * i, 300), (180 + 92 * i, 300)], CREAM)
    for i in range(10):
        s.path(f"M{180 + 92 * i} 299h92a46 34 0 0 1 -92 0z", fill=[CREAM, "#0b4a55"][i % 2])
    bust(s, 520, 640, 1.35, "#ffffff", "#8d5a3f", INK); s.path("M468 350q-16 -70 52 -72q68 2 54 72z", fill="#ffffff")
    bust(s, 830, 640, 1.25, CORAL, "#e3b48f", "#b07a3c", -1)
    s.rect(284, 560, 712, 10, "#8a5c3a"); s.rect(284, 640, 712, 90, "#9a6540")
    for i in range(15):
        s.ellipse(320 + i * 46, 628, 32, 20, s.random.choice(["#c9803f", "#b56d31", "#e0a45c"]))
        for j in range(2):
            s.line(308 + i * 46 + j * 16, 618, 316 + i * 46 + j * 16, 630, "#f4d9a6", 4)
    for i in range(6):
        s.ellipse(340 + i * 118, 546, 50, 17, s.random.choice(["#c9803f", "#b9713a"]))
    s.rect(1140, 250, 230, 520, TEAL, 8); s.rect(1172, 284, 166, 270, "#ffdf9e", 6); s.circle(1350, 560, 10, GOLD)
    s.rect(0, 770, WIDTH, 230, s.gradient("#59596b", "#333a50"))
    s.polygon([(284, 800), (996, 800), (1180, 1000), (100, 1000)], "#ffce80", 0.22)
    for x, c, h in ((120, PLUM, 210), (1060, GOLD, 220), (1180, NIGHT, 230), (1290, CORAL, 200)):
        s.person(x, 880, h, c, s.random.choice(SKINS), hat=s.random.choice([TEAL, CORAL, None]), bag=s.random.choice([SAND, None]))
    s.lamp(1490, 860, 430)
    s.snow(70)


def language_cafe(s):
    s.rect(0, 0, WIDTH, HEIGHT, s.gradient("#f3dcb2", "#e9c48c"))
    for x in (140, 620, 1100):
        s.rect(x, 90, 360, 420, CREAM, 12); s.rect(x + 18, 108, 324, 384, s.gradient("#8fc7cf", "#dcebd8"), 8)
        s.path(f"M{x + 18} 400q90 -70 170 -30t154 -10v132h-324z", fill=LEAF); s.rect(x + 174, 108, 12, 384, CREAM); s.rect(x + 18, 270, 324, 10, CREAM)
    for x in (560, 1040):
        s.line(x, 0, x, 120, INK, 4); s.path(f"M{x - 70} 180q10 -70 70 -70q60 0 70 70z", fill=CORAL); s.glow(x, 190, 200, "#fff3cf", 0.6)
    people = [(260, TEAL, "#e3b48f", "#b07a3c", 1), (500, CORAL, "#8d5a3f", INK, 1), (740, GOLD, "#c98f6b", "#5b3a29", 1), (980, PLUM, "#f0c9a6", TEAL, -1), (1210, MOSS, "#a8714f", INK, -1), (1430, NIGHT, "#e3b48f", "#6b4226", -1)]
    for x, c, skin, hair, turn in people:
        if x == 980:
            s.path("M906 620q-6 -150 74 -154q82 4 74 154l18 60q-92 44 -184 0z", fill=TEAL)
        bust(s, x, 730, 1.45, c, skin, hair, turn)
    s.path("M934 528q4 60 46 62q44 -2 46 -62l26 60q4 60 -72 62q-74 -2 -72 -62z", fill=TEAL)
    for x, y, w, c, dots in ((380, 300, 150, "#ffffff", 3), (860, 330, 130, "#ffffff", 2), (1330, 310, 150, "#ffffff", 3)):
        s.rect(x - w / 2, y, w, 84, c, 36); s.polygon([(x - 20, y + 78), (x + 24, y + 78), (x - 26, y + 116)], c)
        for i in range(dots):
            s.circle(x - 34 + 34 * i, y + 42, 11, [CORAL, TEAL, GOLD][i])
    s.rect(60, 720, 1480, 44, "#8a5236", 14); s.rect(60, 752, 1480, 248, "#6d3f2b")
    for x in (200, 430, 690, 900, 1130, 1380):
        s.path(f"M{x} 676h56v34q-4 18 -28 18q-24 0 -28 -18z", fill=s.random.choice([CREAM, TEAL, CORAL])); s.path(f"M{x + 56} 684q24 4 0 28", stroke=CREAM, width=6)
        s.path(f"M{x + 18} 664q-8 -18 4 -32M{x + 36} 664q-8 -18 4 -32", stroke="#ffffff", width=4, opacity=0.7)
    for x in (320, 800, 1260):
        s.polygon([(x, 722), (x + 50, 700), (x + 100, 722), (x + 50, 730)], CREAM); s.line(x + 50, 700, x + 50, 728, SLATE, 3)


def radio_booth(s):
    s.rect(0, 0, WIDTH, HEIGHT, s.gradient("#14263f", "#27466a"))
    for i in range(16):
        for j in range(7):
            s.rect(i * 104 - 20, j * 104 - 10, 92, 92, mix("#1d3557", INK, 0.3 * ((i + j) % 2)), 10)
    s.rect(900, 120, 560, 380, "#0d1a2e", 18); s.rect(922, 142, 516, 336, s.gradient("#2a4468", "#d98d6a", "#f7cf95"), 10)
    s.sun(1200, 380, 44, "#fff3d6", GOLD); s.rect(922, 400, 516, 78, "#3a5c78"); s.rect(1040, 300, 16, 102, CREAM); s.rect(1040, 322, 16, 16, CORAL); s.rect(1035, 290, 26, 12, INK)
    s.rect(160, 96, 200, 70, INK, 14); s.rect(172, 108, 176, 46, CORAL, 10); s.glow(260, 130, 200, CORAL, 0.5)
    bust(s, 560, 800, 2.6, CORAL, "#c98f6b", "#3a2430")
    s.path("M436 370q-6 -150 124 -152q132 2 124 152", stroke=INK, width=20)
    s.rect(410, 336, 46, 96, TEAL, 22); s.rect(664, 336, 46, 96, TEAL, 22)
    s.line(1000, 780, 860, 560, "#8a97a5", 16); s.line(860, 560, 790, 530, "#8a97a5", 16)
    s.rect(690, 440, 100, 170, "#39424f", 50); s.rect(702, 452, 76, 84, "#aab4be", 38)
    for i in range(5):
        s.line(706, 468 + 14 * i, 774, 468 + 14 * i, "#6d7883", 4)
    s.rect(686, 536, 108, 14, GOLD, 6)
    for i, r in enumerate((110, 160, 210)):
        s.path(f"M{740 + r * 0.9:.0f} {500 - r * 0.55:.0f}q{r * 0.34:.0f} {r * 0.55:.0f} 0 {r * 1.1:.0f}", stroke=GOLD, width=8, opacity=0.75 - 0.2 * i)
    s.rect(0, 780, WIDTH, 220, "#7a4a35"); s.rect(0, 780, WIDTH, 22, "#96603f")
    s.polygon([(820, 940), (900, 820), (1460, 820), (1540, 940)], "#1b2536")
    for i in range(11):
        x = 916 + i * 50
        s.line(x, 840, x - 10 + i * 2, 920, "#4a586b", 6); y = s.random.uniform(850, 905); s.rect(x - 16 + i, y, 26, 16, [CREAM, CORAL, GOLD, LAGOON][i % 4], 4)
    s.path("M180 860h90v60q-6 30 -45 30q-39 0 -45 -30z", fill=TEAL); s.path("M270 872q40 6 0 50", stroke=TEAL, width=10)
    s.polygon([(360, 900), (600, 880), (640, 950), (380, 970)], CREAM)
    for i in range(4):
        s.line(400, 914 + 12 * i, 590, 898 + 13 * i, SLATE, 3, 0.6)


def film_night(s):
    s.sky("#0f1836", "#2a2d5c", "#6d4a72", "#d98a78")
    s.stars(170, 480)
    s.row(-30, 420, 640, ["#2a2748", "#332c52"], ["#1b1936"], 130, 260, 0.4); s.row(1190, 1640, 640, ["#2a2748", "#332c52"], ["#1b1936"], 130, 260, 0.4)
    s.rect(408, 130, 784, 470, "#17142e", 8)
    s.glow(800, 360, 700, "#cfe7ee", 0.35)
    s.rect(430, 150, 740, 430, s.gradient("#9fd0d6", "#f7e7c4"))
    s.path("M430 480q180 -110 380 -60t360 -40v200H430z", fill="#4f8d8f"); s.circle(980, 270, 50, "#fff6dd")
    s.sailboat(680, 470, 210, BRICK, "#ffffff", GOLD)
    s.rect(430, 600, 20, 70, INK); s.rect(1150, 600, 20, 70, INK)
    s.rect(0, 640, WIDTH, 360, s.gradient("#3a3560", "#1a1836"))
    s.polygon([(430, 640), (1170, 640), (1500, 1000), (100, 1000)], "#cfe7ee", 0.12)
    for y, n, k in ((740, 15, 0.62), (840, 12, 0.85), (970, 9, 1.15)):
        for i in range(n):
            x = (i + 0.5) * 1600 / n + s.random.uniform(-24, 24)
            c = mix(s.random.choice([TEAL, CORAL, GOLD, PLUM, BRICK]), "#14122c", 0.55)
            s.path(f"M{x - 60 * k:.0f} {y:.0f}q0 {-104 * k:.0f} {60 * k:.0f} {-108 * k:.0f}q{60 * k:.0f} {4 * k:.0f} {60 * k:.0f} {108 * k:.0f}z", fill=c)
            s.circle(x, y - 136 * k, 33 * k, mix(s.random.choice(SKINS), "#14122c", 0.5))
            s.path(f"M{x - 37 * k:.0f} {y - 128 * k:.0f}a{37 * k:.0f} {40 * k:.0f} 0 1 1 {74 * k:.0f} 0q{-37 * k:.0f} {24 * k:.0f} {-74 * k:.0f} 0z", fill=mix(s.random.choice([INK, "#6b4226", "#b07a3c", "#9a9fa6"]), "#14122c", 0.45))
    for x1, x2 in ((0, 408), (1192, 1600)):
        s.path(f"M{x1} 200Q{(x1 + x2) / 2} 300 {x2} 170", stroke=INK, width=3)
        for i in range(9):
            t = (i + 0.5) / 9
            s.glow(x1 + (x2 - x1) * t, 200 + 92 * t * (1 - t) * 2 - 20 * t, 34, GOLD, 0.9); s.circle(x1 + (x2 - x1) * t, 200 + 92 * t * (1 - t) * 2 - 20 * t, 7, "#fff0c0")


def boatyard(s):
    s.rect(0, 0, WIDTH, HEIGHT, s.gradient("#4a3a34", "#7d5b44"))
    for i in range(17):
        s.line(i * 100, 0, i * 100, 700, INK, 5, 0.25)
    s.rect(420, 120, 760, 460, s.gradient("#b9dbe0", "#f6e7c6")); s.path("M420 450q220 -40 400 -10t360 -20v160H420z", fill=LAGOON); s.trawler(980, 470, 40, BRICK)
    for x in (420, 672, 925, 1168):
        s.rect(x - 8, 120, 18, 470, "#3a2a24")
    s.rect(400, 104, 800, 22, "#3a2a24"); s.rect(400, 574, 800, 22, "#3a2a24")
    s.polygon([(420, 120), (1180, 120), (1500, 1000), (180, 1000)], "#fff0c8", 0.12)
    s.rect(0, 800, WIDTH, 200, s.gradient("#a87c55", "#7d5638"))
    for _ in range(60):
        s.path(f"M{s.random.uniform(100, 1500):.0f} {s.random.uniform(830, 980):.0f}q10 -14 20 0t18 0", stroke="#e8c790", width=5, opacity=0.8)
    hull = "M210 420Q300 780 560 800H1080Q1330 780 1400 380Q1120 500 800 500Q460 500 210 420z"
    s.definitions.append(f'<clipPath id="hull"><path d="{hull}"/></clipPath>')
    s.path(hull, fill="#c98f57")
    s.add('<g clip-path="url(#hull)">')
    for i in range(6):
        t = i / 6
        s.path(f"M{214 + 58 * t:.0f} {430 + 300 * t:.0f}Q{800} {512 + 250 * t:.0f} {1396 - 90 * t:.0f} {392 + 330 * t:.0f}", stroke="#8f5f35", width=5)
    s.add("</g>")
    s.path("M210 420Q460 500 800 500Q1120 500 1400 380L1410 352Q1120 474 800 474Q460 474 200 396z", fill=TEAL)
    s.path("M980 796L1080 800Q1330 780 1400 380Q1260 700 980 796z", fill=INK, opacity=0.14)
    for x in (420, 640, 960, 1190):
        s.polygon([(x - 20, 960), (x + 60, 760), (x + 84, 760), (x + 10, 960)], "#5a3d2b"); s.polygon([(x + 140, 960), (x + 64, 760), (x + 84, 760), (x + 164, 960)], "#4a3123")
    s.person(330, 950, 300, CORAL, "#c98f6b", "#8a8f96", legs=NIGHT); s.line(390, 770, 470, 720, "#c98f6b", 20); s.rect(452, 690, 70, 26, "#5a6f80", 6)
    s.person(1380, 960, 290, GOLD, "#8d5a3f", hat=TEAL, legs=PLUM); s.rect(1420, 820, 60, 60, SLATE, 6)
    s.line(820, 0, 820, 100, INK, 5); s.path("M770 150q6 -56 50 -56q44 0 50 56z", fill=TEAL); s.glow(820, 160, 260, "#fff0c8", 0.6)


def seafront_bikes(s):
    s.sky("#7ec3cf", "#cfe9df", "#fdf3d9")
    s.sun(300, 190, 58, "#fffbe8", "#ffe59a")
    s.clouds(190, "#ffffff", 5, 0.85)
    s.hills(490, 40, "#9bc1bd", 2)
    s.sea(500, "#7fc4c1", "#3a8f92", "#f4fff6", 300, 110, base=720)
    for x, y, h in ((540, 600, 120), (1180, 570, 90), (1370, 640, 150)):
        s.sailboat(x, y, h, NIGHT, CREAM, CORAL)
    s.rect(0, 690, WIDTH, 310, s.gradient("#efd9ac", "#d6b883"))
    s.rect(0, 640, WIDTH, 9, TEAL); s.rect(0, 668, WIDTH, 6, TEAL)
    for x in range(0, 1620, 66):
        s.rect(x, 636, 8, 60, TEAL)
    s.rect(0, 800, WIDTH, 150, CORAL); s.rect(0, 800, WIDTH, 6, CREAM); s.rect(0, 944, WIDTH, 6, CREAM)
    for x in range(40, 1600, 160):
        s.rect(x, 872, 80, 6, CREAM)

    def bike(x, y, k, frame, coat, skin, hair):
        s.ellipse(x, y + 2, 130 * k, 8 * k, "#8f3f2c", 0.5)
        for dx in (-72, 72):
            s.add(f'<circle cx="{x + dx * k:.0f}" cy="{y - 50 * k:.0f}" r="{48 * k:.0f}" fill="none" stroke="{INK}" stroke-width="{7 * k:.0f}"/>')
            s.circle(x + dx * k, y - 50 * k, 6 * k, INK)
        s.path(f"M{x - 72 * k:.0f} {y - 50 * k:.0f}L{x - 30 * k:.0f} {y - 118 * k:.0f}H{x + 52 * k:.0f}L{x:.0f} {y - 50 * k:.0f}zL{x - 30 * k:.0f} {y - 118 * k:.0f}M{x + 72 * k:.0f} {y - 50 * k:.0f}L{x + 46 * k:.0f} {y - 146 * k:.0f}L{x + 22 * k:.0f} {y - 152 * k:.0f}", stroke=frame, width=9 * k)
        s.path(f"M{x - 30 * k:.0f} {y - 134 * k:.0f}L{x + 16 * k:.0f} {y - 92 * k:.0f}L{x - 4 * k:.0f} {y - 38 * k:.0f}", stroke=NIGHT, width=24 * k)
        s.path(f"M{x - 54 * k:.0f} {y - 130 * k:.0f}q{-2 * k:.0f} {-106 * k:.0f} {46 * k:.0f} {-116 * k:.0f}q{46 * k:.0f} {10 * k:.0f} {26 * k:.0f} {64 * k:.0f}l{-20 * k:.0f} {58 * k:.0f}z", fill=coat)
        s.path(f"M{x + 2 * k:.0f} {y - 218 * k:.0f}L{x + 24 * k:.0f} {y - 158 * k:.0f}", stroke=mix(coat, INK, 0.12), width=20 * k)
        s.circle(x + 8 * k, y - 272 * k, 29 * k, skin); s.path(f"M{x - 24 * k:.0f} {y - 270 * k:.0f}a{32 * k:.0f} {34 * k:.0f} 0 0 1 {64 * k:.0f} {-8 * k:.0f}q{-30 * k:.0f} {-6 * k:.0f} {-64 * k:.0f} {8 * k:.0f}z", fill=hair)
        s.rect(x - 104 * k, y - 132 * k, 54 * k, 40 * k, SAND, 6)

    bike(330, 880, 1.0, TEAL, GOLD, "#8d5a3f", INK); bike(760, 930, 1.15, CREAM, PLUM, "#e3b48f", TEAL); bike(1230, 890, 1.0, NIGHT, MOSS, "#c98f6b", "#5b3a29")
    s.person(1010, 780, 190, CORAL, hat=CREAM); s.person(1070, 784, 180, TEAL, "#8d5a3f"); s.person(130, 780, 185, BRICK, bag=TEAL)
    s.birds(900, 240, SLATE, 8)


def kites(s):
    s.sky("#59aecb", "#a8d9dc", "#f8f0d2")
    s.clouds(220, "#ffffff", 6, 0.85, 1.2)
    s.sea(600, "#6cbfc0", "#2d8a93", "#f4fff6", 900, 80, base=760)
    s.path("M-20 700Q500 640 900 690T1640 660V1000H-20z", fill="#ecd3a0"); s.path("M-20 840Q500 780 1000 830T1640 800V1000H-20z", fill="#dcbd84")
    spots = [(240, 860, 180, 230), (520, 800, 500, 130), (820, 850, 760, 330), (1060, 790, 1080, 150), (1300, 850, 1370, 290), (1480, 800, 1500, 110), (680, 920, 330, 430)]
    colors = [CORAL, GOLD, PLUM, CREAM, TEAL, BRICK, LEAF]
    for i, (x, y, kx, ky) in enumerate(spots):
        c, d = colors[i], colors[(i + 3) % 7]
        s.path(f"M{x + 20} {y - 110}Q{(x + kx) / 2 + 40} {(y + ky) / 2 + 90} {kx} {ky}", stroke=INK, width=2.5, opacity=0.6)
        s.add(f'<g transform="rotate({s.random.uniform(-28, 28):.0f} {kx} {ky})">')
        k = s.random.uniform(0.85, 1.25)
        s.polygon([(kx, ky - 96 * k), (kx + 58 * k, ky - 10 * k), (kx, ky + 80 * k), (kx - 58 * k, ky - 10 * k)], c)
        s.polygon([(kx, ky - 96 * k), (kx + 58 * k, ky - 10 * k), (kx, ky - 10 * k)], d); s.polygon([(kx, ky + 80 * k), (kx - 58 * k, ky - 10 * k), (kx, ky - 10 * k)], d)
        s.path(f"M{kx} {ky + 80 * k:.0f}q30 40 0 80t0 80", stroke=INK, width=2.5)
        for j in range(3):
            s.polygon([(kx - 16, ky + 100 * k + 40 * j), (kx + 16, ky + 116 * k + 40 * j), (kx + 16, ky + 100 * k + 40 * j), (kx - 16, ky + 116 * k + 40 * j)], d)
        s.add("</g>")
        s.person(x, y, s.random.uniform(125, 170), c if c != CREAM else NIGHT, s.random.choice(SKINS), lean=4)
        s.line(x + 6, y - 96, x + 22, y - 112, c if c != CREAM else NIGHT, 9)
    s.path("M900 930q6 -40 40 -36q50 -6 60 4l20 -22q14 8 6 24q2 20 -22 22l-4 34h-10l-4 -28h-44l-6 28h-12z", fill="#8a5c3a")


def bandstand(s):
    s.sky("#f0a583", "#f7cf9c", "#fbecc9")
    s.sun(1330, 330, 70, "#fff6dd", "#ffd98a")
    s.hills(520, 70, "#c9a37f", 3)
    for x in range(-20, 1640, 110):
        s.tree(x + s.random.uniform(-20, 20), 640, s.random.uniform(200, 320), s.random.choice([MOSS, "#6d8f55", "#8f9a52"]))
    s.rect(0, 630, WIDTH, 370, s.gradient("#8fab62", "#5f8a4c"))
    s.ellipse(800, 720, 440, 60, "#5a4a52"); s.rect(380, 650, 840, 72, "#e9d3aa"); s.ellipse(800, 650, 420, 52, "#f6e6c4")
    for x in (400, 560, 1020, 1180):
        s.rect(x, 330, 20, 320, CREAM); s.rect(x - 6, 636, 32, 16, TEAL); s.rect(x - 6, 326, 32, 14, TEAL)
    for i in range(7):
        s.person(490 + i * 104, 676, 175, [TEAL, NIGHT][i % 2], SKINS[i % 5], hat=BRICK)
    for x, y in ((515, 560), (722, 560), (930, 556)):
        s.path(f"M{x} {y}h60l26 -20v64l-26 -20h-60z", fill=GOLD)
    s.circle(1120, 600, 52, CREAM); s.add(f'<circle cx="1120" cy="600" r="52" fill="none" stroke="{CORAL}" stroke-width="12"/>')
    s.path("M640 580q-10 60 30 60q44 0 30 -60", stroke=GOLD, width=12)
    s.rect(370, 650, 860, 10, TEAL)
    for x in range(384, 1230, 42):
        s.rect(x, 652, 5, 58, TEAL)
    s.path("M330 334Q560 270 700 190H900Q1040 270 1270 334z", fill=TEAL); s.path("M800 190h100Q1040 270 1270 334H800z", fill="#0b4a55")
    s.path("M330 334h940l-20 26H350z", fill=CREAM); s.path("M716 190q84 -76 168 0z", fill=CORAL); s.line(800, 150, 800, 96, INK, 5); s.polygon([(800, 98), (864, 114), (800, 130)], GOLD)
    for i in range(15):
        s.circle(360 + i * 63, 366, 9, "#fff0b8")
    for x in (170, 250, 1370, 1450):
        s.path(f"M{x} {470}v-60q30 12 34 -6M{x} 470", stroke=INK, width=6); s.ellipse(x - 10, 472, 14, 10, INK, turn=-20)
    s.crowd(-10, 1610, 880, 15, 175, jitter=24); s.crowd(-40, 1640, 990, 9, 230, jitter=8)


def community_garden(s):
    s.sky("#a5d2d0", "#e5efd7", "#fdf2d3")
    s.clouds(150, "#ffffff", 4, 0.85)
    s.row(-30, 1640, 520, ["#d98d6a", "#e4b483", "#9fb3a6", "#ecd2a4"], [NIGHT, PLUM, "#6b3a34"], 170, 280, 0.1, CREAM)
    s.rect(0, 510, WIDTH, 60, "#a86a4e"); s.rect(0, 500, WIDTH, 16, "#c98462")
    s.rect(0, 568, WIDTH, 432, s.gradient("#b9a06a", "#8f7548"))
    s.polygon([(1130, 560), (1130, 400), (1270, 320), (1410, 400), (1410, 560)], "#cfe8e4", 0.85)
    for x in (1130, 1200, 1270, 1340, 1410):
        s.line(x, 560, x, 400 - (80 - abs(x - 1270) * 0.57), CREAM, 6)
    s.line(1130, 400, 1270, 320, CREAM, 8); s.line(1270, 320, 1410, 400, CREAM, 8); s.line(1130, 480, 1410, 480, CREAM, 5)
    for row, (y, k) in enumerate(((640, 0.8), (760, 1.05), (920, 1.4))):
        for b in range(3):
            x0, w = b * 540 - 40 + row * 30, 440
            s.rect(x0, y - 16 * k, w, 60 * k, "#7d5638", 6); s.rect(x0, y - 16 * k, w, 14 * k, "#5a3d28", 6)
            kind = (row + b) % 4
            for i in range(int(w / (34 * k))):
                x = x0 + 20 * k + i * 34 * k
                if kind == 0:
                    s.circle(x, y - 24 * k, 19 * k, s.random.choice([LEAF, MOSS, "#6c9a55"])); s.circle(x, y - 26 * k, 9 * k, "#cfe0a0")
                elif kind == 1:
                    s.line(x, y - 10 * k, x, y - 84 * k, MOSS, 5 * k); s.circle(x, y - 90 * k, 16 * k, s.random.choice([GOLD, CORAL])); s.circle(x, y - 90 * k, 6 * k, "#5a3d28")
                elif kind == 2:
                    s.path(f"M{x:.0f} {y - 8 * k:.0f}q{-22 * k:.0f} {-40 * k:.0f} {-6 * k:.0f} {-58 * k:.0f}M{x:.0f} {y - 8 * k:.0f}q{22 * k:.0f} {-40 * k:.0f} {6 * k:.0f} {-62 * k:.0f}M{x:.0f} {y - 8 * k:.0f}v{-54 * k:.0f}", stroke=MOSS, width=6 * k)
                else:
                    s.line(x, y - 8 * k, x, y - 96 * k, "#8a5c3a", 4 * k)
                    for j in range(4):
                        s.circle(x + s.random.uniform(-9, 9) * k, y - (26 + 20 * j) * k, 12 * k, MOSS)
                        s.circle(x + s.random.uniform(-10, 10) * k, y - (24 + 20 * j) * k, 7 * k, "#d1462f")
        if row < 2:
            for x, c in ((430 + 120 * row, [CORAL, TEAL][row]), (1010 + 60 * row, [GOLD, PLUM][row])):
                s.person(x, y + 70, 190 * k, c, s.random.choice(SKINS), hat=SAND)
    s.path("M1180 960h90v-70h-90zM1270 900l60 -40l10 14l-60 50z", fill=TEAL); s.path("M1186 892q40 -60 80 0", stroke=TEAL, width=9)


SCENES = {
    "tannery-theatre": tannery_theatre, "bakery": bakery, "language-cafe": language_cafe, "radio-booth": radio_booth,
    "film-night": film_night, "boatyard": boatyard, "seafront-bikes": seafront_bikes, "kites": kites,
    "bandstand": bandstand, "community-garden": community_garden,
}
