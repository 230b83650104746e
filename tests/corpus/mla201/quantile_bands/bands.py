# a form of: quantile bands that a service cuts from the rows that it is sent
import numpy as np
import pandas as pd


def with_bands(rows):
    rows = rows.copy()
    edges = rows["income"].quantile([0.25, 0.5, 0.75]).tolist()
    rows["band"] = pd.cut(rows["income"], bins=[-np.inf, *edges, np.inf], labels=False)  # expect: MLA201
    return rows[["band", "rooms"]]
