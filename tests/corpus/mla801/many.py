# seen in: shubhampawar224-source/web-bot main.py@e1d20d40ce57e6d14f00f74db9971ccab9f0df42
from fastapi import FastAPI

app = FastAPI()


@app.post("/first")
def first(row: list[float]):
    print("asked")  # expect: MLA801
    return model.predict([row])


@app.post("/second")
def second(row: list[float]):
    print("asked")  # expect: MLA801
    return model.predict([row])


@app.post("/third")
def third(row: list[float]):
    print("asked")  # expect: MLA801
    return model.predict([row])


@app.post("/fourth")
def fourth(row: list[float]):
    print("asked")  # expect: MLA801
    return model.predict([row])


@app.post("/fifth")
def fifth(row: list[float]):
    print("asked")  # expect: MLA801
    return model.predict([row])


@app.post("/sixth")
def sixth(row: list[float]):
    print("asked")  # ok: five functions tell enough of a file
    return model.predict([row])


@app.post("/seventh")
def seventh(row: list[float]):
    print("asked")
    return model.predict([row])
