# a form of: views of a REST framework that hand on what they were sent, and one with a serializer
import joblib
from rest_framework.decorators import api_view
from rest_framework.response import Response
from rest_framework.views import APIView

from .serializers import RowSerializer

model = joblib.load("rents.joblib")


class RentView(APIView):
    def post(self, request):
        row = request.data
        return Response({"rent": float(model.predict([[row["area"], row["rooms"]]])[0])})  # expect: MLA707


@api_view(["POST"])
def checked(request):
    row = RowSerializer(data=request.data)
    row.is_valid(raise_exception=True)
    return Response({"rent": float(model.predict([list(row.validated_data.values())])[0])})
