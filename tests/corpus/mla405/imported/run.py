# seen in: Muhammad-Yunus/Arrhytmia-Classifier-App run.py@1007fda41356c175f012c5fdf97da21c49f6d1de
"""Starts the app of another file."""

from jobs import queue
from web import app

if __name__ == "__main__":
    queue.run(debug=True)
    app.run(host="0.0.0.0", debug=True)  # expect: MLA405
