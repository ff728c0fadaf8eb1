"""What the invented city is made of, read from the files beside fonts and icons."""

import tomllib
from typing import Any

from resources import HERE

MAIL_HOST = "rheinfurt.example"
PHONE = "0221 4710"
"""An exchange that the network agency keeps free for invented numbers."""


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / "demo" / f"{name}.toml").read_text(encoding="utf-8"))


def listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))
