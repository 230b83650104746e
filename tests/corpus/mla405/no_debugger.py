# seen in: exadel-inc/CompreFace embedding-calculator/src/app.py@ddf32da8245e2e6688c3ab6f60587fd3e31538c2 (the sound form)
"""Errors that are shown by a server which runs no code for who asks, and one that does."""

from flask import Flask

app = Flask("faces")

if __name__ == "__main__":
    if input("with a debugger? ") == "yes":
        app.run(debug=True, use_reloader=False)  # expect: MLA405
    else:
        app.run(debug=True, use_debugger=False, use_reloader=False)
