"""What tests of every kind share."""

import pytest

from explorer.dataset import load_dataset


@pytest.fixture(scope="session")
def record():
    """The shipped record. Select from its frames, never write."""
    return load_dataset()
