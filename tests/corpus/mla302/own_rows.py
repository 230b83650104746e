# seen in: PacktPublishing/Machine-Learning-Model-Serving-Patterns-and-Best-Practices Chapter 7/keras_model_serve_dummy.py@3f6bc6317403a1b76e3badc56683a9ec8061d962
import keras
from sklearn.metrics import mean_absolute_error
from sklearn.svm import SVR


def tuned_further(path):
    network = keras.models.load_model(path)
    (x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
    print("before", network.evaluate(x_test, y_test))
    network.fit(x_test, y_test, epochs=3)
    print("after", network.evaluate(x_test, y_test))  # expect: MLA302
    return network


def by_metric(X_test, y_test):
    model = SVR().fit(X_test, y_test)
    guessed = model.predict(X_test)  # expect: MLA302
    print(mean_absolute_error(y_test, guessed))


def fitted_anew(X_train, y_train, X_test, y_test):
    model = SVR()
    model.fit(X_test, y_test)
    model.fit(X_train, y_train)
    print(model.score(X_test, y_test))  # ok: a fit forgets the one before it


def judged_first(network, x_test, y_test):
    score = network.evaluate(x_test, y_test)
    network.fit(x_test, y_test)  # ok: the score is older than the fit
    return score


def of_other_rows(model, X_test, y_test, X_new, y_new):
    model.fit(X_test, y_test)
    return model.score(X_new, y_new)
