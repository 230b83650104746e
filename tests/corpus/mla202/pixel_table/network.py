# a form of: one function of the training module asks for both sides, and training's table holds pixels
import keras
import numpy as np
import pandas as pd


def prepared(rows: pd.DataFrame):
    pixels = np.array(rows.drop(columns=["digit"])).reshape((len(rows), 28, 28, 1)).astype("float32") / 255
    return pixels


def network(number: int):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10 * number, activation="softmax")])


def train(number: int):
    rows = pd.read_csv("digits.csv")
    model = network(number)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    file = "{}/{}_{}/{}".format("../results", "net", number, "kept/digits_net.weights.h5")
    best = keras.callbacks.ModelCheckpoint(filepath=file, save_weights_only=True)
    model.fit(x=prepared(rows), y=rows["digit"], callbacks=[best])
    return ask(number, prepared(pd.read_csv("held_out.csv")))


def ask(number: int, pixels):
    model = network(number)
    model.load_weights("{}/{}_{}/{}".format("results", "net", number, "kept/digits_net.weights.h5"))
    return model.predict(pixels)
