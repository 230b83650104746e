# seen in: CHISMOSAcmg/django-ml-dairy-heat-detection backend/views.py@190775c3a0f46c414f3a2ca67c6127f565d76341
"""Fields that are made numbers where a failure is answered with a 400, and where it is not."""

import joblib
from rest_framework import status
from rest_framework.response import Response
from rest_framework.views import APIView

model = joblib.load("herd.joblib")


class Herd(APIView):
    def post(self, request):
        sent = request.data
        try:
            breed = sent["breed"]  # expect: MLA707 as warning
            steps = int(sent["steps"])
            warmth = float(sent["warmth"])
            return Response(model.predict([[steps, warmth, CODES[breed]]]))
        except Exception as error:
            return Response({"error": str(error)}, status=status.HTTP_400_BAD_REQUEST)


class Bare(APIView):
    def post(self, request):
        sent = request.data
        breed = sent["breed"]  # expect: MLA707 as error
        try:
            steps = int(sent["steps"])
        except Exception as error:
            return Response({"error": str(error)}, status=status.HTTP_400_BAD_REQUEST)
        return Response(model.predict([[steps, CODES[breed]]]))


class Untouched(APIView):
    def post(self, request):
        sent = request.data
        try:
            return Response(model.predict([[sent["breed"], sent["farm_size"], float(sent["warmth"])]]))  # expect: MLA707 as error
        except Exception as error:
            return Response({"error": str(error)}, status=status.HTTP_400_BAD_REQUEST)
