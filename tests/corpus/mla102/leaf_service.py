# seen in: Gladiator07/Harvestify app/app.py@aac427c1dc6adbadd4d8f16e77e74d6e323d39a1
from fastapi.responses import JSONResponse
from flask import Flask, render_template, request

app = Flask(__name__)


@app.route("/disease", methods=["POST"])
def disease():
    try:
        image = request.files["file"].read()
        name = predict_image(image)
        return render_template("result.html", name=name)
    except:  # expect: MLA102
        pass
    return render_template("disease.html")


@app.route("/disease-or-error", methods=["POST"])
def disease_or_error():
    try:
        return render_template("result.html", name=predict_image(request.files["file"].read()))
    except Exception as error:
        return render_template("error.html", error=str(error)), 500


@app.route("/disease-status", methods=["POST"])
def disease_status():
    try:
        return {"status": "ok", "name": predict_image(request.files["file"].read())}
    except Exception:
        return {"status": "failed", "name": None}


@app.route("/disease-json", methods=["POST"])
def disease_json():
    try:
        return predict_image(request.files["file"].read())
    except Exception as error:
        return JSONResponse({"detail": str(error)}, status_code=503)


def overlay(image):
    # the picture may be missing, the caller looks
    heat = None
    try:
        heat = explain_prediction(image)
    except Exception:
        app.logger.exception("no heat map")
    if heat is None:
        return image
    return blend(image, heat)
