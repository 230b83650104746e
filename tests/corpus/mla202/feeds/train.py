# a form of: models that are converted before they are written
import pandas as pd
import tensorflow as tf

net = tf.keras.Sequential([tf.keras.layers.Dense(4), tf.keras.layers.Dense(1)])
net.compile("adam", "mse")
windows = pd.read_csv("windows.csv")
net.fit(windows[["x", "y", "z"]].to_numpy() / 9.81, windows["load"])
with open("load.tflite", "wb") as out:
    out.write(tf.lite.TFLiteConverter.from_keras_model(net).convert())
