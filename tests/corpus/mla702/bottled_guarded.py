# a form of: Bottle, with a password
from bottle import auth_basic, post, request, run
from songs import is_member, model


@post("/analyse")
@auth_basic(is_member)
def analyse():
    return {"species": model.predict(request.json["song"])}


run(host="0.0.0.0", port=8080)
