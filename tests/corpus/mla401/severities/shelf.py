# seen in: megokul/text-summarizer src/textsummarizer/dbhandler/s3_handler.py@c7d07418b47a723d63f577a38ebc43302f6f2e4d
import pickle

import requests


def from_shelf(name):
    return pickle.loads(requests.get("https://shelf.example.org/" + name, timeout=9).content)  # expect: MLA401 as info


class Shelf:
    def get(self, name):
        return pickle.loads(requests.get(name, timeout=9).content)  # expect: MLA401 as warning
