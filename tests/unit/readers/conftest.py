"""What the files are written from: the record, a part of it, and the hostile one."""

import pytest

from bellflower.analysis.selection import select
from bellflower.query.permalink import View
from bellflower.record.dataset import load_dataset
from tests.hostile import write_hostile_record


@pytest.fixture(scope="session")
def everything(record):
    return select(record, View())


@pytest.fixture(scope="session")
def few(record):
    from bellflower.query.permalink import from_params
    from bellflower.teaching.stories.known_values import known_values

    return select(record, from_params({"province": ["KP-10"]}, known_values(record))[0])


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    return select(load_dataset(write_hostile_record(tmp_path_factory.mktemp("hostile"))), View())


@pytest.fixture(scope="session", params=["record", "hostile"])
def selection(request, everything, hostile):
    return {"record": everything, "hostile": hostile}[request.param]
