"""The end of a group of processes: waited for as long as a busy machine may need."""

import os

from classroom.sandbox import cgroup


def test_the_dead_of_a_busy_machine_are_waited_for(tmp_path, monkeypatch):
    """A folder that can be taken away at the three-hundredth try only, when two seconds would long be over."""
    made, tries = tmp_path / "group", []
    made.mkdir()
    (made / "cgroup.procs").write_text("")
    monkeypatch.setattr(cgroup.time, "sleep", lambda seconds: None)

    def rmdir(path):
        tries.append(path)
        if len(tries) < 300:
            raise OSError("busy")
        (made / "cgroup.procs").unlink()
        os.rmdir(made)

    monkeypatch.setattr(cgroup.Path, "rmdir", rmdir)
    assert cgroup.Cgroup([made]).close()
    assert len(tries) == 300
    assert not made.exists()
