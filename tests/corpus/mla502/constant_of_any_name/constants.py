BASE = "deepset/gbert-base"
COMMIT = "4556d13015211d73dccd3fdd39d39232506f3e43"
FOLDER = "./runs/ner"
WORD = "ner"
