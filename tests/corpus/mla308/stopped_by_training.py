# a form of: a network that hears
"""Training that stops, or keeps the best epoch, by the score on the rows that it learns from."""

import tensorflow as tf
import torch
import xgboost as xgb
from pytorch_lightning import Trainer
from pytorch_lightning.callbacks import ModelCheckpoint as Keeper
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint, ReduceLROnPlateau


def audio(model, X_train, y_train, X_validation, y_validation, patience):
    stop = tf.keras.callbacks.EarlyStopping(monitor="accuracy", min_delta=0.001, patience=patience)  # expect: MLA308
    return model.fit(X_train, y_train, validation_data=(X_validation, y_validation), callbacks=[stop])


def watching(metric="loss"):
    return [ModelCheckpoint("best.h5", monitor="loss", save_best_only=True)]  # expect: MLA308


def pictures(model, rows):
    model.fit(rows, validation_split=0.2, callbacks=watching())


def lightning(module, train_loader, val_loader):
    trainer = Trainer(callbacks=[Keeper(monitor="train_loss")])  # expect: MLA308
    trainer.fit(module, train_loader, val_loader)


def epochs(model, train_loader, val_loader):
    best_loss = 9e9
    for _ in range(50):
        train_loss = run_epoch(model, train_loader)
        val_loss = run_epoch(model, val_loader)
        print(train_loss, val_loss)
        if train_loss < best_loss:  # expect: MLA308
            best_loss = train_loss
            torch.save(model.state_dict(), "best.pt")


def patient(model, train_loader, val_loader, early_stopping):
    for _ in range(50):
        loss, accuracy = run_epoch(model, train_loader, learn=True)
        val_loss, val_accuracy = run_epoch(model, val_loader)
        early_stopping(loss, model)  # expect: MLA308
        print(accuracy, val_loss, val_accuracy)


def boosted(X_train, y_train, X_val, y_val):
    model = xgb.XGBClassifier(early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_val, y_val), (X_train, y_train)])  # expect: MLA308
    return model


def booster(settings, dtrain, dvalid):
    shown = [(dvalid, "valid"), (dtrain, "train")]  # expect: MLA308
    return xgb.train(settings, dtrain, 500, evals=shown, early_stopping_rounds=20)


def by_validation(model, X_train, y_train, X_val, y_val):
    stop = [EarlyStopping(monitor="val_accuracy"), ReduceLROnPlateau(monitor="loss")]
    model.fit(X_train, y_train, validation_data=(X_val, y_val), callbacks=stop)
    shown = [(X_train, y_train), (X_val, y_val)]
    xgb.XGBClassifier(early_stopping_rounds=20).fit(X_train, y_train, eval_set=shown)  # ok: the last set decides


def with_no_others(model, X, y):
    model.fit(X, y, callbacks=[EarlyStopping(monitor="loss")])  # ok: a last fit on all rows


def by_validation_in_epochs(model, train_loader, val_loader, stopper, scheduler):
    best_loss = 9e9
    for _ in range(50):
        train_loss = run_epoch(model, train_loader)
        val_loss = run_epoch(model, val_loader)
        scheduler.step(train_loss)
        if val_loss < best_loss:
            best_loss = val_loss
            torch.save(model.state_dict(), "best.pt")
        if stopper.step(val_loss):
            break


def with_no_others_in_epochs(model, train_loader):
    best_loss = 9e9
    for _ in range(50):
        train_loss = run_epoch(model, train_loader)
        if train_loss < best_loss:  # ok: there are no others here
            best_loss = train_loss
            torch.save(model.state_dict(), "best.pt")
