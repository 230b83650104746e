from archive import Archive


def main():
    print(len(Archive().recent()))


if __name__ == "__main__":
    main()
