# seen in: TheCacophonyProject/classifier-pipeline src/piclassifier/servemodel.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49
import cv2
from flask import Flask, jsonify, request
from waitress import serve

app = Flask(__name__)
asked = []
last = None


@app.route("/predict", methods=["POST"])
def predict():
    global last
    last = read(request.data)
    cv2.imwrite("shown.jpg", last)
    asked.append(request.path)  # expect: MLA709
    return jsonify(model.predict("shown.jpg"))


if __name__ == "__main__":
    serve(app, port=8000, threads=1)
