"""Scenes of the harbour, the bay and the weather over them."""

from brush import *


def harbour_dawn(s):
    s.sky("#31587a", "#7f9aa6", ROSE, "#f7cf95")
    s.sun(1080, 520, 62, "#fff0cf", GOLD)
    s.clouds(230, "#f5d5c0", 5, 0.55)
    s.hills(520, 90, "#7d95a3")
    s.hills(560, 60, "#577a8a")
    s.row(-20, 620, 600, ["#d9a888", "#c98468", "#e6c9a0", "#a5b9b4"], [BRICK, PLUM, NIGHT], 80, 150, 0.45, narrow=60, wide=100)
    s.polygon([(620, 600), (980, 600), (1010, 625), (600, 625)], "#4a5d6c")
    s.rect(955, 520, 22, 82, CREAM)
    s.rect(955, 545, 22, 16, CORAL)
    s.rect(951, 508, 30, 14, INK)
    s.glow(966, 512, 60, GOLD)
    s.sea(612, "#e0a98a", "#1f5468", "#ffe9c4", 1080, 170)
    for x, y, size, hull in ((1290, 690, 62, TEAL), (820, 745, 80, BRICK), (300, 830, 112, NIGHT)):
        s.ellipse(x + 10, y + size * 0.6, size * 1.5, size * 0.4, INK, 0.18)
        s.trawler(x, y, size, hull, trim=GOLD if hull == NIGHT else CREAM)
    s.polygon([(900, 1000), (1030, 905), (1600, 880), (1600, 1000)], "#213347")
    for x in (1090, 1290, 1490):
        s.rect(x, 850, 34, 58, INK, 8)
        s.rect(x - 6, 846, 46, 14, mix(INK, CREAM, 0.2), 6)
    s.birds(700, 300, "#3c5468", 9)


def lighthouse_storm(s):
    s.sky("#101c2e", "#24405a", "#4f7484", "#7d9ea0")
    s.clouds(120, "#0e1928", 7, 0.75, 1.9)
    s.clouds(260, "#1b2f45", 6, 0.7, 1.6)
    s.polygon([(1120, 352), (-60, 90), (-60, 330)], "#fff1c4", 0.28)
    s.polygon([(1120, 352), (1700, 250), (1700, 470)], "#fff1c4", 0.2)
    s.waves(690, "#3f6b78", 34, 190)
    s.waves(740, "#2d5666", 40, 240)
    s.path("M820 1000C870 800 960 730 1040 715C1140 690 1250 720 1330 790C1430 860 1540 880 1600 1000z", fill="#1a2536")
    s.path("M1000 730C1080 700 1180 700 1240 740C1180 735 1110 745 1060 790z", fill="#33465a")
    s.polygon([(1072, 715), (1168, 715), (1150, 400), (1090, 400)], CREAM)
    s.polygon([(1120, 715), (1168, 715), (1150, 400), (1120, 400)], "#d3cdbd")
    s.polygon([(1082, 545), (1158, 545), (1164, 630), (1077, 630)], CORAL)
    s.polygon([(1120, 545), (1158, 545), (1164, 630), (1120, 630)], BRICK)
    s.rect(1076, 386, 88, 18, INK, 4)
    s.rect(1094, 328, 52, 60, "#ffe9ae")
    s.glow(1120, 356, 190, "#fff0c0", 0.95)
    for x in (1094, 1111, 1129, 1143):
        s.rect(x, 328, 4, 60, INK)
    s.path("M1086 330q34 -48 68 0z", fill=BRICK)
    s.line(1120, 306, 1120, 280, INK, 5)
    s.rect(1108, 660, 26, 55, INK, 13)
    s.house(1200, 740, 120, 66, "#d8cdb8", "#3a2a3c", GOLD, 1.0, False)
    s.waves(830, "#21495a", 46, 260)
    for x, y, k in ((860, 800, 1.0), (960, 850, 0.8), (740, 870, 1.2)):
        for _ in range(46):
            s.circle(x + s.random.gauss(0, 60 * k), y - abs(s.random.gauss(0, 70 * k)), s.random.uniform(3, 13), "#e8f1ee", s.random.uniform(0.35, 0.9))
    s.waves(900, "#16384a", 44, 300)
    s.waves(950, "#0f2a3b", 30, 220)
    s.rain("#dfeaea", 260, 0.6)


def guillemot_ferry(s):
    s.sky("#8cc3cc", "#c4e0da", "#f8ecd2")
    s.sun(330, 220, 54, "#fff6dc", "#ffe7a8")
    s.clouds(250, "#ffffff", 6, 0.8)
    s.hills(560, 60, "#a3c4bd", 2)
    s.path("M930 596C1010 500 1120 452 1240 466C1340 474 1440 530 1640 590V620H930z", fill=MOSS)
    s.path("M1120 470C1200 440 1330 470 1440 530C1330 520 1220 520 1120 470z", fill=LEAF)
    for x in (1090, 1150, 1215, 1290, 1370):
        s.house(x, 590, 42, 34, CREAM, BRICK, NIGHT, 0.2)
    s.sea(596, "#6fb3b4", "#0d5566", "#e9fbf2", 380, 150)
    s.path("M240 700H1180L1260 640L1236 760Q1220 806 1170 806H310Q262 800 240 700z", fill=TEAL)
    s.path("M240 700H1180L1260 640L1252 682L1190 722H246z", fill="#0a4552")
    s.path("M262 768H1230Q1214 806 1170 806H310Q280 800 262 768z", fill=CORAL)
    s.rect(310, 600, 800, 100, CREAM, 10)
    s.rect(400, 520, 560, 84, CREAM, 10)
    s.rect(760, 450, 170, 76, "#fffaf0", 10)
    s.rect(752, 440, 190, 16, TEAL, 6)
    s.polygon([(500, 522), (512, 410), (592, 410), (610, 522)], CORAL)
    s.polygon([(510, 430), (512, 410), (592, 410), (595, 430)], INK)
    for i in range(15):
        s.rect(338 + 51 * i, 628, 34, 34, "#24566b", 17)
    for i in range(9):
        s.rect(430 + 58 * i, 542, 40, 34, "#24566b", 5)
    s.rect(776, 466, 138, 32, "#24566b", 5)
    s.line(310, 596, 310, 566, INK, 3); s.line(310, 566, 400, 566, INK, 3)
    s.line(960, 566, 1105, 566, INK, 3)
    for x in range(975, 1110, 26):
        s.line(x, 566, x, 600, INK, 3)
    s.line(850, 440, 850, 350, INK, 5)
    s.polygon([(850, 352), (906, 368), (850, 386)], GOLD)
    for x, coat in ((1000, CORAL), (1036, GOLD), (1076, PLUM)):
        s.person(x, 600, 74, coat)
    s.path("M1240 770Q1330 760 1420 800Q1300 790 1226 806z", fill="#ffffff", opacity=0.8)
    s.path("M120 812Q400 780 1300 812Q800 850 120 812z", fill="#ffffff", opacity=0.45)
    s.birds(620, 330, "#4b7480", 8, 300)


def osk_island(s):
    s.sky("#5aa4bb", "#a8d5d5", "#f4edd3")
    s.clouds(200, "#ffffff", 5, 0.85, 1.2)
    s.hills(520, 30, "#9cc0c6", 2)
    s.sea(530, "#7cc0bf", "#11667a", "#f2fff6", 800, 120)
    s.ellipse(800, 640, 640, 26, "#0d4f60", 0.4)
    s.path("M190 640C300 560 380 470 520 420C640 370 720 400 800 350C900 300 1010 360 1090 430C1190 500 1320 560 1410 640z", fill="#6f9c69")
    s.path("M520 420C640 370 720 400 800 350C900 300 1010 360 1090 430C1000 400 900 420 830 470C720 440 620 450 520 420z", fill="#93b983")
    s.path("M190 640C260 590 330 600 420 596C600 588 760 606 930 594C1100 584 1260 590 1410 640z", fill="#e8d4a6")
    s.path("M300 600C420 560 500 520 640 520C820 520 900 570 1100 560C1200 556 1260 580 1300 604C1100 600 500 600 300 600z", fill="#55865c")
    for x, y, w in ((470, 582, 60), (545, 562, 50), (610, 584, 66), (700, 552, 54), (770, 580, 60), (850, 566, 52), (1010, 580, 58), (1080, 566, 46)):
        s.house(x, y, w, w * 0.72, CREAM, s.random.choice([BRICK, NIGHT, CORAL]), GOLD, 0.3)
    for x, y, h in ((430, 586, 60), (680, 590, 70), (930, 580, 84), (965, 590, 60), (1150, 586, 60), (900, 400, 50), (940, 410, 44)):
        s.tree(x, y, h, MOSS)
    s.rect(797, 268, 20, 88, CREAM); s.rect(797, 292, 20, 18, CORAL); s.rect(793, 258, 28, 12, INK)
    s.polygon([(1230, 632), (1440, 650), (1440, 662), (1220, 650)], "#8a6a4a")
    s.sailboat(300, 780, 230, BRICK, CREAM, GOLD)
    s.sailboat(1260, 840, 300, NIGHT, CORAL, CREAM)
    s.birds(1060, 260, "#3e6b78", 9, 260)


def tidegate_bridge(s):
    s.sky("#f4b183", "#f8d5a2", "#fbeccb")
    s.sun(800, 500, 90, "#fff6dd", "#ffd98a")
    s.hills(560, 60, "#d59a85", 2)
    s.row(-30, 360, 640, ["#a56a5c", "#8d5a60", "#b9806a"], [PLUM, "#4b2f4a"], 90, 190, 0.35, narrow=70, wide=110)
    s.row(1240, 1640, 640, ["#a56a5c", "#8d5a60", "#b9806a"], [PLUM, "#4b2f4a"], 90, 190, 0.35, narrow=70, wide=110)
    s.sea(640, "#f0b487", "#5a3f5e", "#fff0cd", 800, 160)
    for x in (420, 1080):
        s.rect(x, 330, 100, 400, "#5c4257")
        s.rect(x + 66, 330, 34, 400, "#472f46")
        s.polygon([(x - 14, 330), (x + 50, 236), (x + 114, 330)], "#3a2740")
        s.rect(x + 30, 390, 40, 66, GOLD, 20)
        s.rect(x - 16, 700, 132, 60, "#3a2740", 8)
        s.line(x + 50, 236, x + 50, 196, INK, 4)
    s.rect(-20, 560, 440, 34, "#47324a")
    s.rect(1180, 560, 460, 34, "#47324a")
    for x in (60, 230, 1300, 1470):
        s.rect(x, 590, 36, 130, "#3a2740")
    s.polygon([(520, 560), (520, 596), (762, 340), (738, 318)], "#33223a")
    s.polygon([(1080, 560), (1080, 596), (838, 340), (862, 318)], "#33223a")
    for i in range(6):
        t = i / 6
        s.line(520 + 220 * t, 560 - 240 * t, 520 + 200 * t, 560 - 240 * t - 34, "#33223a", 4)
        s.line(1080 - 220 * t, 560 - 240 * t, 1080 - 200 * t, 560 - 240 * t - 34, "#33223a", 4)
    s.sailboat(800, 800, 420, NIGHT, CREAM, CORAL)
    s.birds(640, 180, "#5c4257", 6)
    s.waves(900, "#4b3452", 14, 160, 0.8)


def lifeboat(s):
    s.sky("#2a4a60", "#5d8790", "#c7d6c4")
    s.clouds(200, "#1f3a50", 6, 0.5, 1.6)
    s.hills(560, 90, "#3e6672")
    s.waves(600, "#4b8088", 30, 210)
    s.waves(680, "#2f6673", 40, 260)
    s.add('<g transform="rotate(-9 800 640)">')
    s.path("M470 600H1060L1190 540Q1170 690 1090 730H560Q490 700 470 600z", fill="#f08a24")
    s.path("M470 600H1060L1190 540L1184 580L1070 632H476z", fill=NIGHT)
    s.path("M520 690Q540 720 560 730H1090Q1120 716 1140 690z", fill=CORAL)
    s.path("M600 600L640 500H880L950 600z", fill="#f6a53c")
    s.path("M660 584L686 522H860L906 584z", fill="#173049")
    s.rect(690, 470, 150, 34, "#f08a24", 8)
    s.line(760, 470, 760, 370, INK, 6)
    s.line(720, 400, 800, 400, INK, 5)
    s.glow(760, 372, 70, "#aee6ff")
    for x in (540, 990, 1030):
        s.person(x, 604, 96, GOLD, hat=CORAL)
    s.add("</g>")
    for _ in range(150):
        s.circle(1130 + s.random.gauss(60, 90), 690 - abs(s.random.gauss(0, 90)), s.random.uniform(3, 15), "#f1f6f2", s.random.uniform(0.3, 0.9))
    s.waves(770, "#1f5563", 46, 280)
    s.waves(860, "#164455", 40, 230)
    s.waves(940, "#0f3445", 30, 300)


def seal_bank(s):
    s.sky("#e9c7a4", "#f3e1c4", "#e5ecdf")
    s.sun(1240, 230, 60, "#fff9e6", "#ffe3a6")
    s.clouds(190, "#fff8ea", 5, 0.8)
    s.hills(430, 40, "#9fb5ae", 2)
    s.sea(440, "#9cc6c0", "#3c8489", "#f6fff5", 1240, 110)
    s.path("M-20 720C200 640 480 660 760 640C1080 616 1340 650 1640 620V1000H-20z", fill="#e3cb99")
    s.path("M-20 860C300 800 700 850 1000 810C1300 780 1500 810 1640 790V1000H-20z", fill="#d3b57f")

    def seal(x, y, k, color, flip=1):
        s.ellipse(x, y + 44 * k, 190 * k, 16 * k, "#8a6d45", 0.35)
        s.path(f"M{x - flip * 200 * k:.0f} {y + 10 * k:.0f}q{flip * 30 * k:.0f} {-26 * k:.0f} {flip * 60 * k:.0f} 0q{flip * 110 * k:.0f} {-90 * k:.0f} {flip * 230 * k:.0f} {-56 * k:.0f}q{flip * 20 * k:.0f} {-70 * k:.0f} {flip * 80 * k:.0f} {-66 * k:.0f}q{flip * 56 * k:.0f} {10 * k:.0f} {flip * 46 * k:.0f} {64 * k:.0f}q{flip * -20 * k:.0f} {86 * k:.0f} {flip * -120 * k:.0f} {96 * k:.0f}h{-flip * 230 * k:.0f}q{-flip * 50 * k:.0f} 0 {-flip * 66 * k:.0f} {-38 * k:.0f}z", fill=color)
        s.ellipse(x + flip * 60 * k, y + 28 * k, 46 * k, 16 * k, mix(color, INK, 0.3), turn=flip * 24)
        s.circle(x + flip * 186 * k, y - 80 * k, 6 * k, INK)
        s.ellipse(x + flip * 214 * k, y - 66 * k, 9 * k, 7 * k, INK)
        for _ in range(14):
            s.circle(x + flip * s.random.uniform(-70, 110) * k, y + s.random.uniform(-26, 30) * k, s.random.uniform(3, 7) * k, mix(color, INK, 0.22), 0.6)

    seal(360, 690, 0.62, "#7b8b95")
    seal(1280, 690, 0.7, "#8d8378", -1)
    seal(980, 720, 0.5, "#6d7c86")
    seal(560, 830, 1.15, "#6a7884")
    seal(1190, 880, 1.3, "#9a9086", -1)
    s.birds(520, 260, "#5d7678", 8, 260)


def winter_swim(s):
    s.sky("#f3cdb8", "#f6e3d2", "#dfeae8")
    s.sun(1180, 430, 70, "#fff3e2", "#ffc9a0")
    s.hills(470, 60, "#b7c3cf", 3)
    s.hills(500, 30, "#98acbd", 2)
    s.sea(510, "#c9dbdd", "#28647a", "#fff7ee", 1180, 150)
    for x, y, k, cap in ((620, 640, 1, CORAL), (780, 690, 1.25, GOLD), (980, 630, 0.9, TEAL), (1120, 720, 1.4, PLUM), (880, 790, 1.6, CORAL), (1340, 660, 1, CREAM)):
        s.ellipse(x, y + 6 * k, 86 * k, 14 * k, "#ffffff", 0.35)
        s.ellipse(x, y + 6 * k, 54 * k, 10 * k, "#1c4c60", 0.5)
        s.path(f"M{x - 34 * k:.0f} {y + 4 * k:.0f}q{34 * k:.0f} {-30 * k:.0f} {68 * k:.0f} 0z", fill="#d9a27c")
        s.circle(x, y - 30 * k, 23 * k, "#d9a27c")
        s.path(f"M{x - 24 * k:.0f} {y - 32 * k:.0f}a{24 * k:.0f} {25 * k:.0f} 0 0 1 {48 * k:.0f} 0z", fill=cap)
        s.circle(x, y - 58 * k, 7 * k, CREAM)
    s.polygon([(-20, 760), (400, 720), (480, 1000), (-20, 1000)], "#8793a0")
    s.polygon([(-20, 760), (400, 720), (404, 744), (-20, 790)], "#f4f6f6")
    for i in range(4):
        s.polygon([(400 + 22 * i, 740 + 56 * i), (486 + 26 * i, 736 + 56 * i), (500 + 26 * i, 776 + 56 * i), (410 + 22 * i, 790 + 56 * i)], mix("#8793a0", INK, 0.12 * i))
    s.person(150, 790, 230, CORAL, hat=TEAL, legs=NIGHT)
    s.person(270, 775, 215, GOLD, "#8d5a3f", hat=CORAL, legs=PLUM)
    s.snow(110)


def high_tide(s):
    s.sky("#6c8ea0", "#a9bfc2", "#dcd9c8")
    s.clouds(170, "#8aa4b0", 6, 0.6, 1.5)
    s.row(-40, 1640, 640, ["#c47f62", "#d9b382", "#8fa8a3", "#b8685a", "#e0cfae"], [NIGHT, PLUM, "#6b3a34"], 200, 360, 0.3, narrow=130, wide=200)
    s.rect(0, 640, WIDTH, 30, "#59656c")
    s.sea(668, "#8fb0b2", "#2c6172", "#eef6f2", 800, 120)
    for x in (160, 480, 800, 1120, 1440):
        s.lamp(x, 720, 300, on=False)
        s.ellipse(x, 722, 40, 7, "#eef6f2", 0.6)
    for x in range(60, 1600, 74):
        s.path(f"M{x} 770q37 -26 74 0q-37 40 -74 0z", fill="#b79a6c")
        s.path(f"M{x + 30} 752q37 -26 74 0q-37 40 -74 0z", fill="#cdb182")
    s.person(640, 860, 250, GOLD, hat=CORAL, legs=TEAL)
    s.person(940, 880, 260, TEAL, "#8d5a3f", legs=BRICK)
    s.rect(560, 838, 500, 70, "#3b7483", opacity=0.9)
    s.waves(850, "#3b7483", 12, 110, 0.92)
    s.waves(930, "#2c6172", 14, 150)
    s.birds(1180, 180, "#4a606c", 5)


def rowing_regatta(s):
    s.sky("#8fc7cf", "#d7ebdf", "#fbf2d8")
    s.clouds(170, "#ffffff", 6, 0.85)
    s.hills(420, 70, "#9dbfa4")
    s.hills(470, 50, "#6f9f78")
    for x in range(10, 1600, 58):
        s.tree(x + s.random.uniform(-16, 16), 520, s.random.uniform(70, 130), s.random.choice([MOSS, "#5e8f62", LEAF]))
    s.rect(0, 505, WIDTH, 24, "#d8c79a")
    s.crowd(0, 1600, 520, 44, 50, jitter=6)
    s.bunting(0, 420, 800, 420, 26, [CORAL, CREAM, GOLD, TEAL], 24)
    s.bunting(800, 420, 1600, 420, 26, [CORAL, CREAM, GOLD, TEAL], 24)
    s.sea(528, "#9ccfc6", "#1f7182", "#f6fff4", 700, 140)
    for y, x, k, hull, shirt in ((620, 900, 0.7, CREAM, TEAL), (730, 640, 1.0, CORAL, GOLD), (880, 980, 1.35, NIGHT, CORAL)):
        for i in range(4):
            rx = x - 170 * k + i * 110 * k
            s.line(rx + 14 * k, y - 22 * k, rx - 86 * k, y + 44 * k, "#7a5230", 7 * k)
            s.ellipse(rx - 96 * k, y + 50 * k, 24 * k, 8 * k, hull, turn=-34)
            s.ellipse(rx - 96 * k, y + 58 * k, 46 * k, 7 * k, "#ffffff", 0.6)
            s.path(f"M{rx - 26 * k:.0f} {y:.0f}q{4 * k:.0f} {-74 * k:.0f} {36 * k:.0f} {-72 * k:.0f}q{30 * k:.0f} {10 * k:.0f} {22 * k:.0f} {72 * k:.0f}z", fill=shirt)
            s.circle(rx + 14 * k, y - 88 * k, 19 * k, s.random.choice(["#e3b48f", "#8d5a3f", "#c98f6b"]))
            s.line(rx + 6 * k, y - 52 * k, rx + 40 * k, y - 24 * k, "#d9a27c", 11 * k)
        s.path(f"M{x - 400 * k:.0f} {y - 10 * k:.0f}q{420 * k:.0f} {26 * k:.0f} {820 * k:.0f} {-8 * k:.0f}q{-160 * k:.0f} {44 * k:.0f} {-400 * k:.0f} {44 * k:.0f}t{-420 * k:.0f} {-36 * k:.0f}z", fill=hull)


SCENES = {
    "harbour-dawn": harbour_dawn, "lighthouse-storm": lighthouse_storm, "guillemot-ferry": guillemot_ferry,
    "osk-island": osk_island, "tidegate-bridge": tidegate_bridge, "lifeboat": lifeboat, "seal-bank": seal_bank,
    "winter-swim": winter_swim, "high-tide": high_tide, "rowing-regatta": rowing_regatta,
}
