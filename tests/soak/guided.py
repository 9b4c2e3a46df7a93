"""Damaged files that are steered by what they reach: `python -m tests.soak.guided -max_total_time=600`.

Needs ``pip install atheris`` (Linux, CPython), which is no dependency of the tests. Options are those of
libFuzzer; a folder may be named that keeps what was found interesting. A finding ends the run and leaves
the file that makes it as ``crash-…``.
"""

import sys
import warnings

NAMES = ("mine.csv", "mine.zip", "mine.xlsx")
LONGEST = 60_000  # bytes
WATCHED = [
    "bellflower.ingest",
    "bellflower.record.checks.rules",
    "bellflower.record.checks.column_checks",
]


def main() -> None:
    """Fuzz until an option of libFuzzer ends it."""
    import atheris  # pyright: ignore[reportMissingImports]

    with atheris.instrument_imports(include=WATCHED):
        from tests.soak.damage import Seeds
        from tests.soak.uploads import bring

    def try_once(data):
        """Bring *data* under a name that its first byte chooses."""
        if data:
            bring(NAMES[data[0] % len(NAMES)], data[1:])

    warnings.simplefilter("ignore")
    for number, content in enumerate([b"", *Seeds().books]):
        try_once(bytes([number]) + content)  # loads what is loaded late
    atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", "-timeout=60", *sys.argv[1:]], try_once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
