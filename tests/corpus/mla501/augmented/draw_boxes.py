"""Boxes in colours of chance, to be looked at: nobody learns from these."""

import random

import cv2


def main():
    picture = cv2.imread("leaf.png")
    colour = random.choice([(255, 0, 0), (0, 255, 0)])
    cv2.rectangle(picture, (0, 0), (10, 10), colour)
    cv2.imwrite("boxes.png", picture)


if __name__ == "__main__":
    main()
