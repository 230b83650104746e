# a form of: a request with nothing in it, whose answer carries its status in the body
from http import HTTPStatus

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Question(BaseModel):
    text: str


@app.post("/tone")
def tone(question: Question):
    text = question.text
    if text:
        answer = {"message": HTTPStatus.OK.phrase, "status-code": HTTPStatus.OK, "data": model.predict(text)}
    else:
        answer = {"message": "no text", "status-code": HTTPStatus.BAD_REQUEST}  # expect: MLA102 as info
    return answer


@app.post("/topic")
def topic(question: Question):
    if not question.text.strip():
        return {"message": "no text", "status_code": 400}  # expect: MLA102 as info
    return {"status_code": 200, "data": topics.predict(question.text)}


@app.post("/irony")
def irony(question: Question):
    if not question.text:
        return {"error": "no text"}  # expect: MLA102 as warning
    return {"data": ironies.predict(question.text)}


@app.post("/mood")
def mood(question: Question):
    score = moods.predict(question.text)
    if score:
        return {"status_code": 200, "data": score}
    return {"status_code": 500, "message": "no mood"}  # expect: MLA102 as warning
