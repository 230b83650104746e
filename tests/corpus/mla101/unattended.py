# seen in: RitAreaSciencePark/sem-image-classifier-api scripts/usage_report.py@c72eae8d02209d3aca8a4b851f2a6a49856d97e8
"""What a report starts: one that asks a cluster, unseen; others that show what they do, or have a bound."""

import subprocess


def rows(space, sql):
    command = ["kubectl", "exec", "-i", "-n", space, "db-0", "--", "psql", "-tA"]
    done = subprocess.run(command, input=sql, text=True, capture_output=True)  # expect: MLA101 info
    return done.stdout.splitlines()


def shown(space):
    subprocess.run(["kubectl", "get", "pods", "-n", space], check=True)


def bounded(space):
    return subprocess.run(["kubectl", "get", "pods", "-n", space], capture_output=True, timeout=30).stdout


def counted(path):
    return subprocess.check_output(["wc", "-l", path])


if __name__ == "__main__":
    print(len(rows("prod", "select 1")))
