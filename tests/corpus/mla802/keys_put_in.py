# a form of: an address that a key is put into by a template
import requests

URL = "https://films.example/3/discover?since={}&api_key={}&page={}"
PLAIN = "https://films.example/3/discover?since={}&page={}"


def pages(settings, since):
    key = settings.read("key")
    for page in range(3):
        address = URL.format(since, key, page)
        print(address)  # expect: MLA802
        other = PLAIN.format(since, page)
        print(other)
        yield requests.get(address, timeout=5), requests.get(other, timeout=5)
