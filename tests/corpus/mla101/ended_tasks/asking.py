import requests

SERVICE = "https://words.example.org"


def described(review):
    # only a task that its worker ends waits here
    return requests.post(f"{SERVICE}/describe", json={"text": review}).json()["description"]


def translated(review):
    return requests.post(f"{SERVICE}/translate", json={"text": review}).json()["text"]  # expect: MLA101
