"""The exercise notebook: what it grades, what a student sees of it, and whether it holds."""
