# seen in: vuniem131104/fraud-detection src/drift_detection/service.py@23a1e7413341303f52e493b44bf15acbb2661f63
"""A service that reads its baseline when it is opened, and not later."""

import pandas as pd


class Drift:
    async def open(self):
        self.baseline = pd.read_parquet("baseline.parquet")

    async def compare(self):
        return pd.read_parquet("current.parquet").mean() - self.baseline.mean()  # expect: MLA701
