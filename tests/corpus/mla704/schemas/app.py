from fastapi import FastAPI
from schemas import Bounded, Chat, Checked, Houses, Note

app = FastAPI()


@app.post("/chat")
def chat(body: Chat):
    return model.generate(body.message)


@app.post("/bounded")
def bounded(body: Bounded):
    return model.generate(body.message)


@app.post("/checked")
def checked(body: Checked):
    return model.generate(body.message)


@app.post("/houses")
def houses(body: Houses):
    return model.predict(frame(body.inputs))


@app.post("/notes")
def notes(body: Note):
    return store(body.text)
