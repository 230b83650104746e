# a form of: recordings that are kept on disk and opened whatever they are
import tempfile

import joblib
import librosa
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("genre.joblib")
KINDS = {".wav", ".mp3"}


def features(path):
    signal, rate = librosa.load(path, sr=16000)
    return [librosa.feature.mfcc(y=signal, sr=rate).mean(axis=1)]


def genre(path):
    return str(model.predict(features(path))[0])


@app.route("/genre", methods=["POST"])
def answer():
    sound = request.files["sound"]  # expect: MLA307 as info
    try:
        with tempfile.NamedTemporaryFile(suffix=".wav") as kept:
            sound.save(kept.name)
            return jsonify({"genre": genre(kept.name)})
    except Exception as error:
        return jsonify({"error": str(error)}), 500


@app.route("/genre/refused", methods=["POST"])
def answer_or_refuse():
    sound = request.files["sound"]
    try:
        with tempfile.NamedTemporaryFile(suffix=".wav") as kept:
            sound.save(kept.name)
            return jsonify({"genre": genre(kept.name)})
    except Exception:
        return jsonify({"error": "no recording"}), 400


@app.route("/genre/known", methods=["POST"])
def answer_to_known():
    sound = request.files["sound"]
    suffix = "." + sound.filename.rsplit(".", 1)[-1]
    if suffix not in KINDS:
        return jsonify({"error": "WAV or MP3"}), 415
    with tempfile.NamedTemporaryFile(suffix=suffix) as kept:
        sound.save(kept.name)
        return jsonify({"genre": genre(kept.name)})
