# seen in: arsyad-ah/toxic-comments src/models/bi_lstm_tf.py@ad2dccb51344875a46e5d43b00b7e7d890d61ccb
"""A tokenizer that another method writes as text, scalers of which one is written by another method."""

import json

import joblib
import pandas as pd
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from tensorflow.keras.layers import Dense, Embedding
from tensorflow.keras.models import Sequential
from tensorflow.keras.preprocessing.text import Tokenizer


class Rude:
    def train(self):
        table = pd.read_csv("comments.csv")
        self.words = Tokenizer(num_words=5000)
        self.words.fit_on_texts(table["text"])
        self.network = Sequential([Embedding(5000, 8), Dense(1, activation="sigmoid")])
        self.network.fit(self.words.texts_to_sequences(table["text"]), table["rude"], epochs=3)
        self.network.save("rude.h5")

    def keep(self):
        with open("words.json", "w") as file:
            file.write(json.dumps(self.words.to_json()))


class Crops:
    def train(self):
        table = pd.read_csv("crops.csv")
        self.scales = {}
        scale = StandardScaler()
        self.scales["soil"] = scale
        model = SVC().fit(scale.fit_transform(table[["rain", "heat"]]), table["crop"])
        joblib.dump(model, "crops.joblib")

    def keep(self):
        joblib.dump(self.scales, "scales.joblib")


class Fields:
    def train(self):
        table = pd.read_csv("fields.csv")
        self.level = StandardScaler()
        model = SVC().fit(self.level.fit_transform(table[["rain", "heat"]]), table["crop"])
        joblib.dump(model, "fields.joblib")  # expect: MLA208 as info

    def shown(self):
        print(self.level)
