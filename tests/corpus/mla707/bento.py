# seen in: entbappy/End-to-end-Machine-Learning-Project-with-BentoML-MLflow network/ml/model/model_service.py@5ddf021546f832cbc5b08e4fec35878c46c8a657, PacktPublishing/Machine-Learning-Model-Serving-Patterns-and-Best-Practices Chapter 14/regression_service.py@3f6bc6317403a1b76e3badc56683a9ec8061d962
"""Descriptors that name what they take, and those that take anything."""

import bentoml
import numpy as np
from bentoml.io import JSON, NumpyNdarray, PandasDataFrame, Text
from bodies import Flower

runner = bentoml.sklearn.get("flowers:3").to_runner()
svc = bentoml.Service("flowers", runners=[runner])


@svc.api(input=NumpyNdarray(), output=NumpyNdarray())  # expect: MLA707
def classify(rows: np.ndarray) -> np.ndarray:
    return runner.predict.run(rows)


@svc.api(input=PandasDataFrame(orient="records"), output=NumpyNdarray())  # expect: MLA707
async def frame(rows):
    return await runner.async_run(rows)


@svc.api(input=NumpyNdarray(shape=(-1, 4), enforce_shape=True), output=NumpyNdarray())
def shaped(rows):
    return runner.predict.run(rows)


@svc.api(input=JSON(pydantic_model=Flower), output=NumpyNdarray())
def flower(body):
    return runner.predict.run([[body.length, body.width]])


@svc.api(input=NumpyNdarray(), output=NumpyNdarray())
def looked(rows):
    if rows.shape[1] != 4:
        raise bentoml.exceptions.InvalidArgument("four columns")
    return runner.predict.run(rows)


@svc.api(input=NumpyNdarray(), output=Text())
def count(rows):
    return str(len(rows))


@svc.api(input=Text(), output=NumpyNdarray())
def words(text):
    return runner.predict.run([text])


@svc.api(input=PandasDataFrame(), output=NumpyNdarray())
def dropped(rows):
    rows = runner.defaults()
    return runner.predict.run(rows)
