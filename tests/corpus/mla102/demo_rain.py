# seen in: Aries-Analytics/climate_prediction_TZ phase2/backend/scripts/demos/demo_chirps_processing.py@cff2937991bf5e742aed8448321e5ccfc79eff0b
"""Shows what the processing does: nothing goes on with what it writes."""

import pandas as pd


def processed():
    return pd.read_csv("rain.csv").dropna()


if __name__ == "__main__":
    try:
        rows = processed()
        rows.to_csv("outputs/sample.csv")
        print("saved")
    except Exception as error:  # ok: a person runs it, and looks on
        print(f"error: {error}")
