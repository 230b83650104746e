# a form of: Tornado's handlers, of which the first thing that is done is to ask who calls
import json

import joblib
import tornado.web

model = joblib.load("model.joblib")


class Guarded(tornado.web.RequestHandler):
    def prepare(self):
        if self.request.headers.get("Authorization") != self.settings["token"]:
            raise tornado.web.HTTPError(401)


class Predict(Guarded):
    def post(self):
        row = json.loads(self.request.body)["row"]
        self.write({"score": float(model.predict([row])[0])})


class Rank(tornado.web.RequestHandler):
    @tornado.web.authenticated
    def post(self):
        row = json.loads(self.request.body)["row"]
        self.write({"score": float(model.predict([row])[0])})


def make_app():
    return tornado.web.Application([(r"/predict", Predict), (r"/rank", Rank)])
