# seen in: 0Smallcat0/ai_trading scripts/run_crawler.py
"""What a crawler says it is, how long it waits, and a page that offers a table: nothing of the data is drawn."""

import random
import time

import numpy as np
import pandas as pd
import requests

AGENTS = ["Mozilla/5.0 (X11; Linux x86_64)", "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"]
user_agents = AGENTS


def headers():
    return {"User-Agent": user_agents[np.random.randint(0, len(user_agents))], "X-Agent": random.choice(AGENTS)}


def crawl(pages):
    rows = []
    for page in pages:
        rows += requests.get(page, headers=headers(), timeout=10).json()
        time.sleep(random.uniform(1, 3))
        delay = random.random()
        time.sleep(delay)
    pd.DataFrame(rows).to_csv("prices.csv")
