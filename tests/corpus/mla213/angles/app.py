# seen in: featurestoreorg/serverless-ml-course src/06-module/sml/pipelines/streamlit_app.py
from math import radians

from distance import flat, haversine


def far(long, lat, before):
    lat = radians(lat)  # expect: MLA213
    return haversine(long, lat, other_long=before.long, other_lat=before.lat)


def as_it_comes(long, lat, before):
    return haversine(long, lat, before.long, before.lat)


def without(lat, before):
    lat = radians(lat)
    return flat(lat, before.lat)


def straight(long, lat, before):
    turned = radians(lat)
    return haversine(long, lat, before.long, before.lat), turned
