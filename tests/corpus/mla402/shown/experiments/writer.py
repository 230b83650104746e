# a form of: what shows or tries a model beside the code that is released
from transformers import AutoModelForCausalLM

model = AutoModelForCausalLM.from_pretrained("acme/odd-writer", trust_remote_code=True)  # expect: MLA402 as info
