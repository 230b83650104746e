# a form of: a scaler that is given all columns but the label, which it names only to leave it out
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, StandardScaler


class Preparation:
    def __init__(self):
        self.scaler = StandardScaler()
        self.encoder = LabelEncoder()

    def load(self, path):
        self.table = pd.read_csv(path)

    def scale(self):
        self.features = self.scaler.fit_transform(self.table.drop(columns=["target"]))  # expect: MLA301
        self.answers = self.encoder.fit_transform(self.table["target"])

    def divide(self):
        return train_test_split(self.features, self.answers, test_size=0.2, random_state=1)


def other(path):
    table = pd.read_csv(path)
    features = MinMaxScaler().fit_transform(table.loc[:, table.columns != "label"])  # expect: MLA301
    answers = MinMaxScaler().fit_transform(table[["label"]])
    return train_test_split(features, answers, random_state=1)
