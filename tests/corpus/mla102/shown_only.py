# a form of: scripts that try a model out, print what came of it, and print that it failed
import joblib
import numpy as np

model = joblib.load("model.joblib")
rows = np.zeros((2, 4))

try:
    scores = model.predict(rows)
    print("scores:", scores)
except Exception as error:
    print("the model does not answer:", error)

labels = ["no", "yes"]
try:
    found = model.predict(rows)
    print("found:", found)
except Exception as error:  # expect: MLA102
    print("the model does not answer:", error)

print(labels[int(found[0])])
