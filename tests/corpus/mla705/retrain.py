# seen in: clabrugere/fastapi-fraud-detection app/api/routes/train.py@2e436daa1bfeaa02dcbf996782163ca4b1054028
import xgboost as xgb
from fastapi import FastAPI
from langchain_community.vectorstores import FAISS
from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import StandardScaler

app = FastAPI()


@app.on_event("startup")
def start():
    app.state.model = RandomForestClassifier().fit(*read_all())


@app.post("/retrain")
def retrain():
    rows, labels = read_all()
    model = RandomForestClassifier()
    model.fit(rows, labels)  # expect: MLA705
    model.fit(rows, labels)
    return {"trained": len(rows)}


@app.post("/boost")
def boost():
    booster = xgb.train({}, xgb.DMatrix(*read_all()))  # expect: MLA705
    Detector().fit()  # a class of the service that trains: said here, not inside
    return {"best": booster.best_iteration}


class Detector:
    def fit(self):
        self.model = RandomForestClassifier().fit(*read_all())


@app.post("/reindex")
def reindex():
    app.state.index = FAISS.from_documents(read_documents(), embeddings)  # expect: MLA705
    return {"status": "ok"}


@app.post("/predict")
def predict(rows: list[list[float]]):
    scaler = StandardScaler()
    app.state.network.train()
    app.state.network.train(False)
    return app.state.model.predict(scaler.fit_transform(rows)).tolist()


@app.post("/learn")
def learn(row: list[float], label: int):
    app.state.model.partial_fit([row], [label])
    return {"status": "ok"}
