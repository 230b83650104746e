def timed(router):
    return router
