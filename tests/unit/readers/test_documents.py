"""Texts with footnotes, opened by LibreOffice, and by python-docx and lxml."""

import io
import subprocess
import zipfile

import pytest

from bellflower.publish.export.formats import file_bytes
from tests.unit.readers.reading import events


@pytest.fixture(scope="module")
def documents(few, hostile, tmp_path_factory):
    """The text of each document as LibreOffice prints it, by format and selection."""
    folder = tmp_path_factory.mktemp("documents")
    for name in ("docx", "odt"):
        (folder / f"few-{name}.{name}").write_bytes(file_bytes(name, few))
        (folder / f"hostile-{name}.{name}").write_bytes(file_bytes(name, hostile))
    command = [
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", str(folder), *(str(path) for path in folder.glob("*.*")),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stderr
    told = {}
    for path in folder.glob("*.pdf"):
        text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
        told[path.stem] = "".join(text.stdout.decode().split())
    return told


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_libreoffice_shows_events_claims_intervals_notes_and_license(documents, few, name):
    shown = documents[f"few-{name}"]
    for event in events(few).values():
        assert "".join(event["title"].split()) in shown
        assert "".join(f"precision: {event['precision']}".split()) in shown
    assert "CreativeCommonsAttribution4.0" in shown
    titles = ["".join(title.split()) for title in few.sources["title"]]
    assert sum(title[:30] in shown for title in titles) > 0.9 * len(titles)


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_libreoffice_opens_a_document_whose_texts_try_everything(documents, name):
    assert "DROPTABLEevents" in documents[f"hostile-{name}"]


def test_each_claim_has_its_own_note(few):
    import docx
    from lxml import etree

    content = file_bytes("docx", few)
    marks = docx.Document(io.BytesIO(content)).element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}footnoteReference"
    )
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
    assert len(list(marks)) == len(few.claims) == len(notes) - 2
    with zipfile.ZipFile(io.BytesIO(file_bytes("odt", few))) as parts:
        text = etree.fromstring(parts.read("content.xml"))
        assert parts.namelist()[0] == "mimetype"
    space = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    assert len(list(text.iter(f"{space}note"))) == len(few.claims)


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_a_document_has_no_link_and_calls_nowhere(hostile, name):
    with zipfile.ZipFile(io.BytesIO(file_bytes(name, hostile))) as parts:
        for part in parts.namelist():
            content = parts.read(part)
            assert b'TargetMode="External"' not in content
            assert b"<text:a" not in content
