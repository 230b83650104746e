# a form of: a BentoML service of methods
from typing import Annotated

import bentoml
import numpy as np
import tensorflow as tf
from bentoml.validators import DType, Shape


@bentoml.service
class Pumps:
    def __init__(self):
        self.network = tf.saved_model.load("pumps").signatures["serving_default"]

    @bentoml.api
    def error(self, window: np.ndarray) -> float:  # expect: MLA707
        return float(self.network(tf.convert_to_tensor(window[None]))["error"])

    @bentoml.api
    def hours(self, window: Annotated[np.ndarray, Shape((256, 6)), DType("float32")]) -> float:
        return float(self.network(tf.convert_to_tensor(window[None]))["hours"])

    @bentoml.api
    def checked(self, window: np.ndarray) -> float:
        if window.shape != (256, 6):
            raise bentoml.exceptions.InvalidArgument("256 readings of 6 sensors")
        return float(self.network(tf.convert_to_tensor(window[None]))["error"])

    def plain(self, window: np.ndarray) -> float:
        return float(self.network(tf.convert_to_tensor(window[None]))["error"])
