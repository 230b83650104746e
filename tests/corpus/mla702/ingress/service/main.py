# seen in: itsmekhoathekid/RecSys-MLops infra/helm/recsys-gateway/templates/api-ingress.yaml@a7ce4e4ec31e0fea5c1e4558c35012aee7b87cac
"""An ingress of the project asks who calls; whether for this service, nobody can say."""

import joblib
from fastapi import FastAPI

app = FastAPI()  # expect: MLA702 as info
model = joblib.load("model.joblib")


@app.post("/recommend")
def recommend(row: list[float]):
    return float(model.predict([row])[0])
