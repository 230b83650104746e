# seen in: TheCacophonyProject/classifier-pipeline src/piclassifier/servemodel.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49
import numpy as np
from flask import Flask, Response, request

app = Flask(__name__)
reader = None
shape = None
last = None


@app.route("/predict", methods=["POST"])
def main():
    rows = np.frombuffer(request.data, dtype=np.float32).reshape(shape)
    keep(rows)
    return Response(reader.predict(rows).tobytes())


def keep(rows):
    global last
    last = rows.mean()  # expect: MLA709


def main():
    """Not the route above, which Flask has: what is run when the service starts."""
    global reader, shape
    reader = read_model()
    shape = reader.shape()
    app.run(port=8000)


if __name__ == "__main__":
    main()
