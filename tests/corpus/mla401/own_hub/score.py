import sys

from hub import load, load_theirs

model = load("prices")
theirs = load_theirs("prices")
print(model.predict([[float(sys.argv[1])]]), theirs.predict([[float(sys.argv[1])]]))
