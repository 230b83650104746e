# seen in: mdeff/fma utils.py
import requests


class Archive:
    def recent(self):
        return requests.get("https://archive.example/recent.json").json()  # expect: MLA101 as info
