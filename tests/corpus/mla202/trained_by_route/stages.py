# a form of: a stage of the training that a route of the service starts
import pickle

import pandas as pd
from tensorflow import keras
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer


def train():
    posts = pd.read_csv("cleaned.csv")
    texts = posts["clean_text"].fillna("").astype(str).tolist()
    tokenizer = Tokenizer(num_words=5000)
    tokenizer.fit_on_texts(texts)
    padded = pad_sequences(tokenizer.texts_to_sequences(texts), maxlen=80)
    model = keras.Sequential([keras.layers.Embedding(5000, 32), keras.layers.LSTM(16), keras.layers.Dense(1)])
    model.compile("adam", "binary_crossentropy")
    model.fit(padded, posts["label"], epochs=2)
    model.save("hate.keras")
    with open("tokenizer.pickle", "wb") as file:
        pickle.dump(tokenizer, file)
