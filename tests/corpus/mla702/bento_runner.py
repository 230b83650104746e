# a form of: a service of BentoML before 1.2
import bentoml
from bentoml.io import NumpyNdarray

runner = bentoml.sklearn.get("leaves:v3").to_runner()
svc = bentoml.Service("leaves", runners=[runner])  # expect: MLA702


@svc.api(input=NumpyNdarray(shape=(1, 4)), output=NumpyNdarray())
def classify(row):
    return runner.predict.run(row)
