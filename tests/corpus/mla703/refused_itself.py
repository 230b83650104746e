# a form of: a route that counts its callers, and refuses those who ask too often
from buckets import Empty, quota
from fastapi import FastAPI, HTTPException, Request
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/chat")
def chat(request: Request, text: str):
    try:
        quota.take(request.client.host)
    except Empty as error:
        raise HTTPException(status_code=429, detail="slower, please") from error
    answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}], max_tokens=99)
    return {"answer": answer.choices[0].message.content}


@app.post("/chat/short")
def short(request: Request, text: str):
    if asked_often(request.client.host):
        raise HTTPException(status_code=429, detail="slower, please")
    answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}], max_tokens=9)
    return {"answer": answer.choices[0].message.content}
