# seen in: the-full-stack/fsdl-text-recognizer-2022 app_gradio/app.py@ac59bfe43ea3e1ef1e03e4fb3b1bcf715a973063
import gradio as gr


def main(args):
    shown = gr.Interface(fn=read, inputs="image", outputs="text")
    if args.public:
        shown.launch(server_name="0.0.0.0", share=True)  # expect: MLA702
    elif args.team:
        shown.launch(share=True, auth=("team", args.password))
    else:
        shown.launch()
