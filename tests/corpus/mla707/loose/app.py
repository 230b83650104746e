from bodies import Answer, Ask, AskMany, Batch, Checked, Looked, Note, Told
from fastapi import FastAPI
from scorer import Scorer

app = FastAPI()
scorer = Scorer("model.joblib")


@app.post("/predict")
def one(ask: Ask) -> Answer:
    return Answer(prediction=scorer.of(ask.input), data={})


@app.post("/predict-many")
def many(ask: AskMany):
    return [scorer.of(each) for each in ask.inputs]


@app.post("/predict-batch")
def batch(sent: Batch):
    return [scorer.of(claim) for claim in sent.claims]


@app.post("/predict-told")
def told(sent: Told):
    return scorer.of({"area": sent.area, "times": len(sent.history)})


@app.post("/predict-looked")
def looked(ask: Looked):
    return scorer.of_known(ask.features)


@app.post("/predict-checked")
def checked(ask: Checked):
    return scorer.of(ask.features)


@app.post("/notes")
def note(note: Note):
    return {"kept": len(note.data)}
