"""What can go wrong, by cause: data, model or a service that we depend on."""

from __future__ import annotations


class FlightDelaysError(Exception):
    """The root of every error that this package raises on purpose."""


class DataContractError(FlightDelaysError):
    """A table does not keep the contract of `flight_delays.schema`."""


class ModelBootstrapError(FlightDelaysError):
    """The model bundle is missing, altered or incomplete: the service must not start."""


class WeatherUnavailableError(FlightDelaysError):
    """The weather service gave no usable observation in time."""
