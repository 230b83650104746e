# a form of: a booster that is taken out of its pipeline to be saved in its own format
import joblib
import pandas as pd
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from xgboost import XGBRegressor


def train(path):
    table = pd.read_csv(path)
    pipeline = Pipeline(steps=[("scaler", StandardScaler()), ("regressor", XGBRegressor())])
    return pipeline.fit(table[["power", "mileage"]], table["price"])


def save(model, path):
    model.named_steps["regressor"].save_model(path)  # expect: MLA208 info


def train_whole(path):
    table = pd.read_csv(path)
    pipeline = Pipeline(steps=[("scaler", StandardScaler()), ("regressor", XGBRegressor())])
    pipeline.fit(table[["power", "mileage"]], table["price"])
    joblib.dump(pipeline, "whole.joblib")
    pipeline.named_steps["regressor"].save_model("to_look_at.json")


def train_apart(path):
    table = pd.read_csv(path)
    pipeline = Pipeline(steps=[("scaler", StandardScaler()), ("regressor", XGBRegressor())])
    pipeline.fit(table[["power", "mileage"]], table["price"])
    joblib.dump(pipeline.named_steps["scaler"], "scaler.joblib")
    joblib.dump(pipeline.named_steps["regressor"], "regressor.joblib")


def train_plain(path):
    table = pd.read_csv(path)
    pipeline = Pipeline(steps=[("same", FunctionTransformer()), ("regressor", XGBRegressor())])
    pipeline.fit(table[["power", "mileage"]], table["price"])
    joblib.dump(pipeline.named_steps["regressor"], "plain.joblib")


def main():
    model = train("cars.csv")
    save(model, "price.json")
