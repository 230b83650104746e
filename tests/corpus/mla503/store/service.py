# seen in: PacktPublishing/Machine-Learning-Model-Serving-Patterns-and-Best-Practices Chapter 14/regression_service.py@1b512d749746b01815c2c78eb0609f1e3f23496b, entbappy/End-to-end-Machine-Learning-Project-with-BentoML-MLflow network/ml/model/model_service.py@ca628bebc34bb0564f8749affb81c8fcddd55fb2
import os

import bentoml
from bentoml.io import NumpyNdarray

from names import DEMAND, PRICES, WAGES

forest = bentoml.sklearn.get("forest").to_runner()  # expect: MLA503 as info
boosted = bentoml.xgboost.load_runner("boosted:latest")  # expect: MLA503 as info
demand = bentoml.mlflow.get(DEMAND).to_runner()  # expect: MLA503 as info
prices = bentoml.mlflow.get(PRICES).to_runner()
rents = bentoml.sklearn.get("rents:zvq4w2cxl6ej6ktz").to_runner()
wages = bentoml.sklearn.load_model(WAGES)
chosen = bentoml.sklearn.get(os.environ["MODEL_TAG"]).to_runner()

service = bentoml.Service("shop", runners=[forest, demand, prices, rents, chosen])


@service.api(input=NumpyNdarray(), output=NumpyNdarray())
def predict(rows):
    return forest.run(rows) + demand.run(rows)
