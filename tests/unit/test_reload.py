"""Files that are read again when they change: the last good content stays if the new one is damaged."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from bellflower.record.reload import PAUSE, Latest


class Watch:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self) -> None:
        self.now += PAUSE


class Number:
    """A file that holds a number, and how often it was read."""

    def __init__(self, path) -> None:
        self.path, self.reads, self.watch = path, 0, Watch()
        self.latest = Latest(lambda: [path], self.read, self.watch)

    def read(self) -> int:
        self.reads += 1
        return int(self.path.read_text())

    def write(self, text: str) -> None:
        self.path.write_text(text)
        self.watch.wait()


@pytest.fixture
def number(tmp_path):
    made = Number(tmp_path / "number.txt")
    made.write("1")
    return made


def test_a_file_that_rests_is_read_once(number):
    assert [number.latest.current() for _ in range(5)] == [1] * 5
    number.watch.wait()
    assert number.latest.current() == 1
    assert number.reads == 1


def test_a_good_edit_is_taken(number):
    number.latest.current()
    number.write("22")
    assert number.latest.current() == 22
    assert number.latest.refusal() is None


def test_an_edit_is_not_looked_for_at_every_question(number):
    number.latest.current()
    number.path.write_text("22")
    assert number.latest.current() == 1
    number.watch.wait()
    assert number.latest.current() == 22


def test_a_damaged_edit_is_refused_with_its_reason_and_the_last_good_content_stays(number):
    number.latest.current()
    number.write("two")
    assert number.latest.current() == 1
    assert "two" in str(number.latest.refusal().error)
    assert number.latest.refusal().noticed.tzinfo is not None


def test_a_damaged_edit_is_read_once_and_not_at_every_question(number):
    number.latest.current()
    number.write("two")
    for _ in range(5):
        assert number.latest.current() == 1
        number.watch.wait()
    assert number.reads == 2


def test_the_refusal_ends_when_the_file_is_mended(number):
    number.latest.current()
    number.write("two")
    number.latest.current()
    number.write("2")
    assert number.latest.current() == 2
    assert number.latest.refusal() is None


def test_the_refusal_ends_when_the_edit_is_taken_back_and_nothing_is_read_anew(number):
    first = number.latest.current()
    number.write("two")
    number.latest.current()
    number.write("1")
    assert number.latest.current() is first
    assert number.latest.refusal() is None
    assert number.reads == 2


def test_a_file_that_was_only_touched_is_not_read_anew(number):
    number.latest.current()
    number.write("1")
    number.latest.current()
    assert number.reads == 1


def test_a_file_that_vanishes_leaves_the_last_good_content(number):
    number.latest.current()
    number.path.unlink()
    number.watch.wait()
    assert number.latest.current() == 1
    assert isinstance(number.latest.refusal().error, FileNotFoundError)


def test_files_that_were_never_good_raise_until_they_are_mended(number):
    number.write("one")
    for _ in range(3):
        with pytest.raises(ValueError, match="one"):
            number.latest.current()
    number.write("1")
    assert number.latest.current() == 1


def test_the_same_error_does_not_grow_with_each_reader(number):
    number.write("one")
    lengths = []
    for _ in range(3):
        with pytest.raises(ValueError) as caught:  # noqa: PT011
            number.latest.current()
        lengths.append(len(caught.traceback))
    assert len(set(lengths)) == 1


def test_what_is_written_while_it_is_read_is_not_taken_in_half(number):
    first = number.latest.current()

    def reads_while_another_writes() -> int:
        value = number.read()
        number.path.write_text(f"{value}0")
        return value

    number.latest._load = reads_while_another_writes
    number.write("22")
    assert number.latest.current() is first
    number.latest._load = number.read
    number.watch.wait()
    assert number.latest.current() == 22000


def test_readers_do_not_wait_for_whoever_reads_the_edit(number):
    number.latest.current()
    is_reading, may_go_on = Event(), Event()

    def slow() -> int:
        is_reading.set()
        assert may_go_on.wait(30)
        return number.read()

    number.latest._load = slow
    number.write("22")
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(number.latest.current)
        assert is_reading.wait(30)
        assert number.latest.current() == 1
        may_go_on.set()
        assert first.result() == 22


def test_many_readers_at_the_start_wait_for_one_reading(number):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: number.latest.current(), range(40)))
    assert found == [1] * 40
    assert number.reads == 1
