# seen in: TheCacophonyProject/classifier-pipeline src/piclassifier/cptvtest.py@0a5243c0a26ebfe8d97939255c1bc54e7703ac49
import argparse

FRAMES = "/home/dana/frames/warm.h5"  # expect: MLA507 as info


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--frames")
    print(open(parser.parse_args().frames).read())


if __name__ == "__main__":
    main()
