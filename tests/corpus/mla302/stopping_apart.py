# a form of: callbacks that stop by validation rows
from sklearn.model_selection import train_test_split
from tensorflow.keras.callbacks import EarlyStopping


def train(model, x, y):
    x_rest, x_test, y_rest, y_test = train_test_split(x, y, random_state=0)
    x_train, x_val, y_train, y_val = train_test_split(x_rest, y_rest, random_state=0)
    model.fit(x_train, y_train, validation_data=(x_val, y_val), callbacks=[EarlyStopping(patience=3)])
    return model.evaluate(x_test, y_test)
