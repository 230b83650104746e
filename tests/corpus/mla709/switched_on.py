# seen in: toverainc/willow-inference-server main.py@ba965a8a660a26d04581e872e3bfae5b298106d0
"""A file that is kept only where a request asks for it, and one that is kept for each; and settings that are cached."""

from fastapi import FastAPI, Query, UploadFile

app = FastAPI()
chosen = {"provider": None}
last = None


@app.post("/transcribe")
def transcribe(audio: UploadFile, keep: bool = Query(False), keep_too: bool = True):
    said = audio.file.read()
    if keep:
        with open("static/heard.wav", "wb") as file:  # expect: MLA709 as info
            file.write(said)
    if keep_too:
        with open("static/heard_too.wav", "wb") as file:  # expect: MLA709 as warning
            file.write(said)
    return {"text": words_of(said)}


@app.post("/llm")
async def save_llm_config(provider: str):
    global chosen
    await rows.put("provider", provider)
    chosen = {"provider": provider}
    return chosen


@app.post("/ask")
async def ask(question: str):
    global last
    last = {"question": question}  # expect: MLA709 as warning
    return last
