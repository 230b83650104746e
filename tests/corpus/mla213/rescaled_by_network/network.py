from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.applications import EfficientNetB0


def build(classes):
    inputs = keras.Input(shape=(224, 224, 3))
    base = EfficientNetB0(include_top=False, weights="imagenet")
    x = base(inputs, training=False)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))


def build_on_top(classes):
    base = keras.applications.MobileNetV3Small(include_top=False, input_shape=(224, 224, 3))
    x = layers.GlobalAveragePooling2D()(base.output)
    return keras.models.Model(inputs=base.input, outputs=[layers.Dense(classes)(x)])
