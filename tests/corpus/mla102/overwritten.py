# seen in: narendrakalam2001/absa-sentiment-analysis-mlops src/model_loader.py@25301478217e3c087a41a0f4cb564e8c34414ee8
"""Files that cannot be read, count as empty, and are written anew."""

import json
import logging
from pathlib import Path

logger = logging.getLogger(__name__)
LOG = Path("runs.json")


def add_run(run):
    runs = []
    if LOG.exists():
        try:
            runs = json.loads(LOG.read_text())
        except Exception:  # expect: MLA102 as warning
            runs = []
    runs.append(run)
    LOG.write_text(json.dumps(runs))


def add_site(path, site):
    sites = []
    with open(path) as stream:
        try:
            sites = json.load(stream)
        except json.JSONDecodeError as error:  # expect: MLA102 as warning
            logger.warning("%s cannot be read: %s", path, error)
    sites.append(site)
    with open(path, "w") as stream:
        json.dump(sites, stream)


def add_where_there_is_none(path, site):
    try:
        with open(path) as stream:
            sites = json.load(stream)
    except FileNotFoundError:
        sites = []
    sites.append(site)
    with open(path, "w") as stream:
        json.dump(sites, stream)


def add_elsewhere(path, site):
    try:
        with open(path) as stream:
            sites = json.load(stream)
    except ValueError:
        sites = []
    sites.append(site)
    with open(f"{path}.new", "w") as stream:
        json.dump(sites, stream)


def add_with_copy(path, site):
    try:
        with open(path) as stream:
            sites = json.load(stream)
    except ValueError:
        Path(path).rename(f"{path}.broken")
        sites = []
    sites.append(site)
    with open(path, "w") as stream:
        json.dump(sites, stream)
