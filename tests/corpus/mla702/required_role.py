# seen in: Malphur09/dermavision-ai api/model_lifecycle.py@5c413f4daf7ce6747c6267c0721f4d715d4d068f
from flask import Flask, jsonify, request
from security import require_admin

app = Flask(__name__)


@app.post("/model/benchmark")
@require_admin
def benchmark_prediction():
    return jsonify(model.predict(read_rows(request.get_json()["path"])).tolist())
