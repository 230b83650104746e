import pandas as pd


def fetch_nightly(url):
    rows = pd.read_parquet(url)  # expect: MLA101 as warning
    rows.to_parquet("/tmp/rows.parquet")
    return "/tmp/rows.parquet"
