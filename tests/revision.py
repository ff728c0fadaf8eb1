"""Writes the next revision from what the tables declare: python -m tests.revision "What changes"."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command

from inventory import tables as _tables  # noqa: F401 (declares them)
from inventory.store import address, migrate
from inventory.store.database import Store


def main(message: str) -> None:
    number = len(list((migrate.MIGRATIONS / "versions").glob("*.py"))) + 1
    with TemporaryDirectory() as folder:
        store = Store(address.of_file(Path(folder) / "empty.db"))
        with store.engine.connect() as connection:
            configuration = migrate.configuration(connection)
            command.upgrade(configuration, "head")
            command.revision(configuration, message, autogenerate=True, rev_id=f"{number:04}")
        store.close()
    print(f"Read it, mend it, and set HEAD = {number} in inventory/store/migrations/__init__.py.")


if __name__ == "__main__":
    main(sys.argv[1])
