import gradio as gr
from transformers import pipeline

classify = pipeline("text-classification", model="models/news")


def predict(text):
    return classify(text)[0]


gr.Interface(fn=predict, inputs="text", outputs="json").launch()  # ok: the loopback address
