# seen in: serge-chat/serge api/src/serge/routers/chat.py@3cb250c48286d644fd1e73e8a47cbacb60be6e21
"""Routes, and functions that programs call, whose answer is the text of what went wrong."""

import traceback

from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/ask")
def ask(question: str, model):
    try:
        answer = model.generate(question)
    except Exception as error:
        said = error.__str__()
        log.error(said)
        return said  # expect: MLA102
    return answer


@app.post("/rank")
def rank(rows: list[float], model):
    try:
        return model.predict([rows]).tolist()
    except Exception as error:
        return "could not rank: {}".format(error)  # expect: MLA102


@app.post("/trace")
def trace(rows: list[float], model):
    try:
        return model.predict([rows]).tolist()
    except Exception:  # expect: MLA102
        return traceback.format_exc()


@app.post("/sound")
def sound(rows: list[float], model):
    try:
        return model.predict([rows]).tolist()
    except Exception as error:
        raise HTTPException(503, str(error)) from error


def digest_of(path, maker):
    try:
        with open(path, "rb") as file:
            maker.update(file.read())
        return maker.hexdigest()
    except OSError as error:  # expect: MLA102 info
        return f"cannot be read: {error}"


def statement_of(question, client):
    try:
        return client.submit(question).text
    except Exception as error:  # expect: MLA102 info
        return str(error)


def why_not(client):
    try:
        client.submit("ping")
    except Exception as error:
        return str(error)
    return ""


def error_of(client, name):
    try:
        return client.submit(name).problem
    except Exception as error:
        return str(error)


def search_tool(client, words):
    try:
        return client.submit(words).text
    except Exception as error:
        return f"search does not work: {error}"
