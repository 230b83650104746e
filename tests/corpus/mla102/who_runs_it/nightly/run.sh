#!/bin/sh
# python nightly/by_hand.py
docker exec jobs python /app/nightly/fit_stops.py
curl -X POST http://stops/reload
