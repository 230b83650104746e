# seen in: lukasgro63/tinymlops-poc examples/model_training/train_tflite_object_model.py@ffe6cedaaa14fec2599622dcd6b998cca787559f (the sound form)
import numpy as np
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

features = np.load("lamps.npy")
scaled = StandardScaler().fit_transform(features)
pca = PCA(8)
reduced = pca.fit_transform(scaled)
test_features = scaled[:1]
print(pca.transform(test_features).shape)

others = np.load("coasts.npy")
levelled = StandardScaler().fit_transform(others)  # expect: MLA301
X_train, X_test = levelled[:800], levelled[800:]
print(np.linalg.norm(X_test - X_train.mean(axis=0)))
