"""Damaged files for as long as SOAK_SECONDS says: none may crash, hang or fill the memory."""

import os
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.soak.damage import Seeds, damaged
from tests.soak.uploads import bring, deadline

SECONDS = float(os.environ.get("SOAK_SECONDS", "600"))
MOST_MB = 1024  # that the process may grow; a file unpacks to 200 MB at most
FOUND = Path("build/soak")


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.filterwarnings("ignore::UserWarning")  # zipfile and openpyxl tell of what is odd
def test_no_damaged_file_crashes_hangs_or_fills_the_memory():
    seeds, counts, found = Seeds(), Counter(), {}
    first = int(os.environ.get("SOAK_SEED", time.time_ns() % 1_000_000_000))
    before, end, number = _memory_mb(), time.monotonic() + SECONDS, first
    while time.monotonic() < end:
        chance = Random(number)
        name, data = damaged(chance, seeds)
        try:
            with deadline(60):
                counts[bring(name, data, is_shown=number % 10 == 0)] += 1
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a finding
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
            if kind not in found:
                FOUND.mkdir(parents=True, exist_ok=True)
                (FOUND / f"{number}-{name or 'nameless'}").write_bytes(data)
                found[kind] = f"seed {number}: {''.join(traceback.format_exception(error)[-6:])}"
            counts[kind] += 1
        number += 1
    told = [f"{count:8,}  {what}" for what, count in counts.most_common()]
    grown = f"memory {before:.0f} to {_memory_mb():.0f} MB"
    head = f"{number - first:,} files, first seed {first}, {grown}"
    sys.stdout.write("\n".join(["", head, *told, ""]))
    assert not found, "\n\n".join(found.values())
    assert _memory_mb() - before < MOST_MB
