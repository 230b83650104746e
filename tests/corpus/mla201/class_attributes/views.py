import numpy as np
from apps import Pumps
from django.http import JsonResponse
from django.views.decorators.http import require_POST
from sklearn.preprocessing import StandardScaler


@require_POST
def hours(request):
    values = np.array([[request.POST["flow"], request.POST["heat"], request.POST["shake"]]], dtype=float)
    values = StandardScaler().fit_transform(values)  # expect: MLA201
    return JsonResponse({"hours": float(Pumps.forest.predict(values)[0])})


@require_POST
def hours_scaled(request):
    values = np.array([[request.POST["flow"], request.POST["heat"], request.POST["shake"]]], dtype=float)
    return JsonResponse({"hours": float(Pumps.forest.predict(Pumps.scaler.transform(values))[0])})
