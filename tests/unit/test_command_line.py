"""The command line: what `python -m bellflower check` prints and returns."""

import shutil

import pytest

from bellflower.__main__ import main
from bellflower.record.schema import load_tables
from tools import format_data


def test_a_good_record_is_said_to_be_good(good, capsys):
    assert main(["check", str(good.folder)]) == 0
    assert capsys.readouterr() == (f"{len(load_tables())} tables checked, no problem found.\n", "")


def test_each_problem_is_a_line_and_the_count_goes_to_standard_error(good, capsys):
    good.change("places", 3, latitude="95", longitude="190")
    assert main(["check", str(good.folder)]) == 1
    assert capsys.readouterr() == (
        "places.csv:3: latitude '95' is more than 90\nplaces.csv:3: longitude '190' is more than 180\n",
        "2 problems found.\n",
    )


def test_a_folder_that_is_not_there_is_a_wrong_argument(tmp_path, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["check", str(tmp_path / "nowhere")])
    assert caught.value.code == 2
    assert "nowhere' is not a folder" in capsys.readouterr().err


def test_a_folder_without_the_tables_is_a_wrong_argument(good, capsys):
    good.file("claims").unlink()
    with pytest.raises(SystemExit) as caught:
        main(["check", str(good.folder)])
    assert caught.value.code == 2
    assert "lacks claims.csv" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["mend"]])
def test_no_command_or_an_unknown_one_is_a_wrong_argument(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m bellflower" in capsys.readouterr().err


def test_a_copy_of_the_repository_is_checked_by_the_folder_of_its_data(good, tmp_path, capsys):
    copy = tmp_path / "copy"
    shutil.copytree(good.folder, copy / "data")
    assert main(["check", str(copy)]) == 0


def test_formatting_explains_itself_and_names_a_folder_that_is_not_there(capsys):
    with pytest.raises(SystemExit) as asked:
        format_data.main(["--help"])
    assert asked.value.code == 0
    assert "canonical form" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        format_data.main(["nowhere"])
    assert "'nowhere' is not a folder" in capsys.readouterr().err
