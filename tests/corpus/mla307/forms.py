# a form of: a demo whose numbers have no range
import gradio as gr
import joblib
import torch

rent = joblib.load("rent.joblib")
roof = torch.jit.load("roof.pt")


def price(rooms, metres):
    return float(rent.predict([[rooms, metres]])[0])


def yearly(power, tilt):
    with torch.inference_mode():
        return float(roof.yearly(torch.tensor([[power, tilt]])))


def careful(rooms, metres):
    if rooms is None or not 0 < rooms < 20:
        raise gr.Error("1 to 20 rooms")
    return price(rooms, metres)


def half(number):
    return number / 2


metres = gr.Number(label="Square metres")  # expect: MLA307 as info

with gr.Blocks() as demo:
    gr.Interface(yearly, [gr.Number(label="kWp"), gr.Slider(0, 90)], gr.Number())  # expect: MLA307 as info
    gr.Interface(price, [gr.Number(minimum=1, maximum=20), gr.Number(maximum=500)], gr.Number())
    gr.Interface(half, gr.Number(), gr.Number())
    answer = gr.Number()
    gr.Button("Price").click(fn=price, inputs=[gr.Slider(1, 9), metres], outputs=answer)
    gr.Button("Price").click(careful, [gr.Number(), gr.Number()], answer)

demo.launch()
