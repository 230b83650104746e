# seen in: mircohoehne/e2e-taxi-ride-duration-prediction e2e_taxi_ride_duration_prediction/ingestion.py@0ea13dc60cf34bf24b0529acc0b93059faffaf50
import logging

import requests

logger = logging.getLogger(__name__)


def download_month(url, path):
    try:
        answer = requests.get(url, timeout=30)
        answer.raise_for_status()
    except requests.RequestException as error:  # expect: MLA102
        logger.error("network error: %s", error)
        return False
    path.write_bytes(answer.content)
    return True


def download_zones(url, path):
    try:
        answer = requests.get(url, timeout=30)
        path.write_bytes(answer.content)
    except requests.RequestException:
        return False
    return True


def download(months, folder):
    for month in months:
        download_month(f"https://data.example.org/{month}.parquet", folder / month)
    if not download_zones("https://data.example.org/zones.csv", folder / "zones.csv"):
        raise RuntimeError("the zones cannot be had")
