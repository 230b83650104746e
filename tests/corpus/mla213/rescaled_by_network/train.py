# seen in: Sneha859/Skin-Lesion-Classification src/evaluate/inference_single.py@8583bf4f0e06edd36c647c287005742515ff2a65
import tensorflow as tf
from network import build, build_on_top

pictures = tf.keras.preprocessing.image_dataset_from_directory("moles", image_size=(224, 224))


def main():
    model = build(5)
    model.compile(loss="sparse_categorical_crossentropy")
    model.fit(pictures, epochs=5)
    model.save("moles.h5")
    small = build_on_top(5)
    small.compile(loss="sparse_categorical_crossentropy")
    small.fit(pictures, epochs=5)
    small.save("moles_small.h5")


if __name__ == "__main__":
    main()
