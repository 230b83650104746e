import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--verbose", action="store_true", help="Print the prompts to the terminal.")
parser.add_argument("--port", type=int, default=5000)
args = parser.parse_args()
