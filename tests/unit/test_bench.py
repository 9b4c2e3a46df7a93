"""The made-up records of the benchmarks are records: what is measured is drawn from them."""

from bellflower.view.instrument.index import build_index
from bellflower.view.linked_view import build_spec, build_stage
from bench.generate import generate


def test_a_made_up_record_can_be_shown_in_both_views():
    record = generate(40)
    spec = build_spec(record, build_stage(record), record.events, record.routes)
    assert spec["events"]["id"] == record.events["id"].tolist()
    assert build_index(record)["events"]["id"] == record.events["id"].tolist()
