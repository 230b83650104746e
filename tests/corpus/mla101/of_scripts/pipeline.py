from keeping import keep


def main():
    keep([(1, 0.5)], "postgresql://scores")


if __name__ == "__main__":
    main()
