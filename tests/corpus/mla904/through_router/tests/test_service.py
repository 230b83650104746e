from fastapi.testclient import TestClient
from service.main import app


def test_predict():
    assert TestClient(app).post("/predict", json=[1.0]).status_code == 200
