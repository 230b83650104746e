# seen in: SL14-SL/mlops-churn-prediction src/training/pyfunc_wrapper.py@dbfdc2441673b09076c66ce02b56e572a55524d6 (the sound form)
import mlflow.pyfunc


class Probability(mlflow.pyfunc.PythonModel):
    def __init__(self, model):
        self.model = model

    def predict(self, context, rows):
        return self.model.predict_proba(rows)[:, 1]
