"""6xx: training and inference correctness."""
