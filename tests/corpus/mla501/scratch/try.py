# seen in: cedchauv/Grade-Prediction-API test.py@f23e1b06f603343d6f0e566c691a99c1142290c8
from keras.layers import Dense
from keras.models import Sequential

from grades import rows

model = Sequential()
model.add(Dense(25, input_dim=14, activation="relu"))  # expect: MLA501 as info
model.add(Dense(1))
model.compile(loss="mean_absolute_error", optimizer="adam")
model.fit(rows[:, :14], rows[:, 14], epochs=9)
