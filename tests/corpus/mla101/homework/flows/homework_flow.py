# a form of: a download in a step that nothing but a flow of homework asks for
from steps.fetching import fetch


def homework():
    return fetch("https://example.org/may.parquet")
