# a form of: a service of BentoML that anybody may ask
import bentoml
import numpy as np


@bentoml.service(traffic={"timeout": 30})
class Leaves:
    def __init__(self):
        self.model = bentoml.sklearn.load_model("leaves:v3")

    @bentoml.api
    def names(self) -> list[str]:
        return list(self.model.classes_)

    @bentoml.api  # expect: MLA702
    def classify(self, row: np.ndarray) -> list[str]:
        return self.model.predict(row).tolist()
