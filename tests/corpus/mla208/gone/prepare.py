# seen in: Yunpei24/fraud-detection-ml training/src/pipelines/training_pipeline.py
import joblib
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, StandardScaler


class Scaling:
    def fit_transform(self, table, folder=None):
        self.scaler_ = StandardScaler()
        table[["amount"]] = self.scaler_.fit_transform(table[["amount"]])
        if folder:
            joblib.dump(self.scaler_, f"{folder}/scaler.joblib")
        return table

    def transform(self, table):
        table[["amount"]] = self.scaler_.transform(table[["amount"]])
        return table


def write_tables(path):
    table = pd.read_csv(path)
    scaler = MinMaxScaler()
    table[["age"]] = scaler.fit_transform(table[["age"]])  # expect: MLA208 as info
    table.to_csv("train.csv", index=False)


def split(path):
    table = pd.read_csv(path)
    scaling = Scaling()
    rows = scaling.fit_transform(table, folder=None)  # expect: MLA208 as info
    clean = rows.values
    learnt, held = train_test_split(clean, random_state=0)
    return learnt, held


def split_and_keep(path):
    table = pd.read_csv(path)
    scaling = Scaling()
    return scaling.fit_transform(table, folder="models")


def handed_on(path):
    table = pd.read_csv(path)
    scaler = MinMaxScaler()
    table[["age"]] = scaler.fit_transform(table[["age"]])
    return table, scaler


def answers(path):
    table = pd.read_csv(path)
    encoder = LabelEncoder()
    y = encoder.fit_transform(table["label"])
    return table, y


def spread(path):
    table = pd.read_csv(path)
    scaler = MinMaxScaler()
    scaled = scaler.fit_transform(table[["age"]])
    return float(scaled.std())
