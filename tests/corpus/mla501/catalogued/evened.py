from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.neural_network import MLPClassifier

PARAMETER_GRID = {"net__hidden_layer_sizes": [(4,), (8,)], "net__random_state": [0]}

estimator = Pipeline([("even", SMOTE()), ("net", MLPClassifier())])  # expect: MLA501 as info
