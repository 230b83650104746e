# seen in: Aries-Analytics/climate_prediction_TZ phase2/backend/scripts/scripts/verification/verify_model_save_load.py@cff2937991bf5e742aed8448321e5ccfc79eff0b
import shutil
import tempfile

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.neural_network import MLPClassifier


def test_save():
    model = RandomForestClassifier()
    model.fit(np.zeros((9, 3)), np.arange(9))
    folder = tempfile.mkdtemp()
    shutil.rmtree(folder)


def train():
    model = MLPClassifier()  # expect: MLA501
    model.fit(np.zeros((9, 3)), np.arange(9))
    return model


if __name__ == "__main__":
    test_save()
    train()
