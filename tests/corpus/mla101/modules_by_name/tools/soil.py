# seen in: radicalxdev/marvel-ai-backend app/utils/document_loaders.py@3bb060356aef1097c4cef5cc6401f11400764e95
import requests


def work(wish):
    return read(wish)


def read(wish):
    told = requests.get("https://soil.example/now", params={"of": wish})  # expect: MLA101 error
    told.raise_for_status()
    return told.json()
