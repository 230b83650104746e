import pandas as pd
from words import clean_arabic_text


def main():
    news = pd.read_csv("raw.csv")
    news["minimal"] = news["content"].apply(clean_arabic_text)
    news.to_csv("clean.csv", index=False)


if __name__ == "__main__":
    main()
