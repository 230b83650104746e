# seen in: the-full-stack/fsdl-text-recognizer-2022 app_gradio/app.py@ac59bfe43ea3e1ef1e03e4fb3b1bcf715a973063
import gradio as gr


def read(image):
    return "text"


frontend = gr.Interface(fn=read, inputs="image", outputs="text")
frontend.launch(share=True)  # expect: MLA702 as warning
frontend.launch(share=True, auth=check)
frontend.launch()
