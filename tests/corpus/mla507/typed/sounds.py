# seen in: RVC-Boss/GPT-SoVITS webui.py@48b1a0169a28582a8984402f82cf438d3bfa6aca
import gradio as gr
import torch

net = torch.jit.load("louder.pt")


def louder(folder):
    return net(folder)


def fields():
    return gr.Textbox(label="raw", value="D:\\Sounds\\raw"), gr.Textbox(label="out", value="out")  # expect: MLA507 as info
