# seen in: Aries-Analytics/climate_prediction_TZ phase2/backend/app/services/forecast_service.py@cff2937991bf5e742aed8448321e5ccfc79eff0b
"""A job for all places that a request may start, and a route for one of them."""

import pickle

from fastapi import FastAPI

app = FastAPI()


class Forecaster:
    def load(self):
        with open("model.pkl", "rb") as file:
            self.model = pickle.load(file)  # expect: MLA605 as info

    def forecast(self, place):
        return self.model.predict([place])


def run_forecast_job(places):
    forecaster = Forecaster()
    forecaster.load()
    return [forecaster.forecast(place) for place in places]


def one_model():
    with open("other_model.pkl", "rb") as file:
        model = pickle.load(file)  # expect: MLA605 as error
    return model


@app.post("/scheduler/run")
def run_forecast_scheduler():
    return run_forecast_job([1, 2])


@app.get("/forecast")
def forecast(place: int):
    return one_model().predict([place])


class Nightly:
    def load(self):
        with open("nightly_model.pkl", "rb") as file:
            self.model = pickle.load(file)  # expect: MLA605 as info


def generate_forecasts_all_places(places):
    nightly = Nightly()
    nightly.load()
    return [nightly.model.predict([place]) for place in places]


@app.post("/forecasts")
def forecasts():
    return generate_forecasts_all_places([1, 2])
