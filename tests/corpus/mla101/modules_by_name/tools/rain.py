# seen in: radicalxdev/marvel-ai-backend app/utils/document_loaders.py@3bb060356aef1097c4cef5cc6401f11400764e95
import requests


def work(wish):
    told = requests.get("https://rain.example/now", params={"of": wish}, timeout=10)
    told.raise_for_status()
    return told.json()


def idle(wish):
    told = requests.get("https://rain.example/then", params={"of": wish})  # expect: MLA101 warning
    told.raise_for_status()
    return told.json()


if __name__ == "__main__":
    print(idle("now"))
