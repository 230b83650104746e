import numpy as np
import onnxruntime
from data import Sentences
from fastapi import FastAPI


class Predictor:
    def __init__(self, path):
        self.session = onnxruntime.InferenceSession(path)
        self.rows = Sentences()

    def predict(self, text):
        row = self.rows.tokenised({"sentence": text})
        given = {
            "input_ids": np.expand_dims(row["input_ids"], axis=0),
            "attention_mask": np.expand_dims(row["attention_mask"], axis=0),
        }
        return self.session.run(None, given)[0]


app = FastAPI()
predictor = Predictor("models/acceptability.onnx")


@app.get("/predict")
def predict(text: str):
    return predictor.predict(text).tolist()


if __name__ == "__main__":
    print(Predictor("./models/acceptability.onnx").predict("The boy is sitting on a bench"))
