from tracking import setup_mlflow


def main():
    setup_mlflow("mlruns.db")
    learn()


if __name__ == "__main__":
    main()
