"""The built-in check pack: a module or package a family, a class a check."""
