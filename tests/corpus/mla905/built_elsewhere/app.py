# seen in: Yasmani-Cascante/retail-recommender-system config/cloud/cloudbuild.yaml@d438a0e3bd9521522b2beba1ca92fc3838f06cea
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
