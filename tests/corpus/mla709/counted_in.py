# a form of: counts in a dictionary of the module, in threads, on the loop and under a lock
import threading

from fastapi import FastAPI

app = FastAPI()
counts = {"asked": 0, "failed": 0}
held = {"asked": 0}
by_label = {"spam": {"seen": 0}}
guard = threading.Lock()


def note(label: str) -> None:
    by_label[label]["seen"] += 1  # expect: MLA709


@app.post("/predict")
def predict(row: list[float]):
    counts["asked"] += 1  # expect: MLA709
    label = model.predict([row])[0]
    note(label)
    if label is None:
        counts["failed"] += 1
    with guard:
        held["asked"] += 1
    own = {"spam": 0}
    own["spam"] += 1
    return {"label": label, "own": own}


@app.post("/generate")
async def generate(text: str):
    counts["asked"] += 1
    return {"text": await engine.generate(text)}
