"""A row of the table: what was measured, what it was held against, and what it must reach."""


def row(what, ours, theirs="", value=None, at_least=None, at_most=None, unit="", **more):
    """`value` is the figure that is judged: a ratio where there is no unit. `more` is kept in the JSON alone."""
    wanted = at_least if at_least is not None else at_most
    met = None
    if wanted is not None and value is not None:
        met = value >= at_least if at_least is not None else value <= at_most
    bound = "" if wanted is None else f"{'≥' if at_least is not None else '≤'} {_number(wanted)}{unit}"
    return {"what": what, "courant": ours, "peer": theirs, "value": value, "unit": unit, "wanted": bound, "met": met, **more}


def rate(value):
    return f"{value:,.0f}/s" if value >= 100 else f"{value:,.1f}/s"


def milliseconds(value):
    return f"{value:,.2f} ms" if value < 10 else f"{value:,.0f} ms"


def _number(value):
    if value is None:
        return ""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2g}" if 0 < abs(value) < 0.1 else f"{value:.2f}".rstrip("0").rstrip(".")


def table(rows):
    """The rows as Markdown."""
    lines = ["| what | Courant | peer | figure | wanted | |", "|---|---|---|---|---|---|"]
    for one in rows:
        verdict = {True: "yes", False: "**no**", None: ""}[one["met"]]
        figure = "" if one["value"] is None else f"{_number(one['value'])}{one['unit']}"
        lines.append(f"| {one['what']} | {one['courant']} | {one['peer']} | {figure} | {one['wanted']} | {verdict} |")
    return "\n".join(lines)
