import cv2
import numpy as np
import streamlit as st
import tensorflow as tf
from tensorflow.keras.applications.efficientnet import preprocess_input
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input as scaled

model = tf.keras.models.load_model("moles.h5")
small = tf.keras.models.load_model("moles_small.h5")


def read(upload):
    image = cv2.imdecode(np.frombuffer(upload.read(), np.uint8), cv2.IMREAD_COLOR)
    return cv2.resize(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), (224, 224))


upload = st.file_uploader("A picture")
if upload is not None:
    picture = read(upload)
    st.write(model.predict((picture / 255.0)[None]))  # expect: MLA213
    st.write(small.predict(scaled(picture[None].astype("float32"))))  # expect: MLA213
    st.write(model.predict(preprocess_input(picture[None])))  # ok: this one does nothing
