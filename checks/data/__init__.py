"""3xx: is the data what it is said to be, and fit to be learnt from and served?"""
