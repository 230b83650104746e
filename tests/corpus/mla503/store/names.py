import os

DEMAND = "demand"
PRICES = "prices:k2u7yqcxmoej6ktz"
WAGES = os.environ["WAGES_TAG"]
