"""The reader's Python session, in the page's worker: what is needed of a notebook's kernel, and no more.

No IPython on this path: it would take two seconds and three megabytes before the first result.
"""
