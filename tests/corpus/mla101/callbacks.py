# seen in: Assyrian91/churn-prediction-api front-end/front_end_app.py@e5d2ccba3af930b5adaf710cf5660e9b8654ee6a
"""A page of Dash, which asks the service on the same machine."""

import dash
import requests
from dash import Input, Output, State, callback, dcc, html

API = "http://127.0.0.1:8000/predict"
app = dash.Dash(__name__)
app.layout = html.Div([dcc.Input(id="age"), html.Button("Ask", id="ask"), html.Div(id="answer")])


@app.callback(Output("answer", "children"), Input("ask", "n_clicks"), State("age", "value"))
def answer(clicks, age):
    return requests.post(API, json={"age": age}).json()["score"]  # expect: MLA101


@callback(Output("state", "children"), Input("tick", "n_intervals"))
def state(ticks):
    return requests.get(API, timeout=2).status_code
