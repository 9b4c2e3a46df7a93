"""A reader's own record as one that every page can show."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from bellflower.i18n import _
from bellflower.ingest.gazetteer import locate
from bellflower.ingest.pipeline import Examined
from bellflower.ingest.reader import EVENTS
from bellflower.record.dataset import Dataset, assemble, with_bounds
from bellflower.record.schema import load_tables

_OPEN = 9999  # the year of an end that is open


def _covering_eras(eras: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return *eras* with another before and after them, so that no dated event lies outside of all.

    Without eras there is a single one for the whole record.
    """
    bounds = with_bounds(pd.DataFrame({"date": events["date"].unique()}))
    dated = bounds[bounds["earliest"].notna()]
    this_year = date.today().year
    first = int(dated["earliest"].dt.year.min()) if len(dated) else this_year - 1
    years = dated["latest"].dt.year
    last = max([first, *years[years < _OPEN].tolist()])
    if eras.empty:
        return _era(eras, "whole", _("Your record"), f"{first:04}/{max(last, first + 1):04}")
    told = with_bounds(eras)
    start = int(told["earliest"].dt.year.min())
    ends = told["latest"].dt.year
    if first < start:
        eras = _era(eras, "before", _("Before"), f"{first:04}/{start:04}")
    if ends.max() < last:
        eras = _era(eras, "after", _("After"), f"{int(ends.max()):04}/{last:04}")
    return eras


def _era(eras: pd.DataFrame, name: str, title: str, span: str) -> pd.DataFrame:
    row = {"id": f"{name}-{len(eras)}", "title": title, "date": span, "summary": title}
    names = [column.name for column in load_tables()["eras"].columns]
    more = pd.DataFrame([row], columns=names, dtype="str")
    return pd.concat([eras[names], more], ignore_index=True).astype("str")


def build_record(examined: Examined, approved: Mapping[str, str]) -> Dataset:
    """Return the record of the good rows of *examined*, with the places that the reader *approved*.

    *approved* names a known place for each place of the file that is to lie where that lies.
    """
    tables = {name: rows.frame for name, rows in examined.tables.items()}
    tables["places"] = locate(tables["places"], approved)
    tables["eras"] = _covering_eras(tables["eras"], tables[EVENTS])
    return replace(assemble(tables), own_name=examined.name)
