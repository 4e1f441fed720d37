"""Speed of connectwell, as ratios to its floors. Run with `python -m benchmarks`; results in docs/performance.md."""
