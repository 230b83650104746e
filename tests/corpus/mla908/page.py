# seen in: dhruvmkolhe/customer-prediction-api frontend/utils/charts.py@10aac416a01495943d44f01505edc86392399f42
import joblib
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

model = joblib.load("baskets.joblib")


def bought_together(pairs):
    frame = pd.DataFrame(pairs)
    grid = pd.DataFrame(0, index=frame["left"].unique(), columns=frame["right"].unique())
    for _, pair in frame.iterrows():
        grid.loc[pair["left"], pair["right"]] = pair["times"]
    return go.Figure(go.Heatmap(z=grid.values))


def as_html(frame):
    html = "<table>"
    for _, row in frame.iterrows():
        html += f"<tr><td>{row['left']}</td></tr>"
    return html + "</table>"


def features(frame):
    with st.spinner("working"):
        ratios = []
        for _, row in frame.iterrows():  # expect: MLA908
            ratios.append(row["spent"] / row["visits"])
    return ratios


def answer(frame):
    made = []
    for _, row in frame.iterrows():  # expect: MLA908
        made.append([row["spent"] / row["visits"]])
    st.write(model.predict(made))


frame = pd.read_csv("baskets.csv")
st.plotly_chart(bought_together(frame))
st.markdown(as_html(frame), unsafe_allow_html=True)
st.write(model.predict([features(frame)]))
answer(frame)
