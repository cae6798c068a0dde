"""lib beside its peers: `python -m benchmarks` (with `pip install -e '.[notebooks,benchmarks]'`).

One thread for everybody, and that has to be said before numpy is loaded: so it is said here.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"
