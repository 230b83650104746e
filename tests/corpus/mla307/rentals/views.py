# a form of: Django views that cast and hand on
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from .forms import StayForm
from .ml import rate


@require_GET
def nightly(request):
    guests = int(request.GET.get("guests", 2))
    rooms = float(request.GET.get("rooms", 1))
    return JsonResponse({"rate": rate(guests, rooms)})  # expect: MLA307


@require_GET
def few(request):
    guests = request.GET.get("guests", "2")
    if guests not in {"1", "2", "3"}:
        return JsonResponse({"error": "1 to 3 guests"}, status=400)
    return JsonResponse({"rate": rate(int(guests), 1.0)})


def stay(request):
    form = StayForm(request.POST)
    if not form.is_valid():
        return JsonResponse(form.errors, status=400)
    return JsonResponse({"rate": rate(**form.cleaned_data)})
