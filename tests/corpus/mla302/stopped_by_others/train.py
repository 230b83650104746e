"""Trains a network for tides, stopped by rows that it is scored on, by rows apart, or not at all."""

from nets import TideNet


def stopped_by_test(x_train, y_train, x_test, y_test):
    net = TideNet("runs")
    model = net.model()
    model.compile(optimizer="adam", loss="mse")
    model.fit(x_train, y_train, validation_data=(x_test, y_test), callbacks=net.callbacks(True))  # expect: MLA302
    return model.evaluate(x_test, y_test)


def stopped_by_validation(x_train, y_train, x_val, y_val, x_test, y_test):
    net = TideNet("runs")
    model = net.model()
    model.compile(optimizer="adam", loss="mse")
    model.fit(x_train, y_train, validation_data=(x_val, y_val), callbacks=net.callbacks())
    return model.evaluate(x_test, y_test)


def only_watched(x_train, y_train, x_test, y_test):
    net = TideNet("runs")
    model = net.model()
    model.compile(optimizer="adam", loss="mse")
    model.fit(x_train, y_train, validation_data=(x_test, y_test), callbacks=net.logs())
    return model.evaluate(x_test, y_test)
