# a form of: the folder says that the pictures to validate on are those to test on
import xgboost as xgb
from reports import save_plots
from tensorflow.keras.callbacks import EarlyStopping
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def by_folder(model):
    scaled = ImageDataGenerator(rescale=1 / 255)
    train_gen = scaled.flow_from_directory("data/train")
    val_gen = scaled.flow_from_directory("data/test", shuffle=False)
    model.fit(train_gen, validation_data=val_gen, epochs=40, callbacks=[EarlyStopping(patience=4)])  # expect: MLA302
    return model.evaluate(val_gen)


def by_a_folder_apart(model):
    scaled = ImageDataGenerator(rescale=1 / 255)
    train_gen = scaled.flow_from_directory("data/train")
    val_gen = scaled.flow_from_directory("data/val")
    test_gen = scaled.flow_from_directory("data/test", shuffle=False)
    model.fit(train_gen, validation_data=val_gen, epochs=40, callbacks=[EarlyStopping(patience=4)])  # ok: apart
    return model.evaluate(test_gen)


def reported(X_train, X_test, y_train, y_test):
    model = xgb.XGBRegressor(early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_test, y_test)])  # expect: MLA302
    save_plots(model, X_train, X_test, y_test)


def kept(X_train, X_test, y_train, y_test):
    model = xgb.XGBRegressor(early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_test, y_test)])  # ok: no score on these rows is reported
    model.save_model("model.json")
