def verify_api_key(key: str):
    raise NotImplementedError
