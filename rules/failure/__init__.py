"""1xx: what happens when a dependency hangs, a model does not load or a call throws."""
