# seen in: mpierrau/flight-price-prediction infrastructure/sagemaker/app/src/predictor.py@7185704203a9144b47c6b91109edccb1326633f8
import probes
import scoring
from fastapi import FastAPI


class Service(FastAPI):
    def __init__(self):
        super().__init__()
        self.include_router(probes.router)
        self.include_router(scoring.router)


app = Service()
