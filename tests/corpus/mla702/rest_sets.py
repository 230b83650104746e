# a form of: a set of views, one of whose actions asks for a user
import joblib
from rest_framework.decorators import action
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

model = joblib.load("rents.joblib")


class Guarded(ViewSet):
    permission_classes = [IsAuthenticated]

    def create(self, request):
        return Response({"rent": float(model.predict([request.data["row"]])[0])})


class Open(ViewSet):
    @action(detail=False, methods=["post"])
    def many(self, request):  # expect: MLA702
        return Response({"rents": model.predict(request.data["rows"]).tolist()})
