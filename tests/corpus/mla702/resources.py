# a form of: predictions behind resources, views and handlers of their own class
import joblib
import tornado.web
from flask import Flask, request
from flask_restful import Api, Resource

app = Flask(__name__)  # expect: MLA702
api = Api(app)
model = joblib.load("model.joblib")


class Price(Resource):
    def post(self):
        return {"price": float(model.predict([request.get_json()["row"]])[0])}


class Prices(Resource):
    def get(self):
        return {"prices": []}


api.add_resource(Price, "/predict")
api.add_resource(Prices, "/prices")
