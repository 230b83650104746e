# seen in: Piyush-Sharma788/PixelTruth preprocessing.py@b713870ed3451ba2e1af7aacda98b92623d8a4d0
import tensorflow as tf
from tensorflow.keras import layers

pictures = tf.keras.utils.image_dataset_from_directory("leaves/train", image_size=(128, 128), label_mode="binary")

model = tf.keras.Sequential()
model.add(layers.RandomFlip("horizontal"))
model.add(layers.Rescaling(1.0 / 255))
model.add(layers.Conv2D(16, 3, activation="relu"))
model.add(layers.GlobalAveragePooling2D())
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(loss="binary_crossentropy", optimizer="adam")
model.fit(pictures, epochs=3)
model.save("leaves.keras")
