# a form of: a client that an object asks which routes depend on
from redis.asyncio import Redis

counts = Redis.from_url("redis://counts:6379")  # expect: MLA101


class Limit:
    def __init__(self, most):
        self.most = most

    async def __call__(self, request):
        return await counts.incr(request.client.host) <= self.most
