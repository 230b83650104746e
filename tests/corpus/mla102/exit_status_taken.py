# a form of: a training that says whether it worked, and a program that makes an exit status of it
import sys

from rides import train


def main():
    try:
        train()
        return True
    except Exception as error:
        print(f"training failed: {error}")
        return False


if __name__ == "__main__":
    worked = main()
    sys.exit(0 if worked else 1)
