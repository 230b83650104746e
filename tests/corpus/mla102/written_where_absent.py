# a form of: a file that cannot be read, and that is written only where there is none
"""A broken file that is there is left as it is; one that is written whatever is there is lost."""

import json
import os
from pathlib import Path

SETTINGS = "settings.json"
known = {}

try:
    if os.path.exists(SETTINGS):
        with open(SETTINGS) as stream:
            known = json.load(stream)
except Exception as error:
    print("the settings cannot be read:", error)

if not os.path.exists(SETTINGS):
    with open(SETTINGS, "w") as stream:
        json.dump(known, stream)


def remember(path: Path, site):
    sites = []
    try:
        sites = json.loads(path.read_text())
    except Exception:  # expect: MLA102 as warning
        sites = []
    sites.append(site)
    if path.exists():
        path.write_text(json.dumps(sites))


def begin(path: Path, site):
    sites = []
    try:
        sites = json.loads(path.read_text())
    except Exception:
        sites = []
    sites.append(site)
    if path.exists():
        print("there is one already")
    else:
        path.write_text(json.dumps(sites))


class Sites:
    def __init__(self, folder):
        self.file = Path(folder) / "sites.json"

    def _read(self):
        try:
            return json.loads(self.file.read_text())
        except Exception:
            return []

    def begin(self):
        sites = self._read()
        if not self.file.exists():
            self.file.write_text(json.dumps(sites))
