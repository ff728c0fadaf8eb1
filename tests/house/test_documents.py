"""What is written beside the code leads where it says."""

import re
from pathlib import Path

import pytest

import bootstrap

DOCS = bootstrap.ROOT / "docs"
DOCUMENTS = sorted([*bootstrap.ROOT.glob("*.md"), *DOCS.rglob("*.md")])
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")


def leads_to(document: Path) -> set[Path]:
    """The files that a document links to or shows."""
    targets = LINK.findall(document.read_text("utf-8"))
    return {(document.parent / it).resolve() for it in targets if "://" not in it}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(bootstrap.ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    assert not [target for target in leads_to(document) if not target.exists()]


def test_no_picture_lies_around_unseen() -> None:
    shown = set().union(*map(leads_to, DOCUMENTS))
    assert {path for path in DOCS.rglob("*.png") if path.resolve() not in shown} == set()
