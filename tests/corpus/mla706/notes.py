from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health():
    # no model in this service
    return {"status": "OK"}


@app.post("/notes")
def notes(text: str):
    return store(text)
