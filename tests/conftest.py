"""What tests of every kind share."""

import pytest
from hypothesis import settings

from explorer.dataset import load_dataset

settings.register_profile("bellflower", deadline=None)  # the first date pays for importing edtf
settings.load_profile("bellflower")


@pytest.fixture(scope="session")
def record():
    """The shipped record. Select from its frames, never write."""
    return load_dataset()
