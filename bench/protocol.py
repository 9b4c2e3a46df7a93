"""What Streamlit's page in a browser knows: the widgets on it, their values, pages, kept messages.

The messages are Streamlit's own (``BackMsg`` to the server, ``ForwardMsg`` from it); a message that was
kept is not sent again, only its hash.
"""

import json
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

_MOST_RUNS = 2  # a message that as many runs did not show is forgotten; Streamlit's own default
_PREFIX = "$$ID-"  # of the id of a widget: then a hash, then the key that the script gave it
_INTERNAL = "$$STREAMLIT_INTERNAL_KEY"  # before the id of what is no widget of a script


def key_of(widget: str) -> str:
    """Return the key that the script gave to the widget with this id, or the id if it gave none."""
    return widget.removeprefix(_PREFIX).partition("-")[2] or widget


def _chosen(element: Any, kept: Any) -> list[str]:
    return list(kept) if element.set_value else [element.options[number] for number in element.default]


def initial_value(element: Element) -> tuple[str, Any] | None:
    """Return the field of a state and the value that a widget has before it is touched.

    ``None`` for what has no value to tell, such as a text or a button.
    """
    kind = element.WhichOneof("type") or ""
    made: Any = getattr(element, kind) if kind else None
    match kind:
        case "text_input":
            return "string_value", made.value if made.set_value else made.default
        case "selectbox":
            return "string_value", made.raw_value if made.set_value else made.options[made.default]
        case "multiselect":
            return "string_array_value", _chosen(made, made.raw_values)
        case "button_group":
            plain = [made.options[number].content for number in made.default]
            return "string_array_value", list(made.raw_values) if made.set_value else plain
        case "slider" if made.options:
            plain = [made.options[int(number)] for number in made.default]
            return "string_array_value", list(made.raw_value) if made.set_value else plain
        case "slider":
            return "double_array_value", list(made.value if made.set_value else made.default)
    return None


class Browser:
    """What a browser remembers between two runs of the script."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.query = ""
        self.page = ""  # hash of the present page
        self.main = ""  # hash of the main script, which shows what all pages have
        self.common: set[str] = set()  # ids of the widgets that all pages have
        self.pages: dict[str, str] = {}  # hash by the last part of the address
        self.values: dict[str, tuple[str, Any]] = {}  # field and value by id of the widget
        self.ids: dict[str, str] = {}  # id by key, of the widgets that the last run showed
        self.settled: dict[str, Any] = {}  # what the reader last chose in the instrument or the bar
        self.fired: dict[str, str] = {}  # what a component tells once, as JSON, by id
        self.kept: dict[str, tuple[str, str, int]] = {}  # kind, id and last run of kept messages by hash
        self.runs = 0
        self.kinds: set[str] = set()  # kinds of elements that the last run showed
        self.mistakes: list[str] = []  # exceptions that the page shows

    def begin(self) -> None:
        """Forget what the page showed; a run is about to show it anew."""
        self.ids, self.kinds = {}, set()

    def end(self) -> None:
        """Forget the messages that the last runs did not show; a run has ended."""
        self.runs += 1
        self.kept = {name: kept for name, kept in self.kept.items() if self.runs - kept[2] <= _MOST_RUNS}

    def take(self, message: ForwardMsg) -> None:
        """Remember what *message* changes."""
        match message.WhichOneof("type"):
            case "new_session":
                self.page = message.new_session.page_script_hash or self.page
                self.main = message.new_session.main_script_hash
            case "navigation":
                pages = message.navigation.app_pages
                self.pages = {page.url_pathname: page.page_script_hash for page in pages}
                self.page = message.navigation.page_script_hash or self.page
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "ref_hash":
                kind, widget, _ = self.kept[message.ref_hash]
                self.kept[message.ref_hash] = kind, widget, self.runs
                self._show(kind, widget)
            case "delta" if message.delta.WhichOneof("type") == "new_element":
                self._take_element(message)

    def _take_element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type") or ""
        if kind == "exception":
            self.mistakes.append(f"{element.exception.type}: {element.exception.message}")
            return
        made: Any = getattr(element, kind) if kind else None
        widget = getattr(made, "id", "")
        if message.metadata.cacheable:
            self.kept[message.hash] = kind, widget, self.runs
        self._show(kind, widget)
        if widget and message.metadata.active_script_hash == self.main:
            self.common.add(widget)
        first = initial_value(element)
        if first is not None and (widget not in self.values or getattr(made, "set_value", False)):
            self.values[widget] = first

    def _show(self, kind: str, widget: str) -> None:
        self.kinds.add(kind)
        if widget:
            self.ids[key_of(widget)] = widget

    def set(self, key: str, field: str, value: Any) -> None:
        """Give the widget that has *key* another value; raises ``KeyError`` if it is not shown."""
        self.values[self.ids[key]] = (field, value)

    def fire(self, key: str, event: str, value: Any) -> None:
        """Let the component that has *key* tell *value* with the next run, and only with that."""
        widget = f"{_INTERNAL}_{self.ids[key]}__events"
        self.fired[widget] = json.dumps([{"event": event, "value": value}])

    def value(self, key: str, otherwise: Any = None) -> Any:
        """Return the value of the widget that has *key*, or *otherwise* if it has none."""
        return self.values.get(self.ids.get(key, ""), ("", otherwise))[1]

    def turn_to(self, path: str) -> None:
        """Follow the link to the page with this last part of its address."""
        self.page = self.pages[path]
        self.ids = {key: widget for key, widget in self.ids.items() if widget in self.common}

    def rerun(self, pressed: str = "") -> BackMsg:
        """Return the message that asks for a run with the present values, and *pressed* a button."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.page_script_hash = self.page
        state.cached_message_hashes.extend(self.kept)
        state.context_info.url = self.url
        state.context_info.timezone = "UTC"
        state.context_info.locale = "en-US"
        state.context_info.color_scheme = "light"
        shown = set(self.ids.values())
        self.values = {widget: value for widget, value in self.values.items() if widget in shown}
        for widget in self.values:
            _put(state.widget_states.widgets.add(id=widget), *self.values[widget])
        for widget, told in self.fired.items():
            state.widget_states.widgets.add(id=widget, json_trigger_value=told)
        self.fired = {}
        if pressed:
            state.widget_states.widgets.add(id=self.ids[pressed], trigger_value=True)
        return message


def _put(state: WidgetState, field: str, value: Any) -> None:
    if field == "json_value":
        state.json_value = json.dumps(value)
    elif isinstance(value, list):
        getattr(state, field).data.extend(value)
        getattr(state, field).SetInParent()
    else:
        setattr(state, field, value)
