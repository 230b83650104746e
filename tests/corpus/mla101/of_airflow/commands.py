import subprocess


def sync():
    call(["rclone", "sync", "/data", "archive:rows"])


def call(words):
    started = subprocess.Popen(words)
    return started.wait()  # expect: MLA101 as info


def pause(words):
    return subprocess.check_output(words)
