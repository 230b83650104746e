MODEL = "models/leaving.joblib"
STEPS = "models/leaving_steps.joblib"
