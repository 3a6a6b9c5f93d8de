"""Speed and quality, measured: every figure of the documentation is printed by `python -m benchmarks [DATA]`."""
