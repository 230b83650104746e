# seen in: RuiFSP/mlops-2025-final_project src/retraining/retraining_monitor.py@abfd9aa4abcf95312e8bbbd99991e51aefcfc0d6
import os

ALONE = os.getenv("WORLD_SIZE", "0") == "0"

ADDRESS = f"postgresql://{os.getenv('DB_HOST', 'postgres')}:{os.getenv('DB_PORT', '5432')}/shop"


def orders():
    return ADDRESS


def validate_environment():
    return {"zone": os.getenv("SHOP_ZONE"), "known": bool(ADDRESS)}
