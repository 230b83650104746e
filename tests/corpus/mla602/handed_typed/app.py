from fastapi import FastAPI
from pulse import both, fresh, moods

app = FastAPI()
model = fresh("pulse.pt")


@app.post("/moods")
def of_waves(waves: list[list[float]]):
    return {"moods": moods(model, waves, "cpu"), "both": both(model, waves[0], waves[1])}
