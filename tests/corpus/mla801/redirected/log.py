# seen in: haotian-liu/LLaVA llava/utils.py@c121f0432da27facab705978f83c4ada465e46fd
import logging
import sys


class StreamToLogger:
    def __init__(self, logger):
        self.logger = logger

    def write(self, text):
        self.logger.info(text.rstrip())


def build():
    kept = StreamToLogger(logging.getLogger("stdout"))
    sys.stdout = kept
