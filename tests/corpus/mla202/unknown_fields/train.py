import pickle

import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LinearRegression


def prepare(df):
    df["PU_DO"] = df["PULocationID"] + "_" + df["DOLocationID"]
    return df[["PU_DO", "trip_distance"]].to_dict(orient="records")


df = pd.read_parquet("green.parquet")
vectorizer = DictVectorizer()
model = LinearRegression().fit(vectorizer.fit_transform(prepare(df)), df["duration"])
with open("lin_reg.bin", "wb") as file:
    pickle.dump((vectorizer, model), file)
