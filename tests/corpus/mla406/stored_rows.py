# seen in: jhkritz/sign-language-api backend/application/library_routes.py@b0111345ecfdb8612a5813457fcfd0c402ec5e62
"""Names that must be in a table before a path is made of them."""

import os
import shutil

from flask import Flask, abort, request, send_file

app = Flask(__name__)
ROOT = "pictures/"


@app.route("/shelf", methods=["DELETE"])
def drop():
    shelf = request.args.get("shelf")
    number = Shelf.query.filter_by(name=shelf).first().id
    Picture.query.filter_by(shelf_id=number).delete()
    shutil.rmtree(ROOT + shelf)  # expect: MLA406 as warning
    return {"dropped": number}


@app.route("/picture")
def show():
    shelf = request.args["shelf"]
    if Shelf.query.filter_by(name=shelf).first_or_404().hidden:
        abort(403)
    return send_file(os.path.join(ROOT, shelf, "cover"))  # expect: MLA406 as warning


@app.route("/asked")
def asked():
    shelf = request.args["shelf"]
    found = Shelf.query.filter(Shelf.name == shelf).first()
    if found is None:
        abort(404)
    return send_file(ROOT + shelf)  # expect: MLA406 as warning


@app.route("/loose")
def loose():
    shelf, picture = request.args["shelf"], request.args["picture"]
    Shelf.query.filter_by(name=shelf).first_or_404()
    return send_file(ROOT + shelf + "/" + picture)  # expect: MLA406 as error


@app.route("/alike")
def alike():
    shelf = request.args["shelf"]
    found = Shelf.query.filter_by(name=shelf).first()
    return send_file(ROOT + shelf, download_name=str(found))  # expect: MLA406 as error
