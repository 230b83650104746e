from fastapi import FastAPI, HTTPException
from talk import answer, answer_in, belongs, trimmed, window

app = FastAPI()
MOST = 400
settings = {"kept": 20}


@app.post("/answer")
def post_answer(body: dict):
    said = body["lines"]
    if said[-1]["from"] != "guest":
        raise HTTPException(422, "a guest has to speak last")
    return answer(said, body["room"])


@app.post("/answer-in")
def post_answer_in(body: dict):
    return answer_in(body["lines"], body["room"])


@app.post("/line")
def post_line(line: dict, room: str):
    found = lines.get(line["id"])
    if found.room_id != room:
        raise HTTPException(404, "no such line")
    return belongs(found, room)


@app.post("/trim")
def post_trim(text: str):
    return trimmed(text, most=MOST, kept=settings["kept"])


@app.post("/window")
def post_window(rows: list[float], first: int, last: int):
    return window(rows, first, last)
