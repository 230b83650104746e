"""Runtime checks: the base class of a check, the context it measures in, and the runner."""
