# a form of: the pieces that were saved, on columns whose names are read from a file
import json
import pickle

import pandas as pd


class Churn:
    def __init__(self):
        with open("schema.json") as file:
            schema = json.load(file)
        self.numbers = schema.get("numbers", [])
        self.words = schema.get("words", [])
        with open("columns.json") as file:
            self.columns = json.load(file)

    def predict(self, rows: pd.DataFrame):
        with open("churn.pkl", "rb") as file:
            model = pickle.load(file)
        with open("scaler.pkl", "rb") as file:
            scaler = pickle.load(file)
        with open("encoder.pkl", "rb") as file:
            encoder = pickle.load(file)
        table = rows.copy()
        table[self.numbers] = scaler.transform(table[self.numbers])  # expect: MLA202
        words = encoder.transform(table[self.words])
        words = pd.DataFrame(words, columns=encoder.get_feature_names_out(self.words), index=table.index)
        ready = pd.concat([table[self.numbers], words], axis=1)
        ready = ready.reindex(columns=self.columns, fill_value=0)
        answers = model.predict(ready.values)
        return answers, model.predict_proba(ready.values)[:, 1]
