import os

from fastapi import FastAPI

app = FastAPI()


@app.get("/hand-on")
def hand_on(key: str):
    return {"ok": key == os.getenv("API_KEY")}  # expect: MLA902 as info
