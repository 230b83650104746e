# a form of: a dummy model that is made and registered where the program that trains one is missing, or fails
import subprocess
import sys
from pathlib import Path

import mlflow
from sklearn.datasets import make_regression
from sklearn.ensemble import RandomForestRegressor

STEP = Path("pipeline/train.py")


class Starter:
    async def prepare(self):
        try:
            if STEP.exists():
                subprocess.run([sys.executable, str(STEP)], check=True)
            else:
                print("there is no step that trains")
                await self.create_dummy_model()  # expect: MLA103
        except Exception as error:  # expect: MLA103
            print("training failed", error)
            await self.create_dummy_model()

    async def prepare_or_fail(self):
        if not STEP.exists():
            raise FileNotFoundError(STEP)
        subprocess.run([sys.executable, str(STEP)], check=True)

    async def create_dummy_model(self):
        rows, target = make_regression(n_samples=100, n_features=8)
        mlflow.sklearn.log_model(RandomForestRegressor().fit(rows, target), "model")
