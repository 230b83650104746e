# seen in: mircohoehne/e2e-taxi-ride-duration-prediction scripts/train_model.py@0ea13dc60cf34bf24b0529acc0b93059faffaf50
from pathlib import Path

import joblib
import polars as pl
from prefect import flow, task
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LinearRegression


@task
def add_pairs(lf: pl.LazyFrame) -> pl.LazyFrame:
    return lf.with_columns(pl.concat_str([pl.col("PU"), pl.col("DO")], separator="_").alias("pair"))


@task
def vectorize(lf: pl.LazyFrame, features: list[str]):
    vectorizer = DictVectorizer()
    return vectorizer.fit_transform(lf.select(features).collect().to_dicts()), vectorizer


@task
def save(model, path):
    joblib.dump(model, path)


@flow
def main():
    lf = pl.scan_parquet("rides.parquet").filter(pl.col("duration") > 0).pipe(add_pairs)
    rows, vectorizer = vectorize(lf, features=["pair", "distance"])
    model = LinearRegression()
    model.fit(rows, lf.select("duration").collect().to_numpy().ravel())
    save((model, vectorizer), Path("models") / "ride.joblib")
