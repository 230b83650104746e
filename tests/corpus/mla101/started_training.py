# seen in: izam-mohammed/Loan-Prediction-System app.py@0f0ae49be58a3b86529e352efcd8c27057f428c6, maheshpachpande/insurance-fraud-detection-MLOps app.py@4e33f4ab6c9a8386a039cedd80a50fcafa6be61f
import os

from flask import Flask

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
