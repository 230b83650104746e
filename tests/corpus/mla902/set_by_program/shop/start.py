# seen in: arthurcornelio88/stripe_model_training deployment/env_config.py
import os

os.environ["SHOP_TABLE"] = "orders"
