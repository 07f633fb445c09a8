"""Charts as SVG made on the server: no script, no inline style, every bar a link with a name that can be read aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 720
FOOT = 26  # below the axis, for the years
COLOURS = 8  # classes k0 … k7 of the stylesheet; k8 is the rest
BARS, MONTHS, POINTS = 92, 150, 166  # heights above the axis


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `value` high, named `title`, leading to `href`. `on` marks it as chosen."""

    label: str
    value: int
    title: str
    href: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a year, leading to what sets it, or says that it was `reached`."""

    year: int
    value: float
    title: str
    href: str
    reached: bool = False


def year_bars(bars: Sequence[Bar], name: str) -> Markup:
    """Bars side by side, each a link. `name` is the accessible name of the chart."""
    if not bars:
        return Markup("")
    step = WIDTH / max(len(bars), 8)
    top = max(bar.value for bar in bars) or 1
    every = max(1, round(60 / step))
    parts = []
    for i, bar in enumerate(bars):
        high = max(2.0, (BARS - 16) * bar.value / top) if bar.value else 0
        text = _text((i + 0.5) * step, BARS + 20, bar.label) if i % every == 0 else ""
        parts.append(_linked_bar(bar, i * step, step, high) + text + "</a>")
    axis = f'<path class="axis" d="M0 {BARS}.5H{WIDTH}"/>'
    return _svg("years", BARS, name, axis + "".join(parts))


def _linked_bar(bar: Bar, x: float, step: float, high: float) -> str:
    """The open link with its bar; the whole column can be clicked."""
    wide = min(step * 0.7, 34)
    return (
        f'<a href="{escape(bar.href)}" class="{"in" if bar.on else "out"}" data-value="{escape(bar.label)}" '
        f'aria-label="{escape(bar.title)}"><title>{escape(bar.title)}</title>'
        f'<rect class="hot" x="{x:.1f}" y="0" width="{step:.1f}" height="{BARS}"/>'
        f'<rect class="bar" x="{x + (step - wide) / 2:.1f}" y="{BARS - high:.1f}" width="{wide:.1f}" '
        f'height="{high:.1f}"/>'
    )


def stacked_months(months: Sequence[str], series: Sequence[Mapping[str, int]], name: str) -> Markup:
    """Months side by side, in each the series on top of another (class k0 … by place in `series`)."""
    step = WIDTH / max(len(months), 1)
    totals = [sum(one.get(month, 0) for one in series) for month in months]
    top = max(totals, default=0) or 1
    peak = totals.index(top) if top in totals else -1
    parts = [f'<path class="axis" d="M0 {MONTHS}.5H{WIDTH}"/>']
    for i, month in enumerate(months):
        floor = float(MONTHS)
        for k, one in enumerate(series):
            high = (MONTHS - 14) * one.get(month, 0) / top
            floor -= high
            if high:
                place = f'x="{(i + 0.15) * step:.1f}" y="{floor:.1f}" width="{step * 0.7:.1f}" height="{high:.1f}"'
                parts.append(f'<rect class="k{min(k, COLOURS)}" {place}/>')
        if i == peak:
            parts.append(_text((i + 0.5) * step, 10, str(top)))
        if month.endswith(("-01", "-07")):
            parts.append(_text((i + 0.5) * step, MONTHS + 20, month))
    return _svg("months", MONTHS, name, "".join(parts))


def sparkline(values: Sequence[int]) -> Markup:
    """Small bars without words; what they say is written beside them."""
    top = max(values, default=0) or 1
    step = 120 / max(len(values), 1)
    bars = "".join(
        f'<rect x="{i * step:.1f}" y="{24 - high:.1f}" width="{step * 0.75:.1f}" height="{high:.1f}"/>'
        for i, high in enumerate(22 * value / top for value in values)
        if high
    )
    return Markup(  # noqa: S704  # numbers only
        f'<svg class="spark" viewBox="0 0 120 24" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>'
    )


def points(dots: Sequence[Point], unit: str) -> Markup:
    """Values of one unit by year as linked dots: what is set for when."""
    if not dots:
        return Markup("")
    first, last = min(dot.year for dot in dots), max(dot.year for dot in dots)
    low, high = min(0.0, *(dot.value for dot in dots)), max(dot.value for dot in dots)
    across, up = 630 / max(last - first, 1), (POINTS - 26) / ((high - low) or 1.0)
    parts = [f'<path class="axis" d="M0 {POINTS}.5H{WIDTH}"/>']
    for dot in dots:
        x, y = 45 + across * (dot.year - first), POINTS - up * (dot.value - low)
        kind = "dot reached" if dot.reached else "dot"
        parts.append(
            f'<a href="{escape(dot.href)}" aria-label="{escape(dot.title)}"><title>{escape(dot.title)}</title>'
            f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="6"/>{_text(x, y - 11, figure(dot.value))}</a>'
        )
    parts += [
        _text(45 + across * (year - first), POINTS + 20, str(year)) for year in sorted({dot.year for dot in dots})
    ]
    return _svg("points", POINTS, unit, "".join(parts))


def figure(value: float) -> str:
    """A number as people write it: no exponent, no idle zeros, thousands apart."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _text(x: float, y: float, text: str) -> str:
    """An SVG text, centred at x and y."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(text)}</text>'


def _svg(kind: str, height: int, name: str, inner: str) -> Markup:
    """The frame of a chart. All texts in `inner` are escaped where they were made."""
    return Markup(  # noqa: S704  # see the line above
        f'<svg class="{kind}" viewBox="0 0 {WIDTH} {height + FOOT}" width="{WIDTH}" height="{height + FOOT}" '
        f'role="group" aria-label="{escape(name)}">{inner}</svg>'
    )
