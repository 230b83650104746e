"""Policy and verdict: what decides whether a model may ship."""
