"""How much a request may bring or ask for, and what bounds it."""
