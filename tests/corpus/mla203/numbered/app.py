import gradio as gr
import joblib
import numpy as np

model = joblib.load("price.joblib")
FUEL = {"petrol": 0, "diesel": 1, "electric": 2}
GEAR = ["automatic", "manual"]


def price(fuel, gear, power):
    code = FUEL[fuel]  # expect: MLA203
    return float(model.predict(np.array([[code, GEAR.index(gear), power]]))[0])


def price_sorted(fuel, gear, power):
    codes = {"diesel": 0, "electric": 1, "petrol": 2}
    return float(model.predict(np.array([[codes[fuel], GEAR.index(gear), power]]))[0])


gr.Interface(price, ["text", "text", "number"], "number").launch()
