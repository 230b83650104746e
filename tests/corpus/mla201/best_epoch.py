# seen in: ahmedbesbes/overview-and-benchmark-of-traditional-and-deep-learning-models-in-text-classification article_5.ipynb@40f521d495dc89d7744aa932d451324b727e914d
"""The best epoch is read back and asked by the program that trained it, with the words it counted itself."""

import pandas as pd
from keras.callbacks import ModelCheckpoint
from keras.layers import GRU, Dense, Embedding
from keras.models import Sequential, load_model
from keras.preprocessing.sequence import pad_sequences
from keras.preprocessing.text import Tokenizer

texts = pd.read_csv("texts.csv")
train, test = texts.iloc[:9000], texts.iloc[9000:]
words = Tokenizer(num_words=20000)
words.fit_on_texts(train["text"])
rows = pad_sequences(words.texts_to_sequences(train["text"]), maxlen=35)
model = Sequential([Embedding(20000, 50), GRU(64), Dense(1, activation="sigmoid")])
model.compile(loss="binary_crossentropy", optimizer="adam")
model.fit(rows, train["kind"], callbacks=[ModelCheckpoint("models/weights-{epoch:02d}-{val_accuracy:.4f}.hdf5")])

best = load_model("models/weights-01-0.8262.hdf5")
print(best.predict(pad_sequences(words.texts_to_sequences(test["text"]), maxlen=35)))
