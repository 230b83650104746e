import pandas as pd


def fetch(url):
    rows = pd.read_parquet(url)  # expect: MLA101 as info
    rows.to_parquet("/tmp/rows.parquet")
    return "/tmp/rows.parquet"
