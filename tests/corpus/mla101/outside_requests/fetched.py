"""What the start of the service fetches."""

import requests


def fetch(address):
    answer = requests.get(address)  # expect: MLA101 as warning
    with open("model.joblib", "wb") as stream:
        stream.write(answer.content)
    return "model.joblib"
