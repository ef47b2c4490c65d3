"""Portraits of the newsroom's people, 400 by 400, and the Lantern's own mark."""

from brush import BRICK, CORAL, CREAM, GOLD, INK, LAGOON, LEAF, MOSS, NIGHT, PLUM, ROSE, SAND, SLATE, TEAL, mix

# name: background, sun behind the head, coat, collar, skin, hair colour, hair style, beard, glasses, extra
PEOPLE = {
    "ingrid-vale": (LAGOON, "#7fbcb4", NIGHT, CREAM, "#f0c9a6", "#c9ccd0", "bob", None, "round", "scarf"),
    "tomas-okell": (GOLD, "#f7cd7a", TEAL, CREAM, "#8d5a3f", "#231a20", "short", "#231a20", None, "tie"),
    "maren-lisk": ("#8fb9c4", "#c3dcdc", "#e0a02e", "#e0a02e", "#e3b48f", "#b5532f", "braid", None, None, "hood"),
    "desta-abarra": (CORAL, "#f3a184", "#3c4560", CREAM, "#6f4530", "#17131a", "afro", None, "square", None),
    "priya-hallowin": (PLUM, "#8d6a8c", CORAL, GOLD, "#a8714f", "#1d1520", "long", None, None, "earrings"),
    "joss-wetherell": (MOSS, LEAF, "#f4efe2", TEAL, "#eebf9a", "#8a5a2e", "cap", "#8a5a2e", None, "stripes"),
    "oksana-hrynko": ("#f2c9a8", "#fbe3c8", BRICK, CREAM, "#f3cfb0", "#d9a651", "crown", None, None, "embroidery"),
    "samir-qandil": (SLATE, "#8fa3b0", "#6d8f6a", "#2d3d4e", "#c98f6b", "#20181c", "wavy", "#20181c", "round", None),
    "bea-lindrow": (SAND, "#fdf0cf", PLUM, TEAL, "#d9a27c", "#3a2430", "bun", None, None, "camera"),
}


def back_hair(style, c):
    return {
        "long": f'<path d="M112 176Q104 70 200 66Q296 70 290 176Q300 280 276 330H124Q100 280 112 176z" fill="{c}"/>',
        "bob": f'<path d="M116 176Q108 74 200 70Q292 74 286 176Q290 232 268 250H134Q110 232 116 176z" fill="{c}"/>',
        "afro": f'<circle cx="200" cy="146" r="96" fill="{c}"/>',
        "bun": f'<circle cx="200" cy="66" r="36" fill="{c}"/>',
        "crown": f'<path d="M118 190Q110 76 200 74Q290 76 282 190z" fill="{c}"/>',
        "braid": f'<path d="M122 200Q106 76 200 72Q296 76 280 200z" fill="{c}"/>',
    }.get(style, "")


def front_hair(style, c):
    fringe = f'<path d="M126 176Q122 92 200 88Q278 92 274 176Q268 138 236 122Q190 140 146 128Q130 146 126 176z" fill="{c}"/>'
    return {
        "long": f'<path d="M124 190Q116 92 200 86Q284 92 276 190Q270 150 206 104Q140 136 124 190z" fill="{c}"/>',
        "bob": f'<path d="M122 196Q116 88 200 84Q284 88 278 196Q272 150 256 132Q200 146 146 126Q128 150 122 196z" fill="{c}"/>',
        "short": f'<path d="M128 168Q124 92 200 88Q276 92 272 168Q266 132 248 122Q200 110 152 122Q134 134 128 168z" fill="{c}"/>',
        "afro": f'<path d="M122 168Q124 84 200 82Q276 84 278 168Q262 128 200 122Q138 128 122 168z" fill="{c}"/>',
        "wavy": f'<path d="M124 172Q108 120 148 102Q170 70 214 84Q262 76 276 118Q290 140 274 172Q268 142 250 132Q226 142 204 128Q176 142 150 130Q132 142 124 172z" fill="{c}"/>',
        "cap": f'<path d="M124 150Q122 76 200 74Q278 76 276 150Q200 128 124 150z" fill="{TEAL}"/><path d="M150 142Q230 118 312 152Q306 168 276 158Q210 138 150 142z" fill="#0b4a55"/><circle cx="200" cy="76" r="8" fill="{GOLD}"/>',
        "crown": fringe + "".join(f'<ellipse cx="{130 + i * 23.4:.0f}" cy="{100 - 34 * (1 - ((i - 3) / 3) ** 2):.0f}" rx="20" ry="15" fill="{mix(c, INK, 0.1 * (i % 2))}" transform="rotate({-40 + i * 13} {130 + i * 23.4:.0f} {100 - 34 * (1 - ((i - 3) / 3) ** 2):.0f})"/>' for i in range(7)),
        "braid": fringe + "".join(f'<ellipse cx="{284 - i * 2}" cy="{206 + i * 27}" rx="{20 - i}" ry="17" fill="{mix(c, INK, 0.12 * (i % 2))}"/>' for i in range(6)),
    }.get(style, fringe)


def extras(extra, coat):
    return {
        "scarf": f'<path d="M142 284Q200 330 258 284L268 314Q200 360 132 314z" fill="{CORAL}"/><path d="M232 322l34 78h-44l-16 -70z" fill="{mix(CORAL, INK, 0.14)}"/>',
        "tie": f'<path d="M190 312h20l-4 20l14 50l-20 18l-20 -18l14 -50z" fill="{CORAL}"/>',
        "hood": f'<path d="M120 300Q200 380 280 300L300 330Q200 420 100 330z" fill="{mix(coat, INK, 0.18)}"/><rect x="196" y="350" width="8" height="60" fill="{INK}" opacity=".5"/>',
        "earrings": f'<circle cx="124" cy="222" r="9" fill="{GOLD}"/><circle cx="276" cy="222" r="9" fill="{GOLD}"/>',
        "stripes": "".join(f'<path d="M60 {352 + 26 * i}Q200 {326 + 26 * i} 340 {352 + 26 * i}" stroke="{TEAL}" stroke-width="11" fill="none"/>' for i in range(3)),
        "embroidery": f'<path d="M176 300h48l-8 100h-32z" fill="{CREAM}"/>' + "".join(f'<path d="M200 {318 + 24 * i}l10 10l-10 10l-10 -10z" fill="{[BRICK, TEAL][i % 2]}"/>' for i in range(4)),
        "camera": f'<path d="M128 300Q150 356 176 362M272 300Q250 356 224 362" stroke="{INK}" stroke-width="7" fill="none"/><rect x="152" y="346" width="96" height="60" rx="10" fill="{INK}"/><circle cx="200" cy="378" r="22" fill="{SLATE}"/><circle cx="200" cy="378" r="11" fill="{NIGHT}"/>',
    }.get(extra, "")


def portrait(background, halo, coat, collar, skin, hair, style, beard, glasses, extra):
    shade = mix(skin, INK, 0.14)
    parts = [
        f'<rect width="400" height="400" fill="{background}"/><circle cx="200" cy="190" r="150" fill="{halo}"/>',
        back_hair(style, hair),
        f'<path d="M40 400Q44 306 140 290Q200 280 260 290Q356 306 360 400z" fill="{coat}"/>',
        f'<path d="M146 286Q200 276 254 286L226 326Q200 340 174 326z" fill="{collar}"/>',
        f'<path d="M170 236h60v52q-30 32 -60 0z" fill="{shade}"/>',
        f'<ellipse cx="126" cy="192" rx="13" ry="19" fill="{shade}"/><ellipse cx="274" cy="192" rx="13" ry="19" fill="{shade}"/>',
        f'<path d="M128 160Q132 100 200 98Q268 100 272 160Q276 266 200 270Q124 266 128 160z" fill="{skin}"/>',
        f'<ellipse cx="156" cy="214" rx="15" ry="9" fill="{CORAL}" opacity=".28"/><ellipse cx="244" cy="214" rx="15" ry="9" fill="{CORAL}" opacity=".28"/>',
    ]
    if beard:
        parts.append(f'<path d="M130 196Q138 224 164 218Q200 204 236 218Q262 224 270 196Q272 276 200 280Q128 276 130 196z" fill="{beard}"/>')
        parts.append(f'<path d="M180 236q20 12 40 0q-6 16 -20 16t-20 -16z" fill="{mix(CORAL, CREAM, 0.25)}"/>')
    else:
        parts.append(f'<path d="M178 234q22 20 44 0" stroke="{mix(skin, BRICK, 0.7)}" stroke-width="6" fill="none" stroke-linecap="round"/>')
    parts += [
        f'<circle cx="168" cy="186" r="7" fill="{INK}"/><circle cx="232" cy="186" r="7" fill="{INK}"/>',
        f'<path d="M152 166q16 -10 32 -2M216 164q16 -8 32 2" stroke="{mix(hair, INK, 0.4)}" stroke-width="6" fill="none" stroke-linecap="round"/>',
        f'<path d="M200 190q10 20 -4 26" stroke="{mix(skin, INK, 0.3)}" stroke-width="4.5" fill="none" stroke-linecap="round"/>',
        front_hair(style, hair),
    ]
    if glasses:
        rims = (f'<circle cx="{x}" cy="187" r="25" fill="#fff" fill-opacity=".16" stroke="{INK}" stroke-width="5"/>' if glasses == "round" else f'<rect x="{x - 27}" y="166" width="54" height="40" rx="9" fill="#fff" fill-opacity=".14" stroke="{INK}" stroke-width="6"/>' for x in (167, 233))
        parts.append("".join(rims) + f'<path d="M192 184q8 -6 16 0" stroke="{INK}" stroke-width="5" fill="none"/>')
    parts.append(extras(extra, coat))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">{"".join(parts)}</svg>'


def portraits():
    return {f"author-{name}": portrait(*looks) for name, looks in PEOPLE.items()}
