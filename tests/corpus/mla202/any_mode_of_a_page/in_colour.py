import numpy as np
import streamlit as st
from PIL import Image
from tensorflow import keras
from tensorflow.keras.utils import img_to_array

model = keras.models.load_model("shells.keras")
sent = st.file_uploader("Shell", type=["jpg", "png"])
if sent is not None:
    picture = Image.open(sent).convert("RGB").resize((128, 128), Image.BILINEAR)
    row = np.expand_dims(img_to_array(picture) / 255.0, axis=0)
    st.write(int(np.argmax(model.predict(row))))
