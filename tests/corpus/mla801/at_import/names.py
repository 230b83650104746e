NAMES = {0: "hawk moth", 1: "tiger moth"}


def main():
    print(len(NAMES))


if __name__ == "__main__":
    print("by hand")
    main()
