# a form of: a project whose log lines pass a filter of its own
import logging


class MaskMails(logging.Filter):
    def filter(self, record):
        record.msg, record.args = PATTERN.sub("*", record.getMessage()), ()
        return True
