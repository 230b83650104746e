import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("back.joblib")


class Visit(BaseModel):
    age: int
    earlier: int
    pills: list[str]


@app.post("/back")
def back(visit: Visit):
    row = [visit.age, visit.earlier, len(visit.pills)]
    return float(model.predict_proba([row])[0, 1])  # expect: MLA202


@app.post("/back/bounded")
def back_bounded(visit: Visit):
    row = [visit.age, min(visit.earlier, 10), len(visit.pills)]
    return float(model.predict_proba([row])[0, 1])


@app.post("/back/more")
def back_more(visit: Visit, others: list[float]):
    row = [visit.age, visit.earlier, *others]  # ok: how many there are is not known
    return float(model.predict_proba([row])[0, 1])
