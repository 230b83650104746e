# seen in: roboflow/inference inference/core/env.py@3bb973b5ca52076a167d39e22853686fe85138c3
import os

MODELS_CACHE_AUTH_ENABLED = os.getenv("MODELS_CACHE_AUTH_ENABLED", "false") == "true"
MODELS_AUTH_ENABLED = os.getenv("MODELS_AUTH_ENABLED", "false") == "true"  # expect: MLA110
