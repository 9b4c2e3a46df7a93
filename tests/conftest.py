"""What tests of every kind share."""

import os

import pytest
from hypothesis import HealthCheck, settings

from bellflower.record.dataset import load_dataset

settings.register_profile("bellflower", deadline=None)  # the first date pays for importing edtf
settings.register_profile(
    "soak",
    deadline=None,
    max_examples=int(os.environ.get("SOAK_EXAMPLES", "20000")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "bellflower"))


@pytest.fixture(scope="session")
def record():
    """The shipped record. Select from its frames, never write."""
    return load_dataset()
