# seen in: Azziz14/Disease-Prediction-and-Validation-system prediction/prediction/backend/ultra_scan.py
"""A look through the pages of the author's own checkout, that nothing starts."""

import os

PAGES = r"C:\Users\dana\Downloads\shop\pages"  # expect: MLA507 as info

for folder, _, files in os.walk(PAGES):
    print(folder, len(files))
