# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/dashboard_user/data_access.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
"""Outages that are kept as having nothing."""

import pandas as pd


class DownError(Exception):
    """The database does not answer."""


class Rows:
    def window(self, start, end):
        key = ("window", start, end)
        try:
            rows = self.client.rows_between(start, end)
        except DownError:  # expect: MLA109 info
            rows = pd.DataFrame(columns=["zone", "price"])
        rows = self.in_order(rows)
        value = (rows, "db")
        self.cache.set(key, value=value, ttl_seconds=600)
        return value

    def window_if_up(self, start, end):
        key = ("window", start, end)
        rows = self.in_order(self.client.rows_between(start, end))
        self.cache.set(key, value=rows, ttl_seconds=600)
        return rows
