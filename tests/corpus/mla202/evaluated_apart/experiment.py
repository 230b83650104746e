# seen in: Gladiator07/Harvestify notebooks/Crop_Recommendation_Model.ipynb@aac427c1dc6adbadd4d8f16e77e74d6e323d39a1
import pandas as pd
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

df = pd.read_csv("soil.csv")
X_train, X_test, y_train, y_test = train_test_split(df[["ph", "rain"]], df["crop"], random_state=2)

tree = DecisionTreeClassifier(random_state=2).fit(X_train, y_train)
print(cross_val_score(tree, df[["ph", "rain"]], df["crop"], cv=5))

scaler = MinMaxScaler().fit(X_train)
svm = SVC(kernel="poly").fit(scaler.transform(X_train), y_train)
print(svm.score(scaler.transform(X_test), y_test), svm.predict(scaler.transform(X_test)))
print(cross_val_score(svm, df[["ph", "rain"]], df["crop"], cv=5))  # expect: MLA202
