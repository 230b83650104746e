# a form of: the file that a callback writes while a network is fitted
import tensorflow as tf
from tensorflow import keras


def main():
    pictures = keras.utils.image_dataset_from_directory("data/train", image_size=(128, 128))
    pictures = pictures.map(lambda image, label: (tf.cast(image, tf.float32) / 255.0, label))
    model = keras.Sequential([keras.layers.Conv2D(8, 3), keras.layers.Flatten(), keras.layers.Dense(2)])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    kept = keras.callbacks.ModelCheckpoint("models/cracks.keras", save_best_only=True)
    model.fit(pictures, epochs=5, callbacks=[keras.callbacks.EarlyStopping(patience=2), kept])


if __name__ == "__main__":
    main()
