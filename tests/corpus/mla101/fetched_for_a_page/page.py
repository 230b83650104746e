# a form of: weights that the button of a page fetches to the disk as they come
import gradio as gr
from torch.hub import download_url_to_file
from weights import fetch, newest


def describe(picture):
    fetch("https://models.example.com/caption.pth", "caption.pth")
    download_url_to_file("https://models.example.com/words.pth", "words.pth")  # expect: MLA101 as warning
    return f"{picture}: {newest('https://models.example.com/newest')}"


with gr.Blocks() as page:
    picture = gr.Textbox()
    button = gr.Button("describe")
    button.click(describe, inputs=picture, outputs=picture)

page.launch()
