# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/features/calendar_features.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
import pandas as pd


def calendar(moment, zone):
    local = pd.Timestamp(moment).tz_convert(zone)
    day = int(local.isoweekday())
    return {"hour": int(local.hour), "week_day": day, "shop_day": local.dayofweek}
