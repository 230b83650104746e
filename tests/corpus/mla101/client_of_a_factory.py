# seen in: ZeinebGhrab/Multimodal-Emotion-Recognition-System src/agent/emotion_agent.py
import ollama
from fastapi import FastAPI

app = FastAPI()


def get_client():
    return ollama.Client(host="http://ollama:11434")


def bounded_client():
    return ollama.Client(host="http://ollama:11434", timeout=30)


def models():
    client = get_client()
    return [model.model for model in client.list().models]


@app.post("/ask")
def ask(question: str):
    client = get_client()
    for _ in range(3):
        answer = client.chat(model="llama3", messages=[{"role": "user", "content": question}])  # expect: MLA101
        if answer.message.content:
            return answer.message.content


@app.post("/ask-soon")
def ask_soon(question: str):
    client = bounded_client()
    return client.chat(model="llama3", messages=[{"role": "user", "content": question}]).message.content
