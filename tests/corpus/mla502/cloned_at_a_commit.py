# a form of: a clone whose commit is checked out
import subprocess

COMMIT = "4556d13015211d73dccd3fdd39d39232506f3e43"


def data(target):
    subprocess.run(["git", "clone", "https://github.com/someone/leaves.git", target], check=True)
    subprocess.run(["git", "checkout", COMMIT], cwd=target, check=True)
