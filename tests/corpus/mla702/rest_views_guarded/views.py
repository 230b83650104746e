"""Views."""

import joblib
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

model = joblib.load("rents.joblib")


class RentViewSet(ViewSet):
    def create(self, request):
        return Response({"rent": float(model.predict([request.data["row"]])[0])})
