# a form of: a base model under a name that does not say so, in another file
import constants
from constants import BASE, FOLDER, WORD
from transformers import AutoModel, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained(BASE)  # expect: MLA502 as info
again = AutoTokenizer.from_pretrained(constants.BASE)  # expect: MLA502 as info
model = AutoModel.from_pretrained(BASE, revision=constants.COMMIT)
saved = AutoModel.from_pretrained(FOLDER)
unknown = AutoModel.from_pretrained(WORD)
