from clients import get_client, session
from fastapi import FastAPI

app = FastAPI()
made = {}


@app.post("/chat")
def chat(text: str):
    client = made.get("chat")
    if client is None:
        client = get_client("key", "https://llm.example")
    # the factory sets no bound, every call does
    answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}], timeout=20)
    context = session.get("https://search.example", params={"q": text})  # expect: MLA101
    more = session.get("https://search.example", params={"q": text}, timeout=3)
    return [answer, context.json(), more.json()]
