def question(text):
    return f"<start_of_turn>user\n{text}<end_of_turn>\n<start_of_turn>model\n"
