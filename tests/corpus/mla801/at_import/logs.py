from loguru import logger


def begin_log():
    logger.add(lambda line: print(line, end=""))


begin_log()
