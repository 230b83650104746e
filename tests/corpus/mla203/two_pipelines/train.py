# seen in: b3rian/Image-Classifier-CNN-API train.py
import tensorflow as tf
from small import rows


class Trainer:
    def __init__(self, make, train, held):
        self.model = make()
        self.model.compile(optimizer="adam", loss="categorical_crossentropy")
        self.train_rows = train
        self.held = held

    def train(self):
        self.model.fit(self.train_rows, validation_data=self.held, epochs=30)
        return self.model


def make():
    return tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(12)])


model = Trainer(make, rows("data/train", "train"), rows("data/held", "held")).train()
model.save("exports/leaves.keras")
