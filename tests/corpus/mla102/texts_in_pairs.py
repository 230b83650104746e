# seen in: PromtEngineer/localGPT backend/server.py@34f3107f56a88203859092312231b945a711c619
"""Texts about a failure that go out as the first of two, where the answer stands."""

from fastapi import FastAPI, HTTPException

app = FastAPI()


def ask(client, question):
    try:
        answer = client.chat.completions.create(model="small", messages=[question], max_tokens=200, timeout=20)
        answer_text = answer.choices[0].message.content
        return answer_text, []
    except TimeoutError as error:
        raise HTTPException(504, "the model took too long") from error
    except Exception as error:  # expect: MLA102 as warning
        return f"Error processing the question: {error}", []


def ask_and_tell(client, question):
    try:
        answer = client.chat.completions.create(model="small", messages=[question], max_tokens=200, timeout=20)
        answer_text = answer.choices[0].message.content
        return answer_text, True
    except Exception as error:
        return f"Error processing the question: {error}", False


@app.post("/ask")
def answered(question: str):
    text, sources = ask(app.state.client, {"role": "user", "content": question})
    return {"answer": text, "sources": sources}


@app.post("/ask/told")
def answered_or_told(question: str):
    text, well = ask_and_tell(app.state.client, {"role": "user", "content": question})
    if not well:
        raise HTTPException(502, text)
    return {"answer": text}
