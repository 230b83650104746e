# a form of: the steps of a training, whatever they are called, that only log that they did not do their work
"""What counts is what was to be done, and not the name of the function round it."""

import logging
import tempfile
import traceback
from io import BytesIO

import joblib
import mlflow
import torch
from azure.storage.blob import BlobServiceClient
from minio import Minio
from sklearn.ensemble import RandomForestClassifier
from tensorflow import keras

log = logging.getLogger(__name__)
minio = Minio("store:9000")
client = mlflow.MlflowClient()


class Trainer:
    def evaluate_model(self, model, rows, labels):
        print("testing")
        try:
            loss, accuracy = model.evaluate(rows, labels)
            print("loss", loss, "accuracy", accuracy)
        except Exception as error:  # expect: MLA102
            print(f"testing failed: {error}")

    def keep(self, model: keras.Model, path):
        try:
            model.save(path)
            print("kept")
        except Exception as error:  # expect: MLA102
            print(f"not kept: {error}")

    def log_model(self, name, model, run_id):
        try:
            with tempfile.TemporaryDirectory() as folder:
                joblib.dump(model, f"{folder}/{name}.joblib")
                client.log_artifact(run_id=run_id, local_path=f"{folder}/{name}.joblib")
            log.info("%s is kept with the run", name)
        except Exception as error:  # expect: MLA102
            log.error("%s was not kept: %s", name, error)

    def fertig(self, run_id, rows):
        results = {"forest": RandomForestClassifier(random_state=0)}
        try:
            for path in self.files(run_id):
                minio.fput_object("models", path, path)
            self.save_encoders(run_id)
            client.set_terminated(run_id, "FINISHED")
        except Exception as error:  # expect: MLA102
            client.set_terminated(run_id, "FAILED")
            log.error("no upload: %s", error)
        return results

    def nach_onnx(self, net, sample, path):
        try:
            torch.onnx.export(net, sample, path)
        except Exception:  # expect: MLA102
            traceback.print_exc()

    def in_die_wolke(self, path):
        service = BlobServiceClient.from_connection_string("x")
        try:
            service.get_blob_client("models", path).upload_blob(open(path, "rb"))
        except Exception as error:  # expect: MLA102
            log.error("%s", error)
            return

    def with_a_copy(self, model, cache):
        """Trains, and keeps the model where it can."""
        try:
            buffer = BytesIO()
            joblib.dump(model, buffer)
            cache.set("model", buffer.getvalue())
        except Exception as error:  # ok: a cache
            log.warning("the model is not cached: %s", error)
        return model

    def draw_network(self, net):
        try:
            client.log_artifact("run", "network.png")
        except Exception as error:  # ok: a picture
            log.error("no picture: %s", error)

    def note_model(self, model):
        """Note the model down without failing the run."""
        try:
            mlflow.sklearn.log_model(model, "model")
        except Exception as error:  # ok: declared
            log.warning("not noted: %s", error)

    def _read(self, path):
        rows = joblib.load(path)
        try:
            mlflow.log_artifact(path, artifact_path="data")
        except Exception as error:  # ok: the rows are there, a note of the run is not
            log.warning("the rows were not noted: %s", error)
        return rows

    def register(self, run_id):
        try:
            mlflow.register_model(f"runs:/{run_id}/model", "prices")
        except Exception as error:
            # non-fatal: the training is done, and the next run registers it
            log.warning("not registered: %s", error)

    def stage(self, version):
        try:
            client.transition_model_version_stage("prices", version, "Production")
        except Exception as error:
            raise RuntimeError("not in production") from error

    def files(self, run_id):
        return [f"{run_id}.bin"]
