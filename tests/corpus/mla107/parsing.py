from flask import Flask, request

app = Flask(__name__)


@app.route("/parse", methods=["POST"])
def parse():
    try:
        value = float(request.data)
    except ValueError:
        raise InvalidInput("not a number") from None
    try:
        return str(model.predict([[value]])[0])
    except Exception as error:
        raise RuntimeError("no answer")  # expect: MLA107


try:
    try:
        from drift.presets import Summary
    except ImportError:
        try:
            from drift.metrics import Summary
        except ImportError:
            raise ImportError("no summary")
except (ImportError, TypeError) as error:
    Summary, MISSING = None, str(error)

try:
    try:
        from drift.tables import Table
    except ImportError:
        raise ImportError("no tables")  # expect: MLA107 as info
except ImportError as error:
    raise SystemExit(str(error))
