from fastapi import FastAPI
from weights import fetch

app = FastAPI()


@app.post("/caption")
def caption(name: str):
    fetch("https://models.example.com/caption.pth", "caption.pth")
    return {"caption": name}
