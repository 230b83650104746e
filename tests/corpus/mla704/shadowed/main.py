# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/api/routes/predict_routes.py
"""Of two routes with one rule and method, the one that is mounted first answers."""

from flask import Flask
from parts.first import first
from parts.second import second

app = Flask(__name__)
app.register_blueprint(first, url_prefix="/v1")
app.register_blueprint(second, url_prefix="/v1")
