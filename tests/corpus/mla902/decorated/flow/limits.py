def timeout(seconds):
    def decorate(function):
        function.seconds = seconds
        return function

    return decorate
