# seen in: RVC-Boss/GPT-SoVITS tools/uvr5/webui.py@48b1a0169a28582a8984402f82cf438d3bfa6aca (the sound form)
import argparse

import gradio as gr
from sounds import louder

parser = argparse.ArgumentParser()
parser.add_argument("--songs", help="D:\\songs, or any other folder")

with gr.Blocks() as page:
    songs = gr.Textbox(label="folder", placeholder="C:\\Users\\Mara\\songs")
    told = gr.Textbox(label="state")
    gr.Button("louder").click(louder, songs, told)

page.launch()
