# a form of: what a Lambda behind a gateway calls
import requests


def title_of(text):
    return requests.post("https://title.example/of", json={"text": text}).text  # expect: MLA101 as error
