# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
from fastapi import FastAPI, UploadFile
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/predict")
def predict(file: UploadFile):
    return {"label": int(model.predict(decode(file)))}


@app.post("/agent/chat")  # expect: MLA703
def chat(text: str):
    answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}], max_tokens=200)
    return {"answer": answer.choices[0].message.content}
