"""Jobs of one thread: one that hangs stops all the others."""

import subprocess
import time

import schedule


def start(program):
    return subprocess.run(["spark-submit", program], capture_output=True)  # expect: MLA101 as info


def features():
    start("/jobs/features.py")


def answers():
    subprocess.run(["spark-submit", "/jobs/answers.py"], timeout=1800)


def report():
    return subprocess.check_output(["df", "-h"])


schedule.every(6).hours.do(features)
schedule.every().hour.do(answers)

while True:
    schedule.run_pending()
    time.sleep(60)
