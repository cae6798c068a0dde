"""The classroom: student versions of the exercises, and grading that no submission can break.

`python -m classroom --help` says what it does. One idea a file:

notebook.py    a source notebook: its graded parts, its hand-graded parts, and the student's version
validate.py    does the exercise hold? Solutions pass, stubs fail, planted mistakes are caught
submission.py  what a student handed in, read with suspicion
choose.py      which sandbox: bubblewrap, or else a container
sandbox.py     a process that can do no harm; `tree.py` what it sees, `cgroup.py` bounds on all of it together,
               `probe.py` proves each bound before anybody's code runs
container.py   the same in a container of docker or podman; `boot.py` is its first process, `Containerfile` its image
child.py       runs inside the sandbox; `stand_in.py` is what it finds there as `lib`, `wire.py` how values travel
grade.py       one submission, and all of them
hand.py        marks that a person gives
materials.py   worksheets, answer keys, figures for slides
report.py      pages to read; lms.py: files in from a course's platform, grades out to it
"""
