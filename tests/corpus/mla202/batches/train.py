# a form of: training through a Sequence, a generator function, from_generator and tfds, each with its own scaling
import glob

import tensorflow as tf
import tensorflow_datasets as tfds
from loading import Filled, Pictures, batches
from tensorflow import keras


def net():
    return keras.Sequential([keras.layers.Conv2D(4, 3), keras.layers.Dense(1)])


def scaled(image, label):
    return tf.image.resize(tf.cast(image, tf.float32), (150, 150)) / 255.0, label


def main():
    files = glob.glob("cats/*.jpg")
    labels = [int("cat" in name) for name in files]
    model = net()
    model.fit(Pictures(files, labels), epochs=2, validation_data=Pictures(files, labels))
    model.save("sequence.h5")
    model = net()
    model.fit_generator(generator=Filled(files, {}), epochs=2)
    model.save("filled.h5")
    model = net()
    model.fit(batches(files, labels), steps_per_epoch=10)
    model.save("yielded.h5")
    model = net()
    made = tf.data.Dataset.from_generator(lambda: batches(files, labels), output_types=(tf.float32, tf.int32))
    model.fit(made.prefetch(2), epochs=3)
    model.save("generated.h5")
    (rows, held), about = tfds.load("cats_vs_dogs", split=["train", "test"], with_info=True, as_supervised=True)
    model = net()
    model.fit(rows.map(scaled).batch(8), validation_data=held.map(scaled).batch(8), epochs=about.splits["train"].num_shards)
    model.save("published.h5")


if __name__ == "__main__":
    main()
