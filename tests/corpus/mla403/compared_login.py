# seen in: dhruvmkolhe/customer-prediction-api frontend/utils/auth.py@10aac416a01495943d44f01505edc86392399f42
import streamlit as st
from fastapi import FastAPI, HTTPException
from fastapi.responses import RedirectResponse

app = FastAPI()


def gate():
    with st.form("gate"):
        password = st.text_input("Password", type="password")
        sent = st.form_submit_button("Open")
    if sent:
        if password == "orchard77":  # expect: MLA403 as error
            st.session_state["open"] = True
        else:
            st.error("no")


def gate_by_secret(typed):
    password = typed.strip()
    if password == st.secrets["gate"]:
        st.session_state["open"] = True


def check(name, password):
    return name == "keeper" and password == "orchard77"  # expect: MLA403 as error


@app.post("/enter")
def enter(form: dict):
    if form["username"] != "keeper" or form["password"] != "orchard77":  # expect: MLA403 as error
        raise HTTPException(status_code=401, detail="no such keeper")
    return RedirectResponse("/orchard")


def refuse_known(password):
    if password == "orchard77":
        raise ValueError("choose another password for the data base")
    return password


def describe(column, kind):
    if kind == "password":
        return "hidden"
    if column.pwd == "hidden":
        return "left out"
    return "shown"


def skip_masked(settings):
    if settings.password != "hidden":
        settings.save()
