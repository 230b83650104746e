# a form of: Spark functions of MLflow, artifacts of Comet, models of Weights & Biases and of Azure, by no version
"""Registries that give their newest."""

import comet_ml
import mlflow
import wandb
from azure.ai.ml import MLClient
from fastapi import FastAPI
from pyspark.sql import SparkSession

app = FastAPI()
spark = SparkSession.builder.getOrCreate()
score = mlflow.pyfunc.spark_udf(spark, model_uri="models:/churn/Production")  # expect: MLA503
fixed = mlflow.pyfunc.spark_udf(spark, "models:/churn/7")
path = wandb.use_model("churn:latest")  # expect: MLA503
pinned = wandb.use_model("churn:v7")


def fetch(credential):
    experiment = comet_ml.start(project_name="churn")
    newest = experiment.get_artifact("churn-rows")  # expect: MLA503
    third = experiment.get_artifact("churn-rows", version_or_alias="3.0.0")
    other = experiment.get_artifact("team/churn-rows:3.0.0")
    client = MLClient.from_config(credential)
    model = client.models.get("churn", label="latest")  # expect: MLA503
    return newest, third, other, model, client.models.get("churn", version="7")
