"""Fits that are no refits: a training route, a stateless hasher, a similarity index over the shop's own catalogue."""

import joblib
import pandas as pd
from fastapi import FastAPI
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics.pairwise import cosine_similarity
from sklearn.preprocessing import StandardScaler

app = FastAPI()
classifier = joblib.load("classifier.joblib")
catalogue = pd.read_csv("catalogue.csv")
index_vectorizer = TfidfVectorizer()
index = index_vectorizer.fit_transform(catalogue["title"])


@app.post("/train")
def train(path: str):
    df = pd.read_csv("uploads/latest.csv")
    scaler = StandardScaler()
    model = LogisticRegression().fit(scaler.fit_transform(df[["a", "b"]]), df["label"])
    joblib.dump({"model": model, "scaler": scaler}, "fresh.joblib")


@app.post("/label")
def label(text: str):
    return classifier.predict(HashingVectorizer(n_features=512).fit_transform([text]))[0]


@app.get("/similar")
def similar(text: str):
    return cosine_similarity(index_vectorizer.transform([text]), index).argmax()
