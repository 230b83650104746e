# seen in: LibreTranslate/LibreTranslate libretranslate/app.py@39429cbe7f27987fc0ba771c4ad060d6321423ff (the sound form)
"""A decorator of the app's own looks up the key of who calls, and turns away whoever has none."""

from functools import wraps

from flask import Flask, abort, request
from keys import known_keys
from translation import model


def create_app(options):
    app = Flask(__name__)

    def gate(f):
        @wraps(f)
        def before(*given, **named):
            if options.api_keys and known_keys.lookup(request.values.get("api_key")) is None:
                abort(403, description="no key")
            return f(*given, **named)

        return before

    @app.post("/translate")
    @gate
    def translate():
        return {"text": model.generate(request.get_json()["q"])}

    return app
