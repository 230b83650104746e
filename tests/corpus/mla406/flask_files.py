from flask import Flask, request, send_file

app = Flask(__name__)


@app.route("/download")
def download():
    return send_file(request.args.get("name"))  # expect: MLA406


def export(path):
    return open(path).read()
