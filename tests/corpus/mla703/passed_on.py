# a form of: a provider's refusal that is passed on to the caller, and limits nobody
from fastapi import FastAPI, HTTPException
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/chat")  # expect: MLA703
def chat(text: str):
    try:
        answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}], max_tokens=99)
    except Exception as error:
        if "rate_limit" in str(error):
            raise HTTPException(status_code=429, detail="rate limit of the provider") from error
        raise
    return {"answer": answer.choices[0].message.content}
