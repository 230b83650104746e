# seen in: Wanelex/used-car-price-prediction backend/storage/firebase_repository.py@50ac895b26dda76bba0ed1d736e95bf821218edd
"""Stores of documents that are out of reach, and look like ones that hold nothing."""

from fastapi import FastAPI, HTTPException
from firebase_admin import firestore
from loguru import logger

app = FastAPI()


class Garage:
    def __init__(self):
        self.documents = firestore.client()

    def car(self, plate):
        try:
            found = self.documents.collection("cars").document(plate).get()
            if found.exists:
                return found.to_dict()
            return None
        except Exception as error:
            logger.error(f"car {plate}: {error}")
            return None

    def cars(self, owner):
        try:
            query = self.documents.collection("cars").where("owner", "==", owner)
            return [found.to_dict() for found in query.limit(50).stream()]
        except Exception as error:  # expect: MLA109
            logger.error(f"cars of {owner}: {error}")
            return []

    def car_or_error(self, plate):
        try:
            found = self.documents.collection("cars").document(plate).get()
        except Exception as error:
            raise GarageError("the store does not answer") from error
        return found.to_dict() if found.exists else None


garage = Garage()


@app.get("/cars/{plate}")
def car(plate: str):
    found = garage.car(plate)
    if not found:
        raise HTTPException(404, "no such car")
    return found


@app.get("/cars")
def cars(owner: str):
    return garage.cars(owner)
