"""What is sealed opens with a stock `age` and its reader's key, and with nothing else."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from connectwell.errors import UsageFault
from connectwell.share.send import sealing
from connectwell.share.send.sealing import CannotSeal, KeyRefused, can_seal, seal, seal_with_passphrase
from connectwell.share.two_processes import both_halves

pytest.importorskip("pyrage", reason="pyrage comes with the age extra")
needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed on this machine")

WORDS = "Rain all evening. À bientôt.\n".encode() + bytes(range(256))
_ON_A_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)


def key_pair(folder: Path, name: str) -> str:
    """Makes a pair by age itself. The secret half goes to `name`; gives the public one."""
    made = subprocess.run(["age-keygen", "-o", str(folder / name)], capture_output=True, text=True, check=True)
    return made.stderr.split()[-1]


def opened(folder: Path, name: str, sealed: bytes) -> bytes:
    """What a stock age makes of it with the secret key in `name`."""
    command = ["age", "--decrypt", "--identity", str(folder / name)]
    return subprocess.run(command, input=sealed, capture_output=True, check=True).stdout


@needs_age
def test_each_reader_opens_it_with_a_stock_age_and_nobody_else(tmp_path: Path) -> None:
    ours, theirs = key_pair(tmp_path, "ours"), key_pair(tmp_path, "theirs")
    key_pair(tmp_path, "a stranger's")
    sealed = seal(WORDS, [ours, f"  {theirs}\n"])
    assert opened(tmp_path, "ours", sealed) == WORDS
    assert opened(tmp_path, "theirs", sealed) == WORDS
    with pytest.raises(subprocess.CalledProcessError):
        opened(tmp_path, "a stranger's", sealed)
    assert b"Rain" not in sealed


@needs_age
@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed on this machine")
def test_a_reader_may_have_an_ssh_key(tmp_path: Path) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "key")], check=True)
    assert opened(tmp_path, "key", seal(WORDS, [(tmp_path / "key.pub").read_text()])) == WORDS


def test_passphrase_and_content_come_whole_to_what_seals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a stand-in for pyrage, whose own sealing takes seconds by design: the real one is in .ci/long."""
    program = "class passphrase:\n    encrypt = staticmethod(lambda content, secret: secret.encode() + content)\n"
    (tmp_path / "pyrage.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert seal_with_passphrase(WORDS, "a long walk, ä") == "a long walk, ä".encode() + WORDS


@needs_age
@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="age asks on a terminal")
def test_a_passphrase_opens_it_with_a_stock_age(tmp_path: Path) -> None:
    import pty

    (tmp_path / "page.age").write_bytes(seal_with_passphrase(WORDS, "a long walk, ä"))
    ours, theirs = pty.openpty()
    command = ["age", "--decrypt", "--output", str(tmp_path / "page"), str(tmp_path / "page.age")]
    with subprocess.Popen(
        [sys.executable, "-c", _ON_A_TERMINAL, *command],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    ) as age:  # fmt: skip
        os.close(theirs)
        asked = b""
        while b"passphrase" not in asked:
            asked += os.read(ours, 1024)
        os.write(ours, "a long walk, ä\n".encode())
        assert age.wait(20) == 0
    os.close(ours)
    assert (tmp_path / "page").read_bytes() == WORDS


GOOD = "age1nyv2g3q29qtn5spw74mvq029kkdc27z7lc0eysghvzr9qc25gvkqa4h00r"


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ([GOOD[:-1]], "This key can't be used: it may have been cut or changed on its way."),
        ([GOOD, "age1xyz", GOOD], "Key 2 of 3 can't be used"),
        ([GOOD, "ssh-ed25519 AAAA me@home"], "Key 2 of 2 can't be used"),
        ([""], "This key can't be used"),
        (["AGE-SECRET-KEY-1QQQQ"], "This key is a secret one; whoever holds it can open what was sealed for it."),
        ([], "There is no key to seal it for."),
    ],
)
def test_a_wrong_key_is_named_by_its_place_and_never_by_what_it_holds(keys: list[str], says: str) -> None:
    with pytest.raises(KeyRefused) as refused:
        seal(WORDS, keys)
    assert str(refused.value).startswith(says)
    assert str(refused.value).endswith("Nothing was written.")
    assert not any(key and key in str(refused.value) for key in keys)


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(UsageFault, match="An empty passphrase seals nothing"):
        seal_with_passphrase(WORDS, "")


def test_where_nothing_can_seal_it_says_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "find_spec", lambda _: None)
    assert not can_seal()
    with pytest.raises(CannotSeal, match=r"needs pyrage.*install 'pyrage>=1\.4' adds it"):
        seal(WORDS, [GOOD])
    with pytest.raises(CannotSeal):
        seal_with_passphrase(WORDS, "long")


def test_where_no_process_can_be_started_nothing_is_sealed_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(CannotSeal, match=r"couldn't be started\. Nothing was written\.$"):
        seal_with_passphrase(WORDS, "long")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_where_no_process_can_be_started_an_archive_is_read_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert both_halves(lambda part, of: [part, of]) == ([0, 2], [1, 2])
