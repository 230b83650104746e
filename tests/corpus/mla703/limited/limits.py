class ApiRateLimiter:
    def __init__(self, requests, window):
        self.requests = requests
        self.window = window
