"""How quick connectwell is, as ratios to what it stands on. `python -m benchmarks`; read in docs/performance.md."""
