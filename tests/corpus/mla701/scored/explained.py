import joblib
import shap

model = joblib.load("churn.joblib")
explainer = shap.TreeExplainer(model)


def reasons(row):
    return model.predict_proba([row])[0].tolist(), explainer.shap_values([row])
