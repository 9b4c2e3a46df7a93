"""The second baseline of the scrub benchmark: one Plotly figure with a frame for each year."""

import json
from pathlib import Path

import plotly.graph_objects as go

from bellflower.record.decimal_years import decimal_years
from bellflower.view import palette
from bellflower.view.figures.lanes import lay_out
from bellflower.view.figures.map import map_figure, mark_size
from bellflower.view.figures.routes import drawn_legs
from bellflower.view.figures.timeline import timeline_figure
from bellflower.view.ground import plain, plotly_script
from bench.generate import FIRST_YEAR, LAST_YEAR, generate

_PAGE = """<!doctype html><meta charset="utf-8"><title>Frames</title>
<script src="{plotly}"></script><div id="figure"></div>
<script>
const figure = {figure};
const box = document.getElementById('figure');
Plotly.newPlot(box, figure.data, figure.layout).then(() => Plotly.addFrames(box, figure.frames))
  .then(() => {{ window.drawn = true; }});
window.show = async (name) => {{
  const begin = performance.now();
  const still = {{duration: 0}};
  const options = {{mode: 'immediate', transition: still, frame: {{duration: 0, redraw: true}}}};
  await Plotly.animate(box, [name], options);
  return new Promise((resolve) => requestAnimationFrame(() => {{
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now() - begin);
    channel.port2.postMessage(0);
  }}));
}};
</script>"""


def frames_page(number: int, file: Path) -> list[str]:
    """Write a page with the timeline and the map of a made-up record in one figure, and a frame a year.

    Returns the names of the frames. Each frame changes what must change: the sizes of the places on
    the map. The timeline is drawn once and not touched, which favors this baseline.
    """
    record = generate(number)
    last = LAST_YEAR + 1
    lanes = lay_out(record.events, tuple(palette.MARKS), last)
    time = timeline_figure(lanes, record.eras, palette.LIGHT, FIRST_YEAR, last)
    legs = drawn_legs(record.routes, record.route_legs, record.places)
    place = map_figure(record.events, record.event_places, record.places, legs, palette.LIGHT)
    traces = [*time.data, *place.data]
    shown = plain(place)["data"][-1]["customdata"]
    figure = go.Figure(traces, layout=time.layout)
    figure.update_layout(height=1000, geo=place.layout.geo.to_plotly_json(), yaxis_domain=[0.55, 1])
    figure.update_layout(geo_domain={"y": [0, 0.5]})
    starts = dict(zip(record.events["id"], decimal_years(record.events["earliest"])))
    began: dict[str, list[float]] = {}
    for event, at in zip(record.event_places["event_id"], record.event_places["place_id"]):
        began.setdefault(at, []).append(starts[event])
    names = [str(year) for year in range(FIRST_YEAR, last)]
    frames = [
        {
            "name": name,
            "traces": [len(traces) - 1],
            "data": [
                {
                    "type": "scattergeo",
                    "marker": {
                        "size": [
                            mark_size(count)
                            if (count := sum(s < int(name) + 1 for s in began[at]))
                            else 0
                            for at in shown
                        ]
                    },
                }
            ],
        }
        for name in names
    ]
    page = _PAGE.format(
        plotly=plotly_script().as_uri(), figure=json.dumps(plain(figure) | {"frames": frames})
    )
    file.write_text(page, encoding="utf-8")
    return names
