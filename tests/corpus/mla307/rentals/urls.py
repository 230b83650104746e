# a form of: Django views that cast and hand on
from django.urls import path

from . import views

urlpatterns = [path("rate/", views.nightly), path("few/", views.few), path("stay/", views.stay)]
