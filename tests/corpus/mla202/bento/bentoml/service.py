"""The folder is named as the library, which is the one that is meant."""

import bentoml
import pandas as pd
from bentoml.io import NumpyNdarray, PandasDataFrame

runner = bentoml.sklearn.get("price:latest").to_runner()
service = bentoml.Service("price", runners=[runner])


@service.api(input=PandasDataFrame(), output=NumpyNdarray())
def price(rows: pd.DataFrame):
    return runner.predict.run(rows[["drive", "fuel", "power"]])  # expect: MLA202


@service.api(input=PandasDataFrame(), output=NumpyNdarray())
async def coded(rows: pd.DataFrame):
    encoder = bentoml.picklable_model.load_model("price_codes:latest")
    rows[["drive", "fuel"]] = encoder.transform(rows[["drive", "fuel"]])
    return await runner.predict.async_run(rows[["drive", "fuel", "power"]])
