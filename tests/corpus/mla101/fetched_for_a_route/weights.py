# a form of: weights that a route fetches to the disk as they come
import requests


def fetch(url, path):
    answer = requests.get(url, stream=True)  # expect: MLA101 as error
    answer.raise_for_status()
    with open(path, "wb") as stream:
        for block in answer.iter_content(1024):
            stream.write(block)
