# a form of: a program that ends by what its last step says
import sys

from jobs import check_store, retrain_model


def main():
    success = retrain_model()
    if not success:
        print("the training failed")
        sys.exit(1)
    reached_ok = check_store()
    if not reached_ok:
        print("the store cannot be reached: failed")


if __name__ == "__main__":
    main()
