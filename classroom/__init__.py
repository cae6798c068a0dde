"""The classroom: student versions of the exercises, and grading that no submission can break.

`python -m classroom --help` says what it does. One room an idea:

exercise/      notebook.py    a source notebook: its graded parts, its hand-graded parts, and the student's version
               validate.py    does the exercise hold? Solutions pass, stubs fail, planted mistakes are caught
grading/       submission.py  what a student handed in, read with suspicion
               grade.py       one submission, and all of them; result.py a row
               hand.py        marks that a person gives
               report.py      pages to read
lms/           collect.py     files in from a course's platform, grades out to it
sandbox/       choose.py      which sandbox: bubblewrap, or else a container
               bubblewrap.py  a process that can do no harm; tree.py what it sees, cgroup.py bounds on all together
               container.py   the same in a container of docker or podman; Containerfile its image
               probe.py       proves each bound before anybody's code runs
               inside/        all that runs beside hostile code: runner.py executes a notebook, protocol.py how values
                              travel, stub.py what it finds as `lib`, boot.py the first process of a container
materials.py   worksheets, answer keys, figures for slides
"""
