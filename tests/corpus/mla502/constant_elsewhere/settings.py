ENCODER_NAME = "/opt/models/encoder"
MODEL_NAME = "microsoft/deberta-v3-small"
