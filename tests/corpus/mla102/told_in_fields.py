# seen in: zanellig/sentiment-api app/helpers/analysis.py@ef2a8241bf8690cacd42a0356fc073eeb634217e
"""What a failure is told by: a list kept under a key, a field of a call, a flag in its place, a dict that goes out."""

from fastapi import FastAPI

app = FastAPI()


@app.post("/tone")
def tone(text: str):
    answer = {"text": text}
    try:
        answer["tone"] = tone_model.predict(text)
    except Exception as error:
        answer.setdefault("warnings", []).append(f"no tone: {error}")
    try:
        answer["irony"] = irony_model.predict(text)
    except Exception as error:
        answer.update({"error": str(error)})
    try:
        topics = {"topics": topic_model.predict(text)}
    except Exception as error:
        topics = {"error": str(error)}
    return {**answer, "more": topics}


@app.post("/pair")
def pair(text: str):
    try:
        return first_model.predict(text), second_model.predict(text)
    except Exception as error:
        said = f"no comparison: {error}"
        return said, said


def open_model():
    try:
        return load_model("tone.keras"), True
    except Exception:
        return None, False


@app.post("/summary")
def summary(text: str):
    answer = {"text": text}
    try:
        answer["short"] = short_model.predict(text)
    except Exception as error:  # expect: MLA102 as warning
        answer.setdefault("notes", []).append("tone is a matter of taste")
    return answer
