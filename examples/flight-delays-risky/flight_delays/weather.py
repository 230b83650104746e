import logging
import time

import httpx

from flight_delays.config import WEATHER_URL

logger = logging.getLogger(__name__)


def fetch_weather(origin):
    """Current conditions at the airport; empty if the service has a bad day."""
    for _ in range(3):
        try:
            response = httpx.get(f"{WEATHER_URL}/current", params={"station": origin}, timeout=None)
            return response.json()
        except Exception as e:
            logger.warning("weather failed: %s", e)
            time.sleep(0.5)
    return {}
