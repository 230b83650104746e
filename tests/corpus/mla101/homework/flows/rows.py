from steps.fetching_nightly import fetch_nightly


def rows():
    return fetch_nightly("https://example.org/may.parquet")
