"""lib beside its peers: `python -m benchmarks` (with `pip install -e '.[notebooks,benchmarks]'`).

One thread for everybody, and that has to be said before numpy is loaded: so it is said here.
"""

import os

for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
    os.environ[f"{library}_NUM_THREADS"] = "1"
os.environ["VECLIB_MAXIMUM_THREADS"] = "1"
