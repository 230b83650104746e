# a form of: arguments that are given by their names, from the file of a table to the rows of a model
import numpy as np
import pandas as pd

wines = pd.read_csv(filepath_or_buffer="data/wines.csv")
wines["sugar"] = np.log1p(wines["sugar"])
wines.to_csv(path_or_buf="data/ready.csv", index=False)
