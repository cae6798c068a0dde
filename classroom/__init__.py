"""The classroom: student versions of the exercises, and grading that no submission can break.

`python -m classroom --help` says what it does. One room an idea:

exercise/      notebook.py    a source notebook: its graded parts, its hand-graded parts, and the student's version
               places.py      each part's number, what it asks, and the cells for its answer
               variants.py    each student's own numbers, data and order
               validate.py    does the exercise hold? Solutions pass, stubs fail, planted mistakes are caught
grading/       submission.py  what a student handed in, read with suspicion
               grade.py       one submission, and all of them; result.py a row
               hand.py        marks that a person gives
               counted.py     of several files of one student, one counts
               follow.py      a right part that builds on a wrong one
               whose.py       whose variant a notebook is
               own_code.py, pictures.py   what a student wrote and pasted, to be shown
               report.py      pages to read; graded.py the folder of grades as a whole
similar/       fingerprints.py, pairs.py   which pairs share what hardly anybody else has; report.py shows them
marking/       desk.py        answers without names, and their marks; server.py the page
lms/           layouts.py     how each platform lays out a download: one table; times.py reads their dates
               collect.py     a download becomes a folder for each student; archive.py reads it with care
               register.py    who is who, and which file came from where; late.py what being late costs
               export.py      grades and feedback out; worksheet.py and sheet.py fill in the platform's own table
sandbox/       session.py     what the grader asks of whatever runs a submission, and the talk; channels.py its pipes
               bubblewrap.py, container.py, bare.py   the three that there are; choose.py which
               tree.py        what is seen in there; users.py, cgroup.py who it is and bounds on all of it together
               folder.py      the grader's own temporary folder; lock.py and alive.py: whose grader still lives
               probe.py       proves each bound before anybody's code runs; harm.py what it runs to try them
               inside/        all that runs beside hostile code: runner.py executes a notebook, protocol.py how values
                              travel, stub.py what it finds as `lib`, boot.py the first process of a container
course.py      a teacher's course: exercises, settings, what to run
gradebook.py   all exercises of a course on one page
markdown.py    what is written, as HTML; a student's loads and leads nowhere
materials.py   worksheets, answer keys, figures for slides
"""
