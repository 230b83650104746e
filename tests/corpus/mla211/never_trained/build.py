# a form of: a script that builds a network and saves it as it is, where the training script saves its own
from tensorflow.keras import layers, models

network = models.Sequential([layers.Input(shape=(8,)), layers.Dense(4, activation="relu"), layers.Dense(1)])
network.compile(optimizer="adam", loss="mse")
network.save("models/price.h5")  # expect: MLA211 warning
