# a form of: rows of a request that are put into groups, which are the answer, and a model of groups that is trained
import joblib
from fastapi import FastAPI
from sklearn.cluster import DBSCAN, KMeans

app = FastAPI()


@app.post("/group")
def group(rows: list[list[float]]):
    groups = KMeans(n_clusters=3, random_state=0)
    groups.fit(rows)
    return {"groups": groups.labels_.tolist()}


@app.post("/retrain")
def retrain(rows: list[list[float]]):
    groups = KMeans(n_clusters=3, random_state=0)
    groups.fit(rows)  # expect: MLA705
    joblib.dump(groups, "groups.joblib")
    return {"groups": groups.labels_.tolist()}


@app.post("/all")
def whole():
    groups = KMeans(n_clusters=3, random_state=0)
    groups.fit(read_all())  # expect: MLA705
    return {"groups": groups.labels_.tolist()}


@app.post("/dense")
def dense(rows: list[list[float]]):
    return {"groups": DBSCAN().fit(rows).labels_.tolist()}
