# seen in: oobabooga/text-generation-webui extensions/sd_api_pictures/script.py@1dcde41d03d13fc768316f4d2256a8a6dd044268
"""Lists that a page asks a server for: what may be chosen, and what is worked with."""

import gradio as gr
import requests


def samplers():
    try:
        answer = requests.get("http://painter:7860/samplers", timeout=5)
        answer.raise_for_status()
        found = [each["name"] for each in answer.json()]
    except Exception:  # expect: MLA109 as info
        found = []
    return found


def styles():
    try:
        answer = requests.get("http://painter:7860/styles", timeout=5)
        answer.raise_for_status()
        found = [each["name"] for each in answer.json()]
    except Exception:  # expect: MLA109 as error
        found = []
    return found


def paint(words):
    return f"{words}, {' '.join(styles())}"


with gr.Blocks() as page:
    words = gr.Textbox(label="words")
    painted = gr.Textbox(label="painted")
    chosen = gr.Dropdown(label="sampler")
    gr.Button("paint").click(paint, words, painted)
    gr.Button("again").click(lambda: gr.update(choices=samplers()), None, chosen)

page.launch()
