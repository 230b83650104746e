from fastapi.testclient import TestClient

from flight_delays import app as service

client = TestClient(service.app)


def test_health():
    assert client.get("/health").json() == {"status": "ok"}


def test_predict(monkeypatch):
    monkeypatch.setattr(service, "fetch_weather", lambda origin: {})
    flight = {"carrier": "UA", "origin": "EWR", "dest": "ORD", "scheduled_departure": "2013-08-01T18:30"}
    response = client.post("/predict", json=[flight])
    assert response.status_code == 200
    assert len(response.json()) == 1
