# a form of: a trainer that is handed its callbacks
"""Callbacks that stop training, made elsewhere than where the fit is."""

import lightgbm as lgb
from pytorch_tabnet.tab_model import TabNetClassifier
from sklearn.model_selection import train_test_split
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint, TensorBoard


def define_callbacks(patience=3):
    stopper = EarlyStopping(monitor="val_accuracy", patience=patience, restore_best_weights=True)
    return [stopper, TensorBoard()]


def train_model(model, x_train, x_test, y_train, y_test, callbacks=None):
    model.fit(x_train, y_train, epochs=9, validation_data=(x_test, y_test), callbacks=callbacks)  # expect: MLA302 as info


def main(model, x, y):
    x_train, x_test, y_train, y_test = train_test_split(x, y, random_state=0)
    train_model(model, x_train, x_test, y_train, y_test, callbacks=define_callbacks(4))


class Trainer:
    def __init__(self, model, path):
        self.model = model
        self.callbacks = []
        self.callbacks.append(ModelCheckpoint(path, save_best_only=True))

    def train(self, x_train, y_train, x_test, y_test):
        self.model.fit(
            x_train,
            y_train,
            epochs=90,
            batch_size=64,
            validation_data=(x_test, y_test),  # expect: MLA302
            callbacks=self.callbacks,
        )
        return self.model.evaluate(x_test, y_test)


def told_by_history(model, x_train, y_train, x_test, y_test):
    watch = [TensorBoard()]
    watch += [EarlyStopping(patience=2)]
    run = model.fit(x_train, y_train, validation_data=(x_test, y_test), callbacks=[*watch, EarlyStopping()])  # expect: MLA302
    print("accuracy", max(run.history["val_accuracy"]))


def by_patience(x_train, y_train, x_test, y_test):
    model = TabNetClassifier()
    model.fit(x_train, y_train, eval_set=[(x_test, y_test)], patience=20)  # expect: MLA302
    return model.predict(x_test)


def by_a_choice(settings, quick, x_train, y_train, x_test, y_test):
    known, watched = lgb.Dataset(x_train, y_train), lgb.Dataset(x_test, y_test)
    stop = None if quick else [lgb.early_stopping(30), lgb.log_evaluation(50)]
    return lgb.train(settings, known, valid_sets=[watched], callbacks=stop)  # expect: MLA302 as info


def only_watched(model, x_train, y_train, x_test, y_test):
    model.fit(x_train, y_train, validation_data=(x_test, y_test), callbacks=[TensorBoard()])  # ok: nothing is chosen
