"""A decorator that only turns away the banned asks nobody who they are."""

from functools import wraps

from flask import Flask, abort, request
from flood import is_banned
from translation import model


def create_app():
    app = Flask(__name__)  # expect: MLA702

    def gate(f):
        @wraps(f)
        def before(*given, **named):
            if is_banned(request.remote_addr):
                abort(403, description="too often")
            return f(*given, **named)

        return before

    @app.post("/translate")
    @gate
    def translate():
        return {"text": model.generate(request.get_json()["q"])}

    return app
