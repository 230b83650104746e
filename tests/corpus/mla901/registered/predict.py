import mlflow

RUN = "9b1de4"
model = mlflow.pyfunc.load_model(f"s3://models/1/{RUN}/artifacts/model")


def predict(ride):
    return model.predict(ride)
