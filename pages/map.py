"""Map of the selected events, their provinces and the routes of their time."""

from explorer.ui import charts, frame

current = frame.heading("Map")
charts.view_picker(current)
charts.map_of(current)
charts.map_notes(current)
