# a form of: the same behind a check that stands before the methods of a class
import joblib
import tornado.web
from flask import Flask, request
from flask.views import MethodView
from flask_jwt_extended import jwt_required
from flask_restful import Api, Resource

app = Flask(__name__)
api = Api(app)
model = joblib.load("model.joblib")


class Price(Resource):
    method_decorators = [jwt_required()]

    def post(self):
        return {"price": float(model.predict([request.get_json()["row"]])[0])}


class Guarded(MethodView):
    decorators = [jwt_required()]


class Score(Guarded):
    def post(self):
        return {"score": float(model.predict([request.get_json()["row"]])[0])}


api.add_resource(Price, "/predict")
app.add_url_rule("/score", view_func=Score.as_view("score"))
