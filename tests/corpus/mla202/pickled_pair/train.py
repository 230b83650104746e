# seen in: DataTalksClub/machine-learning-zoomcamp 05-deployment/code/05-train-churn-model.ipynb
# seen in: alexeygrigorev/mlbookcamp-code chapter-05-deployment/05-deploy.ipynb@db3a803512b2c2ee51e818f2a9a12223ff2bf356
import pickle

import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("customers.csv")
texts = list(df.dtypes[df.dtypes == "object"].index)
for column in texts:
    df[column] = df[column].str.lower().str.replace(" ", "_")
columns = ["plan", "city", "months"]


def fit(df, y):
    records = df[columns].to_dict(orient="records")
    vectorizer = DictVectorizer(sparse=False)
    model = LogisticRegression(solver="liblinear")
    model.fit(vectorizer.fit_transform(records), y)
    return vectorizer, model


pair = fit(df, df.left.values)
vectorizer, model = pair
with open("leaving.bin", "wb") as file:
    pickle.dump((vectorizer, model), file)
