# a form of: lists that a serializer of Django takes, and that go to a model
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from models import model


class CarSerializer(serializers.Serializer):
    mileage = serializers.FloatField()


class Prices(APIView):
    def post(self, request):
        cars = CarSerializer(data=request.data, many=True)  # expect: MLA704
        cars.is_valid(raise_exception=True)
        return Response(model.predict([[car["mileage"]] for car in cars.validated_data]).tolist())


class FewPrices(APIView):
    def post(self, request):
        cars = CarSerializer(data=request.data, many=True, max_length=50)
        cars.is_valid(raise_exception=True)
        return Response(model.predict([[car["mileage"]] for car in cars.validated_data]).tolist())


class SomePrices(APIView):
    def post(self, request):
        if len(request.data) > 50:
            return Response(status=413)
        cars = CarSerializer(data=request.data, many=True)
        cars.is_valid(raise_exception=True)
        return Response(model.predict([[car["mileage"]] for car in cars.validated_data]).tolist())


class Price(APIView):
    def post(self, request):
        car = CarSerializer(data=request.data)
        car.is_valid(raise_exception=True)
        return Response(model.predict([[car.validated_data["mileage"]]]).tolist())
