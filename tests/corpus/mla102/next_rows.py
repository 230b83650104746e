# seen in: daiv05/maize-doctor-classifier src/data/dataset.py@2daae23b43641daf686e8ecfe11654392fdbab8a
"""Datasets that answer another row for one that cannot be read."""

import logging

from torch.utils.data import Dataset

log = logging.getLogger(__name__)


class Leaves(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, index):
        for step in range(5):
            row = self.rows[(index + step) % len(self.rows)]
            try:
                picture = read_picture(row["path"])
                break
            except (FileNotFoundError, RuntimeError) as error:  # expect: MLA102 as info
                log.warning("%s: %s", row["path"], error)
        else:
            raise RuntimeError("five rows in turn cannot be read")
        return picture, row["label"]


class Stems(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, index):
        try:
            return read_picture(self.rows[index]["path"])
        except Exception:  # expect: MLA102 as info
            return self[(index + 1) % len(self.rows)]


class Roots(Dataset):
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, index):
        for attempt in range(3):
            try:
                return read_picture(self.rows[index]["path"])
            except OSError as error:  # ok: it is the same row that is tried again
                log.warning("try %s: %s", attempt + 1, error)
        raise RuntimeError(f"row {index} cannot be read")
