# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/models/ml_models_enhanced.py
import joblib
from sklearn.metrics import f1_score


def by_test(models, X_train, y_train, X_val, y_val, X_test, y_test):
    best_test_f1, best = -1.0, None
    for name, model in models.items():
        model.fit(X_train, y_train)
        val_preds = model.predict(X_val)
        val_f1 = f1_score(y_val, val_preds)
        test_preds = model.predict(X_test)
        test_f1 = f1_score(y_test, test_preds)
        print(name, val_f1, test_f1)
        if test_f1 > best_test_f1:  # expect: MLA302
            best_test_f1 = test_f1
            best = model
    joblib.dump(best, "best.joblib")
    return best


def by_validation(models, X_train, y_train, X_val, y_val, X_test, y_test):
    best_f1, best = -1.0, None
    for name, model in models.items():
        model.fit(X_train, y_train)
        val_f1 = f1_score(y_val, model.predict(X_val))
        test_f1 = f1_score(y_test, model.predict(X_test))
        print(name, val_f1, test_f1)
        if val_f1 > best_f1:
            best_f1 = val_f1
            best = model
    joblib.dump(best, "best.joblib")
    return best
