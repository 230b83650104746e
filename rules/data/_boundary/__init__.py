"""Where data comes in from outside, and whether anything looks at it."""
