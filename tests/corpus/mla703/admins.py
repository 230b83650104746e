# seen in: Kurkool/cutip-rag-chatbot ingest/routers/scan_all.py
from fastapi import Depends, FastAPI
from openai import OpenAI
from portal import require_super_admin

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/summaries")
def summaries(text: str, _who: dict = Depends(require_super_admin)):
    return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=300).output_text
