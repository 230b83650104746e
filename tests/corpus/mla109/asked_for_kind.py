# seen in: arenasys/sd-inference-server utils.py@1afe6cbb342ea2cb89b8a1c15f3d115662be566a
"""Files that are fetched: where their kind is asked for first, where it is only told, and where nothing is."""

import requests

BINARY = {"application/zip", "application/octet-stream"}


def fetch(url, path):
    answer = requests.get(url, stream=True, timeout=10)
    kind = answer.headers.get("content-type", "unknown")
    if kind not in BINARY and answer.headers.get("Content-Type"):
        raise RuntimeError(f"{kind} is no file")
    with open(path, "wb") as file:
        for piece in answer.iter_content(chunk_size=1024):
            file.write(piece)


def fetch_and_tell(url, path):
    answer = requests.get(url, stream=True, timeout=10)
    if answer.headers.get("content-type") not in BINARY:
        print("this may be no file")
    with open(path, "wb") as file:
        for piece in answer.iter_content(chunk_size=1024):
            file.write(piece)  # expect: MLA109


def fetch_anything(url, path):
    answer = requests.get(url, stream=True, timeout=10)
    with open(path, "wb") as file:
        for piece in answer.iter_content(chunk_size=1024):
            file.write(piece)  # expect: MLA109
