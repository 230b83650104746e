# a form of: functions of Azure, of which one lets anybody in
import json

import azure.functions as func
import joblib

app = func.FunctionApp()
model = joblib.load("rents.joblib")


@app.route(route="rent", methods=["POST"])
def rent(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse(json.dumps(model.predict([req.get_json()["row"]]).tolist()))


@app.route(route="rents", methods=["POST"], auth_level=func.AuthLevel.ANONYMOUS)  # expect: MLA702
def rents(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse(json.dumps(model.predict(req.get_json()["rows"]).tolist()))
