FEATURES = ["humidity", "wind", "docks"]
KEPT = ["wind"]
FILLED = [name for name in FEATURES if name not in KEPT]
