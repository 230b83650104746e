# a form of: a service that imports its libraries as a whole, or gives their names others
import fastapi
import flask
import openai
from pydantic import BaseModel as Sent
from pydantic import Field as Limited

app = fastapi.FastAPI()
old = flask.Flask(__name__)
client = openai.OpenAI(timeout=20)


def answered(message):
    turns = [{"role": "user", "content": message}]
    answer = client.chat.completions.create(model="gpt-4o-mini", max_tokens=300, messages=turns)
    return answer.choices[0].message.content


class Review(Sent):
    text: str  # expect: MLA704


class ShortReview(Sent):
    text: str = Limited(max_length=2000)


@app.post("/judge")
def judge(review: Review):
    return {"label": model.predict([review.text])[0]}


@app.post("/judge_short")
def judge_short(review: ShortReview):
    return {"label": model.predict([review.text])[0]}


@app.post("/look")
async def look(photo: fastapi.UploadFile = fastapi.File(...)):
    return {"label": model.predict(prepare(await photo.read()))[0]}  # expect: MLA704


@old.route("/ask", methods=["POST"])
def ask():
    message = flask.request.form["message"]  # expect: MLA704
    return answered(message)


@old.route("/ask_short", methods=["POST"])
def ask_short():
    message = flask.request.form["message"]
    if len(message) > 500:
        flask.abort(413)
    return answered(message)
