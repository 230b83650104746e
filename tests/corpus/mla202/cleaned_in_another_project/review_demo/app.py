import json
import pickle

import gradio as gr

with open("sentiment.pkl", "rb") as file:
    model = pickle.load(file)


def answer(text):
    return json.dumps(model.predict_proba([text])[0].tolist())


gr.Interface(fn=answer, inputs="text", outputs="text").launch()
