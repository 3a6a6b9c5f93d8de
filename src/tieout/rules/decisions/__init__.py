"""Rules about decisions that let nothing stand."""
