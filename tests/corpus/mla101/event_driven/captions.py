# a form of: what only a Lambda that an upload starts calls
import requests


def captions_of(key):
    return requests.post("https://speech.example/text", json={"key": key}).json()  # expect: MLA101 as warning
