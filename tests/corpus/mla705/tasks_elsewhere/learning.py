# a form of: a route of another module that starts the training as a task
import pandas as pd
from sklearn.linear_model import LogisticRegression


async def learn(path: str):
    rows = pd.read_csv(path)
    classifier = LogisticRegression()
    classifier.fit(rows[["a"]], rows["b"])


async def learn_now(path: str):
    rows = pd.read_csv(path)
    classifier = LogisticRegression()
    classifier.fit(rows[["a"]], rows["b"])  # expect: MLA705
