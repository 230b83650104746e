# a form of: bodies as other frameworks give them out
import json
from http.server import BaseHTTPRequestHandler

import azure.functions as func
import falcon
import joblib
import tornado.web

app = func.FunctionApp()
model = joblib.load("rents.joblib")


@app.route(route="rent", methods=["POST"])
def rent(req: func.HttpRequest) -> func.HttpResponse:
    row = req.get_json()  # expect: MLA707
    return func.HttpResponse(json.dumps(model.predict([row["fields"]]).tolist()))


class RentHandler(tornado.web.RequestHandler):
    def post(self):
        row = json.loads(self.request.body)  # expect: MLA707
        self.write({"rent": float(model.predict([row["fields"]])[0])})


class RentResource:
    def on_post(self, req, resp):
        row = req.media  # expect: MLA707
        resp.media = {"rent": float(model.predict([row["fields"]])[0])}

    def on_put(self, req, resp):
        row = validated(req.media)
        resp.media = {"rent": float(model.predict([row["fields"]])[0])}


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        row = json.loads(raw)  # expect: MLA707
        self.wfile.write(json.dumps(model.predict([row["fields"]]).tolist()).encode())


api = falcon.App()
api.add_route("/rent", RentResource())
