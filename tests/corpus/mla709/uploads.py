# seen in: h2oai/h2ogpt openai_server/agent_prompting.py@a0ad1920a847cf12a4e9c3453f6cdb736fe97ba0
import tempfile
import threading

import cv2
from fastapi import FastAPI, UploadFile

app = FastAPI()
lock = threading.Lock()
history = []
served = 0
model = None
last = None


@app.post("/leaf")
def leaf(file: UploadFile):
    global served, last
    with open("upload.jpg", "wb") as target:  # expect: MLA709
        target.write(file.file.read())
    served += 1  # expect: MLA709
    last = classify("upload.jpg")  # expect: MLA709
    history.append(last)  # expect: MLA709
    cv2.imwrite("static/heat.png", explain(last))  # expect: MLA709
    return {"label": last}


@app.post("/leaf-own")
def leaf_own(file: UploadFile):
    global served, model
    if model is None:
        model = load_model("leaf.pt")
    found = []
    with tempfile.NamedTemporaryFile(suffix=".jpg") as target:
        target.write(file.file.read())
        found.append(model.predict(target.name))
    with lock:
        served += 1
        history.append(found[0])
    return {"label": found[0]}


def export():
    with open("history.csv", "w") as target:
        target.write("\n".join(history))
