# seen in: lgcorzo/mlops-python-package src/regression_model_template/jobs/inference.py@8412d40c9c3452062aaa0e2040d2af5e831616e1 (the sound form)
import logging

import joblib
import pydantic
from fastapi import FastAPI
from readers import ReaderKind

app = FastAPI()
logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


class Inference(pydantic.BaseModel):
    inputs: ReaderKind = pydantic.Field(..., discriminator="kind")

    def run(self):
        logger.info("inputs: %s", self.inputs)  # ok: where they are read from
        return model.predict(self.inputs.read())


class Ask(pydantic.BaseModel):
    inputs: list[str]

    def run(self):
        logger.info("inputs: %s", self.inputs)  # expect: MLA802
        return model.predict(self.inputs)


@app.post("/jobs")
def jobs(job: Inference):
    return job.run().tolist()


@app.post("/ask")
def ask(question: Ask):
    return question.run().tolist()
