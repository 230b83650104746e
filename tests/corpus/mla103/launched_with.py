# a form of: a page that is launched only where there is a model
import gradio as gr
from predictor import load_model

try:
    predictor = load_model("mood")
except Exception as error:
    predictor = None
    print("no model:", error)


def predict(frame):
    return predictor.predict(frame)


demo = gr.Interface(fn=predict, inputs="image", outputs="label")
if predictor:
    demo.launch()
else:
    print("not started")
