"""Routes and apps: which functions answer requests, who may call them, and what guards a whole app."""
