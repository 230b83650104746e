import time
from functools import wraps


def timed(work):
    @wraps(work)
    def measured(*given):
        begun = time.perf_counter()
        answer = work(*given)
        done = time.perf_counter()
        print(f"{work.__name__}: {done - begun:.3f} s")
        return answer

    return measured
