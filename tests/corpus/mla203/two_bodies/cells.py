# seen in: omkar-borhade/Skin-Cancer-Detection-Diagnosis-Project flask/DiagnosisModel/skin.ipynb@2923efb9feabd5bcde3f3683dc90fb857feb2199 (the sound form)
import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing import image
from tensorflow.keras.preprocessing.image import ImageDataGenerator

scaled = ImageDataGenerator(rescale=1.0 / 255)

model = tf.keras.Sequential([tf.keras.layers.Conv2D(8, 3), tf.keras.layers.Dense(1)])
model.fit(scaled.flow_from_directory("moles", target_size=(96, 96)))
model.save("first.keras")

model = tf.keras.models.load_model("first.keras")


def ask(path):
    picture = image.img_to_array(image.load_img(path, target_size=(96, 96)))
    return model.predict(picture[None] / 255.0)


ask("a.png")

model = tf.keras.Sequential([tf.keras.layers.Conv2D(32, 3), tf.keras.layers.Dense(1)])
model.fit(scaled.flow_from_directory("moles", target_size=(300, 300)))
model.save("second.keras")

model = tf.keras.models.load_model("second.keras")


def ask(path):
    picture = image.img_to_array(image.load_img(path, target_size=(300, 300)))  # ok: of the second model
    return model.predict(np.expand_dims(picture, 0) / 255.0)


def ask_small(path):
    picture = image.img_to_array(image.load_img(path, target_size=(224, 224)))  # expect: MLA203
    return model.predict(np.expand_dims(picture, 0) / 255.0)


ask("b.png")
ask_small("b.png")
