# a form of: tables of which a service takes columns by name, and nothing else, before it asks its model
import base64

import bentoml
import pandas as pd


@bentoml.service
class Comments:
    def __init__(self):
        self.model = bentoml.keras.load_model("comments:v3")

    @bentoml.api
    def rate(self, frame: pd.DataFrame) -> list[float]:
        texts = self.model.tokenizer(frame["comment"].tolist())
        return self.model.predict(texts)

    @bentoml.api
    def see(self, frame: pd.DataFrame) -> list[float]:
        pictures = [base64.b64decode(frame.loc[i, "picture"]) for i in range(len(frame))]
        return self.model.predict(pictures)

    @bentoml.api
    def guess(self, frame: pd.DataFrame) -> list[float]:  # expect: MLA707
        first = frame["comment"]
        return self.model.predict(frame.assign(length=first.str.len()))
