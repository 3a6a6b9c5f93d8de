"""Fuzzing every reader by atheris, which watches which branches a file takes and keeps those that take new ones."""
