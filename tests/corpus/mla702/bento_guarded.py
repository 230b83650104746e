# a form of: the same behind a middleware that asks for a key
import bentoml
from bentoml.io import NumpyNdarray

from keys import AsksForKey

runner = bentoml.sklearn.get("leaves:v3").to_runner()
svc = bentoml.Service("leaves", runners=[runner])
svc.add_asgi_middleware(AsksForKey)


@svc.api(input=NumpyNdarray(shape=(1, 4)), output=NumpyNdarray())
def classify(row):
    return runner.predict.run(row)
