"""An export is whole, or is not there; and what is somebody's own stays."""

from pathlib import Path

import pytest

from reportedly import export
from reportedly.places import file_for, folder_for


def test_what_is_there_stays_unless_one_says_so(ledger, tmp_path):
    for name in ("csv", "ftm"):
        export.write(ledger, name, tmp_path / name)
        with pytest.raises(export.NotWrittenError, match="is there already"):
            export.write(ledger, name, tmp_path / name)
        export.write(ledger, name, tmp_path / name, overwrite=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["csv", "ftm"]


def test_a_folder_that_is_no_export_is_never_replaced(ledger, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "diary.txt").write_text("mine")
    with pytest.raises(export.NotWrittenError, match="is not a folder that an export made"):
        export.write(ledger, "csv", tmp_path / "home", overwrite=True)
    assert (tmp_path / "home" / "diary.txt").read_text() == "mine"
    with pytest.raises(export.NotWrittenError, match="is a folder"):
        export.write(ledger, "ftm", tmp_path / "home", overwrite=True)


def test_an_empty_folder_may_be_there(ledger, tmp_path):
    (tmp_path / "out").mkdir()
    export.write(ledger, "csv", tmp_path / "out")
    assert (tmp_path / "out" / "statements.csv").is_file()


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, RuntimeError])
@pytest.mark.parametrize("there", [True, False])
def test_whatever_ends_it_what_was_there_stays(tmp_path, error, there):
    old, folder = tmp_path / "old", tmp_path / "folder"
    if there:
        old.write_text("old")
        folder.mkdir()
        (folder / "datapackage.json").write_text("{}")
    with pytest.raises(error), file_for(old, overwrite=True) as file:
        file.write_text("half of i")
        raise error
    with pytest.raises(error), folder_for(folder, overwrite=True) as new:
        (new / "half").write_text("half of i")
        raise error
    assert {path.name for path in tmp_path.iterdir()} == ({"old", "folder"} if there else set())
    if there:
        assert old.read_text() == "old"
        assert [path.name for path in folder.iterdir()] == ["datapackage.json"]


def test_a_place_that_is_not_there_has_one_line(ledger, tmp_path):
    with pytest.raises(export.NotWrittenError, match="there is no folder"):
        export.write(ledger, "csv", tmp_path / "no" / "such")
    with pytest.raises(export.NotWrittenError, match="'xml' is not a format; these are: parquet"):
        export.write(ledger, "xml", tmp_path / "out")


def test_others_may_read_what_is_written(ledger, tmp_path):
    """As any new file and folder: not as a temporary one, which is its owner's alone."""
    export.write(ledger, "csv", tmp_path / "out")
    export.write(ledger, "ftm", tmp_path / "ftm")
    Path(tmp_path / "plain").touch()
    (tmp_path / "folder").mkdir()
    assert (tmp_path / "ftm").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "folder").stat().st_mode
