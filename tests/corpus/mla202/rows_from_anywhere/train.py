# a form of: rows of a training that come from where nobody can follow: another package, a cursor
import joblib
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import MinMaxScaler
from warehouse import everything

features, labels = everything()
scaler = MinMaxScaler()
features = scaler.fit_transform(features)
model = LogisticRegression()
model.fit(features, labels)
joblib.dump(model, "churn_rate.joblib")
joblib.dump(scaler, "churn_rate_scaler.joblib")
