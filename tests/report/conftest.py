"""Puts the folder of the makers of evidence on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
