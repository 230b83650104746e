# a form of: Tornado's handlers
import json

import joblib
import tornado.web

model = joblib.load("model.joblib")


class Predict(tornado.web.RequestHandler):
    def post(self):
        row = json.loads(self.request.body)["row"]
        self.write({"score": float(model.predict([row])[0])})


class Health(tornado.web.RequestHandler):
    def get(self):
        self.write("ok")


def make_app():
    return tornado.web.Application([(r"/predict", Predict), (r"/health", Health)])  # expect: MLA702
