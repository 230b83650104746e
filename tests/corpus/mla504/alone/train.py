# seen in: AbhijithPai/fastapi-ml-project Day 1/sample_ml_code.py@f34c5321e9ce46f5814c3a859428554737959df6
import joblib
from sklearn.linear_model import LinearRegression

model = LinearRegression().fit([[1], [2]], [2, 4])
joblib.dump(model, "model.pkl")  # expect: MLA504
