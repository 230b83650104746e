import cv2
import numpy as np
import streamlit as st
from tensorflow.keras.models import load_model

model = load_model("scans.keras")
upload = st.file_uploader("scan", type=["png"])
if upload is not None:
    raw = np.frombuffer(upload.read(), np.uint8)
    scan = cv2.imdecode(raw, cv2.IMREAD_GRAYSCALE)
    scan = cv2.resize(scan, (128, 128))
    scan = scan / 255.0
    st.write(model.predict(scan[None]).argmax())  # expect: MLA202
