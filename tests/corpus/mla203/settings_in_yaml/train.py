# a form of: settings that a project reads from a file of its own
import joblib
import pandas as pd
import yaml
from sklearn.linear_model import Ridge
from tensorflow import keras


def load_settings(path="conf/params.yaml"):
    with open(path) as file:
        return yaml.safe_load(file)


settings = load_settings()
roofs = keras.utils.image_dataset_from_directory("roofs", image_size=settings["image"]["size"])
model = keras.Sequential([keras.layers.Conv2D(8, 3), keras.layers.Flatten(), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(roofs)
model.save(settings["paths"]["model"])

days = pd.read_csv("days.csv")
days["rain"] = days["rain"].fillna(settings["fill"]["rain"])
joblib.dump(Ridge().fit(days[settings["columns"]], days["leaks"]), settings["paths"]["rain"])
