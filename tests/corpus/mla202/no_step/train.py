# seen in: thutrang147/movie-recommender-system-mlops src/models/train.py (the sound form)
import joblib
import numpy as np
import pandas as pd
from keras.preprocessing.image import ImageDataGenerator
from sklearn.neural_network import MLPClassifier
from surprise import SVD, Dataset, Reader

ratings = pd.read_csv("data/ratings.csv")
rows = Dataset.load_from_df(ratings[["user", "film", "stars"]], Reader()).build_full_trainset()
joblib.dump(SVD().fit(rows), "models/films.pkl")

digits = np.loadtxt("data/digits.txt")
more = ImageDataGenerator(rotation_range=10).flow(digits, batch_size=len(digits)).next()
joblib.dump(MLPClassifier().fit(more, np.loadtxt("data/labels.txt")), "models/digits.pkl")
