# seen in: SGOD-pro/sentiment-analysis ml/per_category_clustering.py@01dc7467c925cb3dd09c9780fe69eca78970af3d
import joblib
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer


def name_clusters():
    vectors = np.load("vectors.npy")
    texts = pd.read_csv("complaints.csv")["text"]
    clusters = KMeans(n_clusters=8, random_state=0)
    numbers = clusters.fit_predict(vectors)
    joblib.dump(clusters, "clusters.joblib")
    named = []
    for number in range(8):
        words = TfidfVectorizer(max_features=500)
        weights = words.fit_transform(texts)
        mean = np.asarray(weights[numbers == number].mean(axis=0)).ravel()
        spoken = words.get_feature_names_out()
        named.append({"cluster": number, "words": ", ".join(spoken[i] for i in mean.argsort()[-5:])})
    pd.DataFrame(named).to_csv("to_name.csv", index=False)


def write_tables():
    rows = pd.read_csv("complaints.csv")
    words = TfidfVectorizer(max_features=500)
    weights = words.fit_transform(rows["text"])  # expect: MLA208
    table = pd.DataFrame(weights.toarray())
    for name, part in {"train": table[:800], "test": table[800:]}.items():
        part.to_csv(f"{name}.csv", index=False)


if __name__ == "__main__":
    name_clusters()
    write_tables()
