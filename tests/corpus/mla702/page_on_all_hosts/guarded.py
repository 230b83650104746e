import os

import gradio as gr
from transformers import pipeline

classify = pipeline("text-classification", model="models/news")


def predict(text):
    return classify(text)[0]


with gr.Blocks() as page:
    gr.Textbox().submit(predict)

page.launch(server_name="0.0.0.0", auth=("reader", os.environ["PAGE_PASSWORD"]))
