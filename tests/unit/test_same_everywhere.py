"""Two servers of one record name their files alike: a page of one may ask the other."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = """
from bellflower.web.assets import ground_asset
from bellflower.web.instrument import instrument_assets

print(ground_asset().name, *instrument_assets(), sep="\\n")
"""


def test_the_names_of_files_do_not_depend_on_the_process():
    """The order of a Python set differs from process to process, and with it a hash of the content."""
    told = [
        subprocess.run(
            [sys.executable, "-c", NAMES],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert "index-en-" in told[0]
    assert told[0] == told[1]
