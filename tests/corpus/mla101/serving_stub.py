# seen in: alexeygrigorev/mlbookcamp-code chapter-09-kubernetes/model_server.py@db3a803512b2c2ee51e818f2a9a12223ff2bf356
import socket
import subprocess
import smtplib

import grpc
import psycopg2
import redis
from flask import Flask, jsonify, request
from pymongo import MongoClient
from tensorflow_serving.apis import predict_pb2, prediction_service_pb2_grpc

app = Flask("clothing")
channel = grpc.insecure_channel("tf-serving:8500")
stub = prediction_service_pb2_grpc.PredictionServiceStub(channel)
cache = redis.Redis(host="cache")  # expect: MLA101
counters = redis.Redis(host="cache", socket_timeout=2)
rides = MongoClient("mongodb://db:27017/")  # expect: MLA101 as info
archive = MongoClient("mongodb://db:27017/?timeoutMS=2000")


def scores(features):
    message = predict_pb2.PredictRequest()
    message.inputs["input"].CopyFrom(features)
    return stub.Predict(message, timeout=20.0).outputs["dense"]


def scores_for_ever(features):
    message = predict_pb2.PredictRequest()
    return stub.Predict(message).outputs["dense"]  # expect: MLA101


def history(user):
    with psycopg2.connect(host="db", dbname="rides") as connection:  # expect: MLA101
        return connection.cursor().execute("select * from rides where rider = %s", (user,))


@app.post("/predict")
def predict():
    features = request.get_json()
    converted = subprocess.run(["convert", features["path"]], capture_output=True)  # expect: MLA101 as warning
    bounded = subprocess.run(["convert", features["path"]], capture_output=True, timeout=10)
    return jsonify([scores(converted), scores_for_ever(bounded), history(features["user"])])


def notify(text):
    with smtplib.SMTP("mail.example", 25, None, 10) as server:
        server.sendmail("ml@example.com", "ops@example.com", text)
    with smtplib.SMTP("mail.example") as server:  # expect: MLA101
        server.sendmail("ml@example.com", "ops@example.com", text)


def export():
    # at a prompt a person waits and can stop it
    return subprocess.check_output(["git", "rev-parse", "HEAD"])


def probe():
    return socket.create_connection(("db", 27017), 2)
