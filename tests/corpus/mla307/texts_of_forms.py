# a form of: demos that ask a model about a text that may be empty
import gradio as gr
import joblib
import torch

news = joblib.load("news.joblib")
net = torch.jit.load("net.pt")


def judge(text, kind):  # expect: MLA307 as info
    if kind == "fast":
        return str(news.predict([text])[0])
    with torch.no_grad():
        return float(net(text))


def judge_short(text):  # expect: MLA307 as info
    return str(news.predict([text.lower()])[0])


def judge_something(text):
    if not text.strip():
        raise gr.Error("nothing to judge")
    return str(news.predict([text])[0])


def judge_cleaned(text):
    words = text.split()
    return str(news.predict([" ".join(words)])[0]) if words else "nothing to judge"


def shout(text):
    return text.upper()


field = gr.Textbox(label="News")

with gr.Blocks() as demo:
    gr.Interface(fn=judge, inputs=[gr.Textbox(label="Text"), gr.Dropdown(["fast", "slow"])], outputs="text")
    gr.Button("Judge").click(judge_short, field, gr.Label())
    gr.Button("Judge").click(judge_something, [field], gr.Label())
    gr.Interface(judge_cleaned, "text", "label")
    gr.Interface(shout, "text", "text")

demo.launch()
