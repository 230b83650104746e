# a form of: prints of progress, of results and ids, and of what somebody wrote, while a service answers
from fastapi import FastAPI

app = FastAPI()


@app.post("/translate")
def translate(ip: str, scan_id: str):
    return loaded().generate(cut(ip, scan_id))


def cut(ip, scan_id):
    parts = ip.strip().split("|")
    print("parts", parts[:5])  # expect: MLA801 as info
    return parts


def above(share: float | None):
    print("above", share)  # expect: MLA801 as info
    return share or 0.5


def loaded():
    print("loading the model")  # expect: MLA801 as info
    return pipeline("translation")


@app.post("/label")
def label(row: list[float]):
    found = model.predict([row])[0] > above(row[0])
    print(found)  # expect: MLA801 as info
    return int(found)
