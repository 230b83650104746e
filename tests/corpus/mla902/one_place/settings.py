# a form of: the place of the one model
FOLDER = "painters"
