"""The built-in rule pack: a package a family, a class a rule."""
