"""Scenes of the streets, squares and roofs of Vellmouth and the valley behind it."""

from brush import *

WARM = ["#d98d6a", "#e4b483", "#c56f58", "#9fb3a6", "#ecd2a4"]
ROOFS = [NIGHT, PLUM, "#6b3a34"]


def northquay_tram(s):
    s.sky("#28466a", "#8a6f86", "#f0a57c", "#f9d39a")
    s.sun(340, 470, 60, "#fff0cc", GOLD)
    s.clouds(200, "#d99a8b", 5, 0.5)
    s.hills(520, 60, "#6d6484", 2)
    s.sea(545, "#d99a84", "#4b5573", "#ffe7be", 340, 70, base=640)
    s.row(900, 1640, 640, ["#7c5668", "#8f6170", "#5f4a66"], [INK, "#33223a"], 200, 340, 0.6)
    s.rect(0, 640, WIDTH, 360, s.gradient("#5b5a6e", "#2c3048"))
    s.rect(0, 636, WIDTH, 14, "#8d869a")
    for y in (830, 846, 900, 916):
        s.line(0, y, WIDTH, y, "#b7a9b0", 4, 0.6)
    s.line(0, 300, WIDTH, 270, INK, 3)
    for x in (120, 760, 1480):
        s.rect(x, 230, 14, 430, INK)
        s.line(x, 290, x + 150, 284, INK, 6)
        s.path(f"M{x} 250Q{x + 80} 250 {x + 140} 284", stroke=INK, width=4)
    s.ellipse(800, 880, 640, 24, INK, 0.4)
    s.line(690, 460, 640, 350, INK, 6); s.line(640, 350, 700, 286, INK, 6); s.line(670, 284, 740, 283, INK, 8)
    for x, w in ((190, 600), (802, 600)):
        s.rect(x, 480, w, 370, GOLD, 46)
        s.rect(x, 690, w, 60, CREAM)
        s.rect(x, 740, w, 110, CORAL, 30)
        s.rect(x + 16, 464, w - 32, 30, "#c98a25", 12)
    s.rect(782, 500, 28, 320, "#33364c")
    for x in (228, 366, 642, 840, 980, 1118):
        s.rect(x, 530, 118, 140, "#ffe9b4", 14)
        s.rect(x, 530, 118, 140, s.gradient("#fff4d0", "#f2b877"), 14, 0.7)
    for x in (504, 1256):
        s.rect(x, 530, 118, 290, "#3a4a63", 14)
        s.rect(x + 12, 544, 42, 240, "#ffe2a5", 8); s.rect(x + 64, 544, 42, 240, "#ffe2a5", 8)
    for x, c, h in ((270, TEAL, "#5b3a29"), (410, BRICK, INK), (700, PLUM, "#8a8f96"), (890, NIGHT, INK), (1030, MOSS, "#b07a3c"), (1170, CORAL, INK)):
        s.path(f"M{x - 36} 670q4 -60 40 -62q36 2 40 62z", fill=c)
        s.circle(x + 4, 588, 22, s.random.choice(["#e3b48f", "#8d5a3f", "#c98f6b"]))
        s.path(f"M{x - 20} 584a24 24 0 0 1 48 0q-20 -10 -48 0z", fill=h)
    for x in (300, 420, 560, 680, 930, 1050, 1180, 1300):
        s.circle(x, 852, 26, INK); s.circle(x, 852, 11, SLATE)
    s.circle(1376, 790, 16, "#fff6d8"); s.glow(1376, 790, 110, "#fff0c0", 0.9)
    s.lamp(60, 780, 330); s.lamp(1540, 800, 360)


def copper_square_market(s):
    s.sky("#f7cfa4", "#f9e4c0", "#fbf1dc")
    s.clouds(140, "#fff7e8", 4, 0.8)
    s.row(-40, 1640, 640, WARM, ROOFS, 270, 430, 0.12, CREAM, 120, 180)
    s.rect(0, 636, WIDTH, 364, s.gradient("#d9b98e", "#b98d66"))
    for i in range(70):
        s.ellipse(s.random.uniform(0, 1600), s.random.uniform(660, 1000), s.random.uniform(20, 60), 5, "#a87c58", 0.3)
    s.bunting(0, 320, 820, 300, 46, [CORAL, TEAL, CREAM, GOLD], 18)
    s.bunting(780, 300, 1600, 330, 46, [CORAL, TEAL, CREAM, GOLD], 18)
    s.crowd(40, 1560, 720, 17, 150)
    goods = {CORAL: ["#d1462f", "#e9a13b", "#8bb07b"], TEAL: ["#b9c7cf", "#8fa3ad", "#dfe7e8"], GOLD: ["#c58a4b", "#e2b777", "#a5683a"], PLUM: ["#6f9a58", "#b76e9b", "#f2d16b"]}
    for x, y, w, color in ((60, 850, 330, CORAL), (450, 850, 330, TEAL), (840, 850, 330, GOLD), (1230, 850, 330, PLUM)):
        s.rect(x + 8, y - 250, 10, 250, "#6d4a36"); s.rect(x + w - 18, y - 250, 10, 250, "#6d4a36")
        s.person(x + w * 0.5, y - 10, 200, s.random.choice([CREAM, MOSS, BRICK, NIGHT]), s.random.choice(["#e3b48f", "#8d5a3f"]), hat=s.random.choice([None, TEAL]))
        s.rect(x, y - 90, w, 90, "#8a5c40", 4)
        for i in range(6):
            s.rect(x + 4, y - 80 + i * 15, w - 8, 3, "#6d4630", opacity=0.5)
        for i in range(22):
            s.circle(x + 16 + i * (w - 32) / 21, y - 92 - s.random.uniform(0, 16), 14, s.random.choice(goods[color]))
        stripes = 8
        for i in range(stripes):
            sx, sw, fill = x - 20 + i * (w + 40) / stripes, (w + 40) / stripes, color if i % 2 == 0 else CREAM
            s.polygon([(sx + 14 * (1 - 2 * i / stripes), y - 320), (sx + sw + 14 * (1 - 2 * (i + 1) / stripes), y - 320), (sx + sw, y - 236), (sx, y - 236)], fill)
            s.path(f"M{sx:.0f} {y - 237}h{sw:.0f}a{sw / 2:.0f} 24 0 0 1 {-sw:.0f} 0z", fill=mix(fill, INK, 0.1))
    s.crowd(-20, 1620, 985, 9, 215, jitter=8)


def council_hall(s):
    s.sky("#7fb4c4", "#c9e2dc", "#fbf0d6")
    s.clouds(190, "#ffffff", 5, 0.85, 1.2)
    s.row(-60, 430, 760, WARM, ROOFS, 180, 290, 0.15)
    s.row(1180, 1660, 760, WARM, ROOFS, 180, 290, 0.15)
    stone, shade = "#f0dfbd", "#d9c298"
    s.rect(360, 440, 880, 330, stone); s.rect(360, 428, 880, 22, shade)
    s.polygon([(580, 430), (800, 316), (1020, 430)], stone); s.polygon([(612, 420), (800, 330), (988, 420)], shade)
    s.circle(800, 386, 28, TEAL)
    s.rect(744, 190, 112, 150, stone); s.rect(818, 190, 38, 150, shade)
    s.path("M730 194Q736 104 800 84Q864 104 870 194z", fill="#4f9a8c")
    s.path("M800 84Q864 104 870 194H822Q836 130 800 84z", fill="#3b7d74")
    s.line(800, 84, 800, 24, INK, 5); s.polygon([(800, 28), (872, 44), (800, 62)], CORAL)
    s.circle(800, 258, 40, CREAM); s.circle(800, 258, 34, "#ffffff")
    s.line(800, 258, 800, 232, INK, 5); s.line(800, 258, 818, 268, INK, 5)
    for x in (392, 470, 548, 1012, 1090, 1168):
        for y in (482, 620):
            s.path(f"M{x} {y + 100}v-70q22 -36 44 0v70z", fill="#2f5a70")
            s.rect(x + 20, y + 8, 4, 92, stone)
    for x in (604, 686, 768, 850, 932):
        s.rect(x + 8, 450, 34, 320, shade, 6); s.rect(x + 8, 450, 20, 320, "#fbf0d6", 6)
        s.rect(x, 440, 50, 18, shade, 4); s.rect(x, 752, 50, 18, shade, 4)
    s.path("M742 770V600q58 -60 116 0v170z", fill=PLUM); s.rect(798, 580, 4, 190, INK)
    for i in range(4):
        s.rect(540 - 40 * i, 770 + 18 * i, 520 + 80 * i, 18, mix("#e6d2a8", INK, 0.06 * i))
    s.rect(0, 842, WIDTH, 158, s.gradient("#cdb188", "#b08f68"))
    for x in (180, 1420):
        s.tree(x, 880, 330, MOSS)
    s.lamp(400, 880, 250, on=False); s.lamp(1200, 880, 250, on=False)
    for x, c in ((620, CORAL), (930, TEAL), (1010, GOLD), (300, PLUM)):
        s.person(x, 930, 170, c, s.random.choice(["#e3b48f", "#8d5a3f"]), bag=BRICK if c == TEAL else None)
    for x in (700, 740, 790, 1080, 1110):
        s.path(f"M{x} 950q10 -20 26 -12q8 4 14 0q-2 18 -22 18h-10z", fill=SLATE)
    s.birds(1120, 160, SLATE, 5, 160)


def millrace_library(s):
    s.sky("#0f1b33", "#1c2f50", "#3b4a6b")
    s.stars(130, 380)
    s.circle(1330, 150, 46, "#f6ecd0"); s.circle(1310, 138, 42, "#14233f")
    s.row(-40, 260, 800, ["#243350", "#2b3a58"], ["#16223b"], 230, 330, 0.25); s.row(1350, 1640, 800, ["#243350", "#2b3a58"], ["#16223b"], 230, 330, 0.25)
    s.rect(230, 260, 1140, 545, "#7a4a40"); s.rect(200, 236, 1200, 34, "#5a342f")
    s.polygon([(640, 238), (800, 150), (960, 238)], "#5a342f"); s.circle(800, 206, 18, GOLD)
    s.glow(800, 640, 760, "#ffce7a", 0.5)
    books = [CORAL, TEAL, PLUM, MOSS, "#c98f5a", NIGHT, "#e0c389", BRICK]
    for x in (280, 550, 870, 1140):
        s.path(f"M{x} 740V400q90 -110 180 0v340z", fill="#ffe0a0")
        s.path(f"M{x} 740V400q90 -110 180 0v340z", fill=s.gradient("#fff1cc", "#f4b763"), opacity=0.85)
        for y in (430, 500, 570):
            bx = x + 10
            while bx < x + 160:
                w, h = s.random.uniform(7, 15), s.random.uniform(36, 52)
                if s.random.random() < 0.9:
                    s.rect(bx, y + 56 - h, w, h, s.random.choice(books), 1)
                bx += w + 1.5
            s.rect(x + 4, y + 56, 172, 6, "#8a5a3c")
        s.rect(x + 20, 700, 140, 10, "#8a5a3c")
        s.path(f"M{x + 52} 740q0 -84 40 -88q42 4 40 88z", fill=s.random.choice([TEAL, CORAL, PLUM, NIGHT]))
        s.circle(x + 92, 634, 24, s.random.choice(["#e3b48f", "#8d5a3f", "#c98f6b"]))
        s.path(f"M{x + 66} 632a26 27 0 0 1 52 0q-22 -12 -52 0z", fill=s.random.choice([INK, "#8a8f96", "#6b4226"]))
        s.rect(x + 62, 686, 60, 14, CREAM, 3)
        s.rect(x + 86, 350, 8, 390, "#5a342f"); s.rect(x, 490, 180, 6, "#5a342f", opacity=0.7)
    s.path("M748 805V560q52 -60 104 0v245z", fill="#33201f"); s.rect(762, 600, 36, 190, "#ffd68c", 6); s.rect(804, 600, 36, 190, "#ffd68c", 6)
    s.rect(0, 803, WIDTH, 197, s.gradient("#2c3350", "#171f36"))
    for x in (370, 640, 960, 1230):
        s.polygon([(x - 80, 805), (x + 80, 805), (x + 170, 1000), (x - 170, 1000)], "#ffcf80", 0.12)
    s.rect(680, 803, 240, 16, "#4b4a60"); s.rect(650, 819, 300, 16, "#3c3c54")
    s.lamp(150, 880, 330); s.lamp(1460, 880, 330)
    s.person(520, 900, 180, CORAL, hat=TEAL, bag=SAND)
    s.path("M1060 860q-4 -46 22 -50l4 -22l14 14h10l14 -14l4 26q18 20 12 46q30 4 40 -20q10 40 -40 40h-70z", fill="#8a8f9c")


def night_seafront(s):
    s.sky("#0d1830", "#1b2f52", "#43517a")
    s.stars(150, 420)
    s.circle(1250, 190, 60, "#f9efd3"); s.glow(1250, 190, 260, "#f9efd3", 0.35)
    s.hills(500, 50, "#24385a", 2)
    for _ in range(40):
        s.circle(s.random.uniform(0, 700), s.random.uniform(492, 514), 3, GOLD, 0.9)
    s.sea(520, "#35507a", "#0e1c36", "#f9efd3", 1250, 120, base=720)
    s.rect(0, 700, WIDTH, 300, s.gradient("#2a3350", "#131b30"))
    s.rect(0, 640, WIDTH, 8, INK); s.rect(0, 670, WIDTH, 5, INK)
    for x in range(0, 1620, 40):
        s.rect(x, 640, 5, 66, INK)
    for i, x in enumerate((90, 380, 670, 960, 1250, 1540)):
        s.lamp(x, 760, 330, strength=0.26)
        s.rect(x - 8, 780, 16, 210, s.gradient("#ffd98a", "#2a3350"), 8, 0.45)
        s.ellipse(x, 765, 110, 18, "#ffd98a", 0.3)
    s.person(520, 880, 210, CORAL, hat=GOLD); s.person(590, 884, 200, TEAL, "#8d5a3f")
    s.rect(478, 890, 150, 80, CORAL, 20, 0.12)
    s.path("M1080 880h170l-16 -50h-138z", fill=BRICK); s.rect(1094, 880, 142, 60, "#6d3a2e", 6)
    s.circle(1116, 950, 26, INK); s.circle(1214, 950, 26, INK); s.glow(1165, 830, 90, "#ff9a4a", 0.8)
    s.line(1100, 830, 1100, 720, INK, 5); s.line(1230, 830, 1230, 720, INK, 5); s.path("M1070 726q95 -66 190 0z", fill=GOLD)
    s.person(1330, 930, 210, PLUM, hat=CREAM)


def ropewalk_ground(s):
    s.sky("#17324f", "#3e6a80", "#b7c9b0")
    s.polygon([(0, 330), (1600, 330), (1600, 560), (0, 560)], "#20364d")
    s.polygon([(-20, 250), (1620, 250), (1620, 320), (-20, 340)], TEAL); s.rect(0, 316, WIDTH, 16, "#0a4552")
    for row in range(5):
        for i in range(64):
            x, y = i * 25.4 + (row % 2) * 12 + s.random.uniform(-3, 3), 366 + row * 40
            s.path(f"M{x - 12:.0f} {y + 34}q0 -26 12 -26q12 0 12 26z", fill=s.random.choice([TEAL, TEAL, CREAM, GOLD, CORAL, SLATE]))
            s.circle(x, y, 9, s.random.choice(["#e3b48f", "#8d5a3f", "#c98f6b", "#f0c9a6"]))
    s.rect(0, 556, WIDTH, 44, CREAM)
    for i, c in enumerate([TEAL, GOLD, CORAL, NIGHT] * 2):
        s.rect(i * 200 + 10, 562, 180, 32, c, 4)
    s.rect(0, 600, WIDTH, 400, "#4f8a52")
    for i in range(0, 9, 2):
        s.polygon([(i * 200 - 100, 600), (i * 200 + 90, 600), (i * 260 - 200, 1000), (i * 260 - 470, 1000)], "#5c9a5c")
    s.line(0, 632, WIDTH, 632, CREAM, 5); s.path("M980 632L820 1000", stroke=CREAM, width=6)
    s.ellipse(900, 800, 320, 90, "none"); s.add(f'<ellipse cx="900" cy="800" rx="330" ry="92" fill="none" stroke="{CREAM}" stroke-width="6"/>')
    for x in (150, 1450):
        s.line(x, 420, x, 90, INK, 14); s.rect(x - 90, 50, 180, 76, INK, 8)
        for i in range(5):
            for j in range(2):
                s.circle(x - 70 + 35 * i, 70 + 34 * j, 13, "#fffbe6")
        s.glow(x, 88, 330, "#fffbe6", 0.65)

    def player(x, y, k, shirt, shorts, skin, lean):
        s.ellipse(x, y, 70 * k, 10 * k, "#2b5a35", 0.6)
        s.path(f"M{x:.0f} {y - 90 * k:.0f}l{-46 * k + lean:.0f} {50 * k:.0f}l{-22 * k:.0f} {40 * k:.0f}", stroke=skin, width=20 * k)
        s.path(f"M{x:.0f} {y - 90 * k:.0f}l{52 * k:.0f} {34 * k:.0f}l{40 * k:.0f} {30 * k:.0f}", stroke=skin, width=20 * k)
        s.path(f"M{x - 34 * k:.0f} {y - 80 * k:.0f}l{10 * k:.0f} {-44 * k:.0f}h{52 * k:.0f}l{22 * k:.0f} {44 * k:.0f}z", fill=shorts)
        s.path(f"M{x - 26 * k:.0f} {y - 108 * k:.0f}l{2 * k:.0f} {-92 * k:.0f}q{34 * k:.0f} {-16 * k:.0f} {62 * k:.0f} 0l{-4 * k:.0f} {92 * k:.0f}z", fill=shirt)
        s.path(f"M{x - 20 * k:.0f} {y - 188 * k:.0f}l{-50 * k:.0f} {44 * k:.0f}", stroke=shirt, width=22 * k)
        s.path(f"M{x + 34 * k:.0f} {y - 188 * k:.0f}l{52 * k:.0f} {34 * k:.0f}", stroke=shirt, width=22 * k)
        s.circle(x + 10 * k, y - 228 * k, 25 * k, skin)
        s.path(f"M{x - 17 * k:.0f} {y - 230 * k:.0f}a{27 * k:.0f} {28 * k:.0f} 0 0 1 {54 * k:.0f} 0q{-24 * k:.0f} {-12 * k:.0f} {-54 * k:.0f} 0z", fill=INK)

    player(520, 790, 0.9, TEAL, CREAM, "#c98f6b", 4); player(1180, 800, 0.95, CORAL, NIGHT, "#e3b48f", -4)
    player(780, 930, 1.35, TEAL, CREAM, "#8d5a3f", 0); player(1060, 945, 1.3, CORAL, NIGHT, "#e3b48f", 8)
    s.circle(935, 925, 27, "#ffffff"); s.path("M925 915l12 -6l12 8l-4 14h-14z", fill=INK); s.ellipse(935, 955, 30, 6, "#2b5a35", 0.6)


def orchard(s):
    s.sky("#9bcbd2", "#dcebd8", "#fdf0cf")
    s.sun(1260, 210, 62, "#fff9e2", "#ffe59a")
    s.clouds(180, "#ffffff", 5, 0.85)
    s.hills(470, 110, "#a9c2a6", 3); s.hills(540, 80, "#7fa77c", 3); s.hills(610, 50, LEAF, 2)
    for x in (200, 250, 1330, 1390, 1460):
        s.poplar(x, 600, 170, MOSS)
    s.house(1060, 610, 150, 90, CREAM, BRICK, GOLD, 0.3, False)
    s.rect(0, 640, WIDTH, 360, s.gradient("#a9c178", "#6f9a55"))
    for i in range(5):
        s.polygon([(760 + 20 * i - 40, 640), (800 + 20 * i - 40, 640), (400 + 300 * i - 200, 1000), (150 + 300 * i - 200, 1000)], "#8bb068", 0.6)
    rows = [(690, 130, 9), (780, 200, 6), (930, 330, 4)]
    for y, h, n in rows:
        for i in range(n):
            x = (i + 0.5) * 1600 / n + s.random.uniform(-20, 20)
            s.ellipse(x, y, h * 0.4, h * 0.06, "#4f7a3f", 0.5)
            s.tree(x, y, h, s.random.choice([MOSS, "#5f8f52", "#6c9a55"]), "#6b4a33")
            for _ in range(18):
                s.circle(x + s.random.gauss(0, 0.16) * h, y - h * s.random.uniform(0.45, 0.9), h * 0.026, s.random.choice([CORAL, "#d1462f", GOLD]))
    s.line(560, 940, 620, 660, "#8a5c3a", 9); s.line(610, 946, 650, 660, "#8a5c3a", 9)
    for i in range(7):
        s.line(568 + 8 * i, 910 - 38 * i, 616 + 5 * i, 914 - 38 * i, "#8a5c3a", 7)
    s.person(610, 830, 200, CORAL, "#8d5a3f", hat=SAND)
    s.person(980, 950, 210, TEAL, hat=GOLD)
    for x in (1040, 1120, 700):
        s.rect(x, 920, 84, 50, "#b98250", 4); s.rect(x, 936, 84, 4, "#8a5c3a")
        for i in range(7):
            s.circle(x + 10 + 11 * i, 918 - s.random.uniform(0, 8), 11, s.random.choice([CORAL, "#d1462f", GOLD]))


def saltgate_school(s):
    s.sky("#f3b48a", "#f8d9ae", "#fbf0d8")
    s.clouds(170, "#fff3e0", 4, 0.8)
    s.hills(560, 80, "#c9a58c", 2)
    s.rect(260, 400, 1080, 390, BRICK); s.rect(240, 380, 1120, 30, "#7d2f22")
    s.polygon([(620, 382), (800, 240), (980, 382)], BRICK); s.polygon([(596, 392), (800, 226), (1004, 392), (980, 392), (800, 248), (620, 392)], "#7d2f22")
    s.rect(764, 130, 72, 120, CREAM); s.polygon([(750, 134), (800, 70), (850, 134)], TEAL); s.path("M784 210q16 -50 32 0z", fill=GOLD)
    s.circle(800, 330, 34, CREAM); s.line(800, 330, 800, 308, INK, 5); s.line(800, 330, 816, 336, INK, 5)
    for x in (300, 430, 560, 950, 1080, 1210):
        for y in (440, 610):
            s.rect(x, y, 96, 120, CREAM, 4); s.rect(x + 6, y + 6, 84, 108, "#7fb0b4", 3); s.rect(x + 46, y, 5, 120, CREAM); s.rect(x, y + 50, 96, 5, CREAM)
            if s.random.random() < 0.5:
                s.circle(x + 30, y + 84, 14, s.random.choice([GOLD, CORAL, LEAF])); s.rect(x + 58, y + 70, 20, 30, s.random.choice([GOLD, ROSE, LEAF]))
    s.path("M720 790V610q80 -90 160 0v180z", fill=TEAL); s.rect(797, 580, 6, 210, "#0a4552")
    s.rect(0, 788, WIDTH, 212, s.gradient("#d8b78c", "#bf9468"))
    for i in range(6):
        s.rect(560 + (i % 2) * 60, 960 - i * 26, 56, 24, "#ffffff", 2, 0.35)
    for x in (120, 1480):
        s.tree(x, 830, 380, s.random.choice(["#c9793e", "#d9973f"]))
    colors = [GOLD, CORAL, TEAL, PLUM, MOSS, NIGHT]
    for i in range(12):
        s.person(220 + i * 108 + s.random.uniform(-24, 24), 880 + s.random.uniform(-24, 70), s.random.uniform(112, 140), colors[i % 6], s.random.choice(["#e3b48f", "#8d5a3f", "#c98f6b"]), s.random.choice([INK, "#b07a3c", "#5b3a29"]), bag=colors[(i + 2) % 6], hat=s.random.choice([None, None, colors[(i + 3) % 6]]))


def night_skyline(s):
    s.sky("#0b1430", "#1d2b55", "#5a4672", "#c77b6c")
    s.stars(200, 480)
    s.circle(420, 220, 70, "#fbf0d2"); s.glow(420, 220, 330, "#fbf0d2", 0.4)
    s.hills(560, 120, "#2b2c55", 3)
    s.row(-30, 1640, 640, ["#2a2b52", "#33305a"], ["#1c1d3f"], 100, 230, 0.4, narrow=70, wide=110)
    s.rect(1010, 260, 50, 380, "#211f45"); s.polygon([(1000, 264), (1035, 150), (1070, 264)], "#171636"); s.circle(1035, 320, 18, "#ffe9b0")
    s.path("M610 420q60 -110 120 0z", fill="#211f45"); s.rect(610, 420, 120, 220, "#211f45"); s.line(670, 364, 670, 310, "#171636", 5)
    s.row(-30, 1640, 700, ["#1d1d40", "#24234a", "#191a38"], ["#11122b"], 90, 210, 0.55, narrow=80, wide=130)
    s.sea(700, "#3d2f5a", "#0d1230", "#ffcf8a", 800, 60)
    for _ in range(90):
        x, y = s.random.uniform(0, 1600), 710 + 240 * s.random.random() ** 1.5
        s.rect(x, y, s.random.uniform(8, 40), 4, GOLD, 2, s.random.uniform(0.2, 0.75))
    for x in (380, 408, 436):
        for i in range(8):
            s.rect(x + s.random.uniform(-30, 20), 720 + 32 * i, s.random.uniform(20, 70), 4, "#fbf0d2", 2, 0.6)
    s.sailboat(1240, 830, 250, "#0d1027", "#e8c7a4", "#c98a86")
    s.trawler(240, 860, 70, "#0d1027", "#b98a7a", GOLD)


def first_snow(s):
    s.sky("#7f97b8", "#b7c5d6", "#eadfdc")
    s.hills(470, 120, "#a5b5cb", 3); s.hills(540, 70, "#c6d2e0", 2)
    for i in range(26):
        s.fir(i * 64 + s.random.uniform(-20, 20), 600, s.random.uniform(90, 170), "#56708a")
    s.hills(610, 30, "#e3eaf1", 2)
    for x, w, c in ((150, 150, "#c56f58"), (330, 120, "#d9a35c"), (1080, 170, "#7fa29c"), (1290, 140, "#b8685a")):
        s.house(x, 690, w, 120, c, "#f7fafc", GOLD, 0.9)
        s.path(f"M{x + w * 0.74:.0f} 480q20 -40 -6 -70t10 -60", stroke="#eef2f6", width=14, opacity=0.6)
    s.hills(700, 30, "#f2f5f9", 2)
    for x, h in ((60, 330), (1530, 380), (1420, 260)):
        s.fir(x, 860, h, "#3b5a6e")
        s.polygon([(x, 860 - h), (x + h * 0.07, 860 - h * 0.8), (x - h * 0.07, 860 - h * 0.8)], "#f2f5f9")
    s.rect(0, 860, WIDTH, 140, "#f7f9fc")
    s.hills(880, 26, "#f7f9fc", 2)
    s.person(640, 900, 170, CORAL, hat=TEAL, legs=NIGHT); s.person(760, 910, 110, GOLD, hat=CORAL, legs=PLUM)
    s.line(700, 850, 860, 905, "#6b4a33", 4); s.path("M830 920h120q20 0 20 -22", stroke="#8a4b2e", width=9); s.rect(836, 890, 110, 10, "#b9713f", 4)
    s.circle(1090, 900, 58, "#ffffff"); s.circle(1090, 816, 42, "#ffffff"); s.circle(1078, 808, 5, INK); s.circle(1102, 808, 5, INK)
    s.polygon([(1088, 818), (1132, 826), (1088, 830)], "#f08a24"); s.rect(1056, 848, 68, 14, TEAL, 7); s.rect(1058, 768, 64, 12, INK, 4); s.rect(1068, 730, 44, 40, INK, 4)
    s.snow(280)


def rain_umbrellas(s):
    s.sky("#43566b", "#7d8d96", "#c2bda9")
    s.row(-40, 700, 700, ["#6d6a78", "#7f7378", "#8c8276"], ["#3c3a4c"], 330, 480, 0.6, narrow=130, wide=180)
    s.row(900, 1640, 700, ["#6d6a78", "#7f7378", "#8c8276"], ["#3c3a4c"], 330, 480, 0.6, narrow=130, wide=180)
    s.rect(0, 700, WIDTH, 300, s.gradient("#6a7280", "#3a4354"))
    for _ in range(60):
        s.rect(s.random.uniform(0, 1600), s.random.uniform(710, 1000), s.random.uniform(30, 130), 5, s.random.choice([GOLD, "#e8dcc0", CORAL]), 3, s.random.uniform(0.1, 0.4))
    s.lamp(250, 800, 380); s.lamp(1370, 800, 380)
    people = [(420, 830, 210, TEAL, CORAL), (800, 800, 180, PLUM, GOLD), (1180, 840, 220, NIGHT, TEAL), (620, 930, 270, BRICK, GOLD), (1020, 950, 280, SLATE, CORAL), (180, 950, 270, PLUM, CREAM), (1430, 950, 270, MOSS, PLUM)]
    for x, y, h, coat, canopy in people:
        s.ellipse(x, y + 6, h * 0.3, 9, canopy, 0.35)
        s.person(x, y, h, coat, s.random.choice(["#e3b48f", "#8d5a3f"]), legs=INK)
        top = y - h * 1.2
        s.line(x + h * 0.12, y - h * 0.5, x + h * 0.02, top, INK, 5)
        s.path(f"M{x - h * 0.42:.0f} {top + h * 0.3:.0f}q{h * 0.06:.0f} {-h * 0.36:.0f} {h * 0.44:.0f} {-h * 0.38:.0f}q{h * 0.38:.0f} {h * 0.02:.0f} {h * 0.44:.0f} {h * 0.38:.0f}q{-h * 0.07:.0f} {-h * 0.06:.0f} {-h * 0.147:.0f} 0q{-h * 0.07:.0f} {-h * 0.06:.0f} {-h * 0.147:.0f} 0q{-h * 0.07:.0f} {-h * 0.06:.0f} {-h * 0.147:.0f} 0q{-h * 0.07:.0f} {-h * 0.06:.0f} {-h * 0.147:.0f} 0q{-h * 0.07:.0f} {-h * 0.06:.0f} {-h * 0.147:.0f} 0q{-h * 0.07:.0f} {-h * 0.06:.0f} {-h * 0.147:.0f} 0z", fill=canopy)
        s.path(f"M{x + h * 0.02:.0f} {top - h * 0.08:.0f}q{h * 0.38:.0f} {h * 0.02:.0f} {h * 0.44:.0f} {h * 0.38:.0f}q{-h * 0.07:.0f} {-h * 0.06:.0f} {-h * 0.147:.0f} 0q-{h * 0.05:.0f} {-h * 0.3:.0f} -{h * 0.29:.0f} -{h * 0.38:.0f}z", fill=INK, opacity=0.14)
    s.rain("#f0f3ee", 200, 0.25)


def wind_turbines(s, spin=0):
    s.sky("#f2c49c", "#f7e3c2", "#d8e8e0")
    s.sun(420, 420, 84, "#fffaea", "#ffd99a")
    s.clouds(190, "#fff6e6", 5, 0.8)
    s.hills(560, 120, "#a8bfae", 3)
    for x, y, h, turn in ((260, 600, 260, 10), (560, 590, 320, 50), (940, 590, 400, 25), (1330, 600, 480, 80)):
        s.polygon([(x - h * 0.016, y), (x + h * 0.016, y), (x + h * 0.008, y - h), (x - h * 0.008, y - h)], "#ffffff")
        for k in range(3):
            s.add(f'<path d="M{x} {y - h}q{h * 0.035:.0f} {-h * 0.16:.0f} 0 {-h * 0.46:.0f}q{-h * 0.03:.0f} {h * 0.2:.0f} 0 {h * 0.46:.0f}z" fill="#ffffff" transform="rotate({turn + spin + 120 * k} {x} {y - h})"/>')
        s.circle(x, y - h, h * 0.022, "#dfe5e2")
    s.hills(620, 90, "#86ab86", 2); s.hills(700, 70, "#6b9670", 3)
    for _ in range(26):
        x, y = s.random.uniform(120, 1500), s.random.uniform(740, 860)
        s.ellipse(x, y, 30, 19, "#fbf6ea"); s.circle(x + 28, y - 8, 11, INK); s.line(x - 12, y + 14, x - 12, y + 30, INK, 5); s.line(x + 12, y + 14, x + 12, y + 30, INK, 5)
    s.hills(890, 60, "#4f7a56", 2)
    for x in range(30, 1600, 110):
        s.rect(x, 880, 10, 90, "#7d5b40", 3)
    s.line(0, 905, WIDTH, 905, "#7d5b40", 7); s.line(0, 935, WIDTH, 935, "#7d5b40", 7)
    s.birds(1080, 240, SLATE, 7)


def rooftops_solar(s):
    s.sky("#6fb6c9", "#bfe0dc", "#fdf1d2")
    s.sun(1300, 190, 70, "#fffbe6", "#ffe28a")
    s.clouds(160, "#ffffff", 4, 0.85)
    s.hills(430, 80, "#9fc0b4", 2)
    s.row(-30, 1640, 620, WARM, ROOFS, 130, 220, 0.1, CREAM, 100, 150)
    for x, y, w, wall, roof in ((-60, 1000, 560, "#e2b98a", BRICK), (520, 1000, 560, "#9fb9ae", "#8a3f35"), (1100, 1000, 580, "#d98d6a", PLUM)):
        s.rect(x + 20, y - 240, w - 40, 240, wall)
        s.polygon([(x - 10, y - 230), (x + 90, y - 440), (x + w - 90, y - 440), (x + w + 10, y - 230)], roof)
        for i in range(7):
            s.line(x + 16 + 4 * i, y - 250 - 28 * i, x + w - 16 - 4 * i, y - 250 - 28 * i, mix(roof, INK, 0.25), 3)
        for row in range(2):
            for col in range(4):
                t0, t1 = 0.16 + 0.36 * row, 0.46 + 0.36 * row
                def at(u, t):
                    return (x - 10 + 100 * t + u * (w + 20 - 200 * t), y - 230 - 210 * t)
                u0, u1 = 0.16 + 0.175 * col, 0.16 + 0.175 * col + 0.16
                s.polygon([at(u0, t0), at(u1, t0), at(u1, t1), at(u0, t1)], "#1c3a63")
                s.polygon([at(u0, t1), at((u0 + u1) / 2, t1), at(u0, t0 + 0.1)], "#6fa3c9", 0.6)
                a, b = at((u0 + u1) / 2, t0), at((u0 + u1) / 2, t1)
                s.line(*a, *b, "#c9dbe6", 2)
        s.rect(x + w - 150, y - 520, 54, 110, mix(wall, INK, 0.15)); s.rect(x + w - 158, y - 530, 70, 16, mix(roof, INK, 0.2))
        for i in range(3):
            s.rect(x + 80 + 150 * i, y - 190, 96, 120, CREAM, 4); s.rect(x + 88 + 150 * i, y - 182, 80, 104, "#4f8291", 3); s.rect(x + 126 + 150 * i, y - 182, 5, 104, CREAM)
            s.rect(x + 76 + 150 * i, y - 74, 104, 20, "#8a5c3a")
            for j in range(7):
                s.circle(x + 84 + 150 * i + 15 * j, y - 80, 11, s.random.choice([CORAL, GOLD, ROSE, MOSS]))
    s.path("M700 556q-6 -34 16 -40l4 -16l10 10h8l10 -10l4 20q12 14 8 36z", fill=INK)


SCENES = {
    "northquay-tram": northquay_tram, "copper-square-market": copper_square_market, "council-hall": council_hall,
    "millrace-library": millrace_library, "night-seafront": night_seafront, "ropewalk-ground": ropewalk_ground,
    "orchard": orchard, "saltgate-school": saltgate_school, "night-skyline": night_skyline, "first-snow": first_snow,
    "rain-umbrellas": rain_umbrellas, "wind-turbines": wind_turbines, "rooftops-solar": rooftops_solar,
}
