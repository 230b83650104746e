# a form of: a series of any length that a model is trained on within the request, and one row of features
from fastapi import FastAPI
from pydantic import BaseModel, Field
from sklearn.ensemble import IsolationForest

app = FastAPI()


class Series(BaseModel):
    times: list[int] = Field(min_length=10)  # expect: MLA704
    values: list[float] = Field(min_length=10)


class Short(BaseModel):
    values: list[float] = Field(max_length=10_000)


class Row(BaseModel):
    features: list[float]


@app.post("/fit")
def fit(series: Series):
    detector = IsolationForest(random_state=0)
    detector.fit([[each] for each in series.values])
    return {"offset": float(detector.offset_)}


@app.post("/fit/short")
def fit_short(series: Short):
    detector = IsolationForest(random_state=0)
    detector.fit([[each] for each in series.values])
    return {"offset": float(detector.offset_)}


@app.post("/predict")
def predict(row: Row):
    return {"label": int(model.predict([row.features])[0])}
