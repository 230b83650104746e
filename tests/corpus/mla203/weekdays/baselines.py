# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/pricing_guardrails/baseline_reference.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
import pandas as pd


def with_keys(forecasts, zone):
    local = pd.to_datetime(forecasts["moment"], utc=True).dt.tz_convert(zone)
    if "week_day" not in forecasts.columns:
        forecasts["week_day"] = local.dt.dayofweek.astype(int)  # expect: MLA203 as info
    forecasts["shop_day"] = local.dt.weekday
    return forecasts.assign(open_day=local.dt.isocalendar().day)
