# seen in: SachinGupta93/car-insurance-prediction backend/main.py@96ada7f9f582c2a1f42bd366c12c7aed225d55f5
from flask import Flask, session
from flask_cors import CORS

app = Flask(__name__)
CORS(app, resources={r"/*": {"origins": ["http://localhost:3000"]}}, supports_credentials=True)
CORS(app, resources={r"/api/*": {"methods": ["GET"]}}, supports_credentials=True)  # expect: MLA405 as error


@app.route("/quote")
def quote():
    return {"for": session["user_id"]}
