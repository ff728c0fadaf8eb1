"""`python3 -m tests.handbook`: writes the page of the procedure anew from the table of the program."""

import bootstrap
from tests.handbook import PROCEDURE_PAGE


def main() -> None:
    bootstrap.enter(tests=True)
    from tests.handbook.procedure import page

    PROCEDURE_PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(PROCEDURE_PAGE)


if __name__ == "__main__":
    main()
