import requests


class Feed:
    def recent(self):
        return requests.get("https://feed.example/recent.json").json()  # expect: MLA101 as warning
