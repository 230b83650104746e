# seen in: WalidAlsafadi/Haqiqa-Arabic-Fake-News-Detector webapp/backend/app.py
import gradio as gr
from transformers import pipeline

classify = pipeline("text-classification", model="models/news")


def predict(text):
    return classify(text)[0]


page = gr.Interface(fn=predict, inputs="text", outputs="json")  # expect: MLA702

if __name__ == "__main__":
    page.queue().launch(server_name="0.0.0.0", server_port=7860, share=False)
