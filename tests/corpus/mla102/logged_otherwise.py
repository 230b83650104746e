# a form of: failures that are logged by other means, and exceptions that are made to be logged
"""Failures of shops' forecasts, which go to a structured log, or to an exception that nobody raises."""

import logging
import sys

import joblib
import structlog
from forecasts.errors import ForecastError, StageException
from loguru import logger as notes

events = structlog.get_logger()


class Forecaster:
    def __init__(self, path):
        self.events = structlog.get_logger("forecaster")
        self.model = joblib.load(path)
        self.failed = []

    def daily(self, rows):
        try:
            return self.model.predict(rows)
        except Exception as error:  # expect: MLA102
            logging.error(StageException(error, sys))

    def weekly(self, rows):
        try:
            return self.model.predict(rows)
        except Exception as error:  # expect: MLA102
            self.events.error("no forecast", reason=str(error))
            return None

    def monthly(self, rows):
        try:
            return self.model.predict(rows)
        except Exception as error:  # expect: MLA102
            StageException(error, sys)

    def yearly(self, rows):
        try:
            return self.model.predict(rows)
        except Exception as error:
            raise StageException(error, sys) from error

    def kept(self, rows):
        try:
            return self.model.predict(rows)
        except Exception as error:
            self.failed.append(ForecastError(error))
            return None

    def told(self, rows):
        try:
            return self.model.predict(rows)
        except Exception as error:
            events.error("no forecast", reason=str(error))
            return {"error": str(error)}


def per_shop(shops):
    figures = {}
    try:
        for shop in shops.open_today():
            figures[shop] = shops.of(shop).total()
    except Exception as error:  # expect: MLA102 as warning
        events.error("broke off", reason=str(error))
    return figures


def per_region(regions):
    figures = {}
    try:
        for region in regions.listed():
            figures[region] = regions.of(region).total()
    except Exception as error:  # expect: MLA102 as warning
        notes.error("broke off: {}", error)
    return figures


def per_country(countries, screen):
    figures = {}
    try:
        for country in countries.listed():
            figures[country] = countries.of(country).total()
    except Exception as error:
        screen.error(error)
    return figures
