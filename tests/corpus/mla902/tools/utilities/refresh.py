# seen in: jpdacostaza/ai-rag-test utilities/refresh-models.py@37413c54616b3b91d76219ed2b0101be5f0107dc
"""Two tools that are run by hand, each with a word of its own for what is not set."""

import os

ADDRESS = os.getenv("BACKEND_URL", "http://localhost:8001")
KEY = os.getenv("API_TOKEN", "replace-with-yours")

if __name__ == "__main__":
    print(ADDRESS, bool(KEY))
