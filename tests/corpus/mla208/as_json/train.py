# seen in: Aguerra2020/phishing-detector-app backend/train.py
"""A tokenizer that is written as JSON is saved; the other one is not."""

import pandas as pd
from tensorflow import keras
from tensorflow.keras.preprocessing.text import Tokenizer

texts = pd.read_csv("mails.csv")
tokenizer = Tokenizer(num_words=1000)
tokenizer.fit_on_texts(texts["text"])
with open("tokenizer.json", "w", encoding="utf-8") as file:
    file.write(tokenizer.to_json())
rows = keras.preprocessing.sequence.pad_sequences(tokenizer.texts_to_sequences(texts["text"]), maxlen=50)
model = keras.Sequential([keras.layers.Dense(1)])
model.fit(rows, texts["label"])
model.save("model.h5")

subjects = Tokenizer(num_words=1000)
subjects.fit_on_texts(texts["subject"])
lines = keras.preprocessing.sequence.pad_sequences(subjects.texts_to_sequences(texts["subject"]), maxlen=50)
other = keras.Sequential([keras.layers.Dense(1)])
other.fit(lines, texts["label"])
other.save("subjects.h5")  # expect: MLA208
