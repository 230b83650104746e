"""Tried once."""

import joblib

print(joblib.load("/home/mara/Desktop/hearing/model.joblib"))  # expect: MLA507 as info
