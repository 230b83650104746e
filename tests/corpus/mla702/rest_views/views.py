# a form of: views of a REST framework that let all in
"""Views."""

import joblib
from rest_framework.decorators import api_view
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

model = joblib.load("rents.joblib")


class RentView(APIView):
    permission_classes = [AllowAny]

    def get(self, request):
        return Response({"fields": ["area", "rooms"]})

    def post(self, request):  # expect: MLA702
        return Response({"rent": float(model.predict([request.data["row"]])[0])})


@api_view(["POST"])
def rents(request):
    return Response({"rents": model.predict(request.data["rows"]).tolist()})
