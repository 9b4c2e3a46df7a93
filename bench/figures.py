"""What the benchmarks report: percentiles, and the machine they were measured on."""

import os
import platform


def machine() -> str:
    """Return in one line what the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB memory, "
        f"no GPU, Python {platform.python_version()}, headless Chromium"
    )


def percentile(values: list[float], part: float) -> float:
    """Return the value below which *part* (0 to 1) of *values* lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
