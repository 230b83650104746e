"""Parts of a split by short names: the one to test on stops the training, keeps the epoch, and is scored."""

import numpy as np
import tensorflow as tf
from sklearn.metrics import f1_score, mean_squared_error
from sklearn.model_selection import train_test_split
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint


def stopped(table, model):
    x_tr, x_te, y_tr, y_te = train_test_split(table[["a", "b"]], table["y"], random_state=0)
    model.fit(x_tr, y_tr, validation_data=(x_te, y_te), callbacks=[EarlyStopping(restore_best_weights=True)])  # expect: MLA302
    return model.evaluate(x_te, y_te)


def kept(table, model):
    xtr, xte, ytr, yte = train_test_split(table[["a", "b"]], table["y"], random_state=0)
    keep = tf.keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
    model.fit(xtr, ytr, validation_data=(xte, yte), callbacks=[keep])  # expect: MLA302
    return mean_squared_error(yte, model.predict(xte))


def threshold(table, model):
    x_tr, x_tst, y_tr, y_tst = train_test_split(table[["a", "b"]], table["y"], random_state=0)
    scores = model.fit(x_tr, y_tr).predict_proba(x_tst)[:, 1]
    best, best_f1 = 0.5, 0.0
    for cut in np.arange(0.1, 0.9, 0.05):
        f1 = f1_score(y_tst, scores > cut)
        if f1 > best_f1:  # expect: MLA302
            best, best_f1 = cut, f1
    return best


def apart(table, model):
    x_rest, x_te, y_rest, y_te = train_test_split(table[["a", "b"]], table["y"], random_state=0)
    x_tr, x_va, y_tr, y_va = train_test_split(x_rest, y_rest, random_state=0)
    model.fit(x_tr, y_tr, validation_data=(x_va, y_va), callbacks=[EarlyStopping(restore_best_weights=True)])
    return model.evaluate(x_te, y_te)


def only_watched(table, model):
    x_tr, x_te, y_tr, y_te = train_test_split(table[["a", "b"]], table["y"], random_state=0)
    model.fit(x_tr, y_tr, validation_data=(x_te, y_te), callbacks=[ModelCheckpoint("last.keras")])
    return model.evaluate(x_te, y_te)
