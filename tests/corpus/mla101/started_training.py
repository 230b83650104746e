# seen in: izam-mohammed/Loan-Prediction-System app.py@0f0ae49be58a3b86529e352efcd8c27057f428c6, maheshpachpande/insurance-fraud-detection-MLOps app.py@4e33f4ab6c9a8386a039cedd80a50fcafa6be61f
import os
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.route("/train")
def training():
    os.system("python main.py")
    return "trained"


@app.route("/reproduce")
def reproduce():
    os.system("dvc repro")
    return "reproduced"


@app.route("/convert")
def convert():
    os.system("ffmpeg -i in.wav out.mp3")  # expect: MLA101
    return "converted"


def run_notebook(source):
    subprocess.run(["python", "from_notebook.py", source], check=True)


@app.route("/notebook")
def notebook():
    run_notebook("research.ipynb")
    return "run"


@app.route("/tokens")
def tokens():
    command = f"spm_train --input={request.args['rows']} --vocab_size=8000"
    subprocess.run(command, shell=True, check=True)
    return "trained"
