"""Charts as SVG, drawn by Vega-Lite: https://vega.github.io/vega-lite/docs/

Colours are the page's own. A chart is one image with a text alternative; the page has its values in a table.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup, escape

# In a process of its own, for the JavaScript engine that draws leaves threads and 60 MB behind.
_DRAW: Final = """
import json, sys
import vl_convert
json.dump([vl_convert.vegalite_to_svg(chart) for chart in json.load(sys.stdin)], sys.stdout)
"""
_PATIENCE: Final = 60
"""Seconds, for all charts of a report."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """How many there are of what."""

    title: str
    alternative: str
    """What it shows, for whoever does not see it."""
    bars: Sequence[tuple[str, int]]
    """Written at the bars as they are: no text of a student's."""


def drawn(charts: Sequence[BarChart]) -> list[Markup]:
    """The charts as SVG elements; none where they cannot be drawn, for no report fails for lack of pictures."""
    command = [sys.executable, "-c", _DRAW]
    specifications = json.dumps([_specification(chart.bars) for chart in charts])
    # `-c` imports from the folder that it runs in, too: this one has no modules.
    folder = Path(__file__).with_name("templates")
    try:
        done = subprocess.run(
            command, input=specifications, cwd=folder, capture_output=True, text=True, timeout=_PATIENCE, check=True
        )
        pictures = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return []
    return [_accessible(picture, chart.alternative) for picture, chart in zip(pictures, charts, strict=True)]


def _accessible(svg: str, alternative: str) -> Markup:
    """The SVG as one image with a name: https://www.w3.org/TR/svg-aam-1.0/"""
    start = f'<svg role="img" aria-label="{escape(alternative)}" '
    return Markup(svg.replace("<svg ", start, 1))  # noqa: S704


def _specification(bars: Sequence[tuple[str, int]]) -> dict[str, Any]:
    axis = {"title": None, "domain": False, "ticks": False, "labelColor": "currentColor", "labelFontSize": 12}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": [{"bar": label, "count": count} for label, count in bars]},
        "width": 180,
        "height": {"step": 20},
        "encoding": {
            "y": {"field": "bar", "type": "nominal", "sort": None, "axis": axis},
            "x": {"field": "count", "type": "quantitative", "axis": None},
        },
        "layer": [
            {"mark": {"type": "bar", "aria": False, "color": "currentColor"}},
            {
                "mark": {
                    "type": "text",
                    "aria": False,
                    "align": "left",
                    "dx": 4,
                    "color": "currentColor",
                    "fontSize": 12,
                },
                "encoding": {"text": {"field": "count"}},
            },
        ],
        "config": {"aria": False, "background": None, "font": "sans-serif", "view": {"stroke": None}},
    }
