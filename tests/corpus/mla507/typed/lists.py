# a form of: a field beside a path that is opened
import gradio as gr
import pandas as pd


def fields():
    return gr.Textbox(label="raw", value="D:\\Sounds\\raw")


def rows():
    return pd.read_csv("D:\\Sounds\\rows.csv")  # expect: MLA507 as warning
