# a form of: names whose beginning a request chooses and whose end the program does, and what is sent, copied or cleaned too late
import os
import shutil

import requests
from fastapi import FastAPI, Form, HTTPException

app = FastAPI()


@app.post("/rename")
def rename(prefix_path: str = Form(...)):
    os.rename("kept/source.model", os.path.join("kept", f"{prefix_path}_source.model"))  # expect: MLA406 as warning
    end = "checkpoint.pt"
    os.rename("kept/last.pt", os.path.join("kept", f"{prefix_path}_{end}"))


@app.get("/map")
def heat_map(map_name_path: str):
    shown = f"./maps/{map_name_path}.cam.png"
    with open(shown, "rb") as file:  # expect: MLA406 as info
        return file.read()


@app.get("/table")
def table(table_path: str):
    with open(f"{table_path}.csv") as file:  # expect: MLA406 as warning
        return file.read()


@app.get("/anything")
def anything(file_path: str):
    with open("kept/" + file_path) as file:  # expect: MLA406 as error
        return file.read()


@app.post("/send")
def send(callback_url: str):
    requests.post(callback_url, json={"done": True}, timeout=5)  # expect: MLA406 as error


@app.post("/take")
def take(source_file: str = Form(...)):
    shutil.copy(source_file, "kept")  # expect: MLA406 as error
    return os.path.basename(source_file)


@app.post("/take_listed")
def take_listed(source_file: str = Form(...)):
    if source_file not in os.listdir("offered"):
        raise HTTPException(404)
    shutil.copy(source_file, "kept")
