import joblib
import pandas as pd
from bands import with_bands
from sklearn.linear_model import LogisticRegression

homes = pd.read_csv("homes.csv")
joblib.dump(LogisticRegression().fit(with_bands(homes), homes["sold"]), "sold.joblib")

homes["band"] = pd.qcut(homes["income"], 4, labels=False)
homes["rooms"] = homes["rooms"] / homes["rooms"].max()
joblib.dump(LogisticRegression().fit(homes[["band", "rooms"]], homes["let"]), "let.joblib")

bands, edges = pd.qcut(homes["age"], 5, labels=False, retbins=True)
homes["bands"] = bands
kept = {"model": LogisticRegression().fit(homes[["bands"]], homes["kept"]), "edges": edges}
joblib.dump(kept, "kept.joblib")
