# seen in: dhruvmkolhe/customer-prediction-api backend/model_trainer.py@10aac416a01495943d44f01505edc86392399f42
"""A table summed up by customer is a table again: columns picked of it leave the group of an earlier scaling out."""

import pandas as pd
from fastapi import FastAPI
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

app = FastAPI()
COLUMNS = ["visits", "spent"]


class Trainer:
    def __init__(self):
        self.scaler = StandardScaler()
        self.groups = None

    def segment(self, people):
        scaled = self.scaler.fit_transform(people[COLUMNS])
        self.groups = KMeans(n_clusters=4, random_state=0)
        people["segment"] = self.groups.fit_predict(scaled)

    def add_segment(self, people):
        if "segment" not in people.columns:
            people["segment"] = self.groups.predict(self.scaler.transform(people[COLUMNS].fillna(0)))
        return people


@app.post("/train")
def train():
    bought = pd.read_csv("bought.csv")
    people = bought.groupby("customer").agg(visits=("day", "nunique"), spent=("price", "sum")).reset_index()
    people["spent"] = people["spent"].round(2)
    trainer = Trainer()
    trainer.segment(people)
    return {"people": len(trainer.add_segment(people))}
