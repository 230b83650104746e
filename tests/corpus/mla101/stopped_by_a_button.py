# seen in: RVC-Boss/GPT-SoVITS webui.py@48b1a0169a28582a8984402f82cf438d3bfa6aca
"""A page that starts work of any length: what a button stops is not waited for without end, what nothing stops is."""

import os
import signal
import subprocess
import sys

import gradio as gr

cleaning = None
slicing = None


def start(folder):
    global cleaning
    cleaning = subprocess.Popen([sys.executable, "clean.py", folder])
    cleaning.wait()  # expect: MLA101 as info
    cleaning = None
    return "cleaned"


def stop():
    global cleaning
    if cleaning is not None:
        os.kill(cleaning.pid, signal.SIGTERM)
        cleaning = None
    return "stopped"


def cut(folder):
    global slicing
    slicing = subprocess.Popen([sys.executable, "slice.py", folder])
    slicing.wait()  # expect: MLA101 as warning
    slicing = None
    return "cut"


with gr.Blocks() as page:
    where = gr.Textbox(label="folder")
    told = gr.Textbox(label="state")
    gr.Button("clean").click(start, where, told)
    gr.Button("stop").click(stop, None, told)
    gr.Button("cut").click(cut, where, told)

page.launch()
