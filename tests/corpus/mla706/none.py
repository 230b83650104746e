# seen in: DataTalksClub/mlops-zoomcamp 04-deployment/web-service/predict.py@86e42886b59477481fc3e37eb40fb7409d886e1d
from flask import Flask, jsonify, request

app = Flask("duration")


def predict(features):
    return float(model.predict(vectorizer.transform(features))[0])


@app.route("/predict", methods=["POST"])
def predict_endpoint():  # expect: MLA706
    return jsonify({"duration": predict(request.get_json())})
