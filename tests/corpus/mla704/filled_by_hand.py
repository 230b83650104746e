# a form of: schemas that a route fills by hand with what it was sent
import openai
from flask import Flask, jsonify, request
from pydantic import BaseModel, Field

app = Flask(__name__)
client = openai.OpenAI(timeout=20)


class Plea(BaseModel):
    message: str  # expect: MLA704
    name: str = "nobody"


class Wish(BaseModel):
    message: str  # expect: MLA704


class Short(BaseModel):
    message: str = Field(max_length=800)


class Reply(BaseModel):
    text: str
    sentences: list[str]


class Kept(BaseModel):
    message: str


def ask(message):
    made = client.responses.create(model="gpt-4o-mini", input=message, max_output_tokens=200)
    return Reply(**{"text": made.output_text, "sentences": made.output_text.split(". ")})


@app.route("/plea", methods=["POST"])
def plea():
    asked = Plea.model_validate(request.get_json())
    return jsonify(ask(asked.message).model_dump())


@app.route("/wish", methods=["POST"])
def wish():
    sent = request.json
    asked = Wish(**sent)
    return jsonify(ask(asked.message).model_dump())


@app.route("/short", methods=["POST"])
def short():
    return jsonify(ask(Short(**request.get_json(force=True)).message).model_dump())


@app.route("/kept", methods=["POST"])
def kept():
    with open("kept.txt", "a") as target:
        target.write(Kept(**request.json).message)
    return "", 204
