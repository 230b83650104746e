# seen in: featurestoreorg/serverless-ml-course src/06-module/sml/pipelines/streamlit_app.py
import pandas as pd


def last_seen(card, long, lat):
    return pd.DataFrame({"card": [card], "latitude": [long], "longitude": [lat]})  # expect: MLA214


def rightly(card, long, lat):
    return pd.DataFrame({"card": [card], "latitude": [lat], "longitude": [long]})


def turned(a, b):
    return pd.DataFrame({"a": [b], "b": [a]})


def renamed(width, high):
    return pd.DataFrame({"width_before": [width], "height": [high]})
