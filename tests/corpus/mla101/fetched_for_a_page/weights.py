import requests


def fetch(url, path):
    answer = requests.get(url, stream=True)  # expect: MLA101 as warning
    answer.raise_for_status()
    with open(path, "wb") as stream:
        for block in answer.iter_content(1024):
            stream.write(block)


def newest(url):
    answer = requests.get(url)  # expect: MLA101 as error
    answer.raise_for_status()
    return answer.json()
