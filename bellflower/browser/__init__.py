"""Every script and style sheet that a browser runs."""

from pathlib import Path

FOLDER = Path(__file__).parent
