# seen in: Gladiator07/Harvestify notebooks/Crop_Recommendation_Model.ipynb@aac427c1dc6adbadd4d8f16e77e74d6e323d39a1
import pickle

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier

df = pd.read_csv("soil.csv")
tree = DecisionTreeClassifier(random_state=2).fit(df[["ph"]], df["crop"])
pickle.dump(tree, open("models/DecisionTree.pkl", "wb"))
regression = LogisticRegression(random_state=2).fit(df[["ph"]], df["crop"])
pickle.dump(regression, open("models/DecisionTree.pkl", "wb"))  # expect: MLA211
