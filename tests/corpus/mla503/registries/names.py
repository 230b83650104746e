CELLS = "freight/cells:latest"
LISTINGS = "freight/listings:v14"
