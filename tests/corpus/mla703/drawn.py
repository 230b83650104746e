# seen in: infiniflow/ragflow api/apps/restful_apis/user_api.py@b1b8cd623520b97b2526ffb1514bd812bdcc7eaf
"""What draws a picture or a code out of a text is no model, whatever its method is called."""

import io

import qrcode
from captcha.image import ImageCaptcha
from flask import Flask, Response, request

app = Flask(__name__)


@app.route("/forgotten/picture", methods=["POST"])
def picture():
    drawn = ImageCaptcha(width=200).generate(request.json["text"])
    return Response(drawn.read(), mimetype="image/png")


@app.route("/codes", methods=["POST"])
def code():
    drawn = io.BytesIO()
    qrcode.QRCode().generate(request.json["text"]).save(drawn)
    return Response(drawn.getvalue(), mimetype="image/png")
