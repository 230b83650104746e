# seen in: Wannabeasmartguy/GPT-Gradio-Agent GPT-Gradio-Agent.py@60a2451f18cde6f31cbb05f73d96a78160d151b4
import gradio as gr
from answers import *
from labels import *

with gr.Blocks() as demo:
    wish = gr.Textbox(label=label_of("wish"))
    told = gr.Textbox()
    wish.submit(tidy, [wish], [wish]).success(answer, [wish], [told])

demo.launch()
