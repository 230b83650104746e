import sys

import pandas as pd

from scoring import predictions, written

rows = pd.read_csv(sys.argv[1])
written(rows, predictions(rows, sys.argv[2]), sys.argv[3])
