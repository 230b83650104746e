"""A page takes no other value than it offers; of another list it is a guard."""

import gradio as gr
from settings import INKS, PAPERS, known_inks


def on_paper(paper, width):
    assert paper in PAPERS
    return gr.update(value=width * len(paper))


def on_ink(ink, width):
    assert ink in known_inks  # expect: MLA108 as warning
    return gr.update(value=width * len(ink))


with gr.Blocks() as page:
    paper = gr.Dropdown(choices=PAPERS, label="paper")
    ink = gr.Radio(choices=INKS, label="ink")
    width = gr.Slider(1, 9)
    paper.change(on_paper, inputs=[paper, width], outputs=[width])
    ink.change(on_ink, inputs=[ink, width], outputs=[width])
page.launch()
