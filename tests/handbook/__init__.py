"""The pages of the handbook that are made from the program itself."""

from pathlib import Path

HANDBOOK = Path(__file__).parent.parent.parent / "docs" / "handbuch"
PROCEDURE_PAGE = HANDBOOK / "procedure.md"
