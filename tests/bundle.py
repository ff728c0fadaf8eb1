"""`python3 -m tests.bundle` builds the bundle in dist/Mobilakte and has it prove itself there."""

import subprocess
import sys
import tempfile
from pathlib import Path

import bootstrap

DIST = bootstrap.ROOT / "dist"
PROGRAM = DIST / "Mobilakte" / ("Mobilakte-cli.exe" if sys.platform == "win32" else "Mobilakte-cli")


def main() -> int:
    print("== bundle", flush=True)
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "pyinstaller.spec"]
    subprocess.run(build, cwd=bootstrap.ROOT, check=True)
    size = sum(
        file.stat().st_size
        for file in (DIST / "Mobilakte").rglob("*")
        if not file.is_symlink() and file.is_file()
    )
    print(f"{DIST / 'Mobilakte'}: {size / 1e6:.0f} MB", flush=True)
    with tempfile.TemporaryDirectory() as elsewhere:
        report = Path(elsewhere) / "selftest.json"
        proof = subprocess.run([PROGRAM, "--selftest", "--out", report], cwd=elsewhere, check=False)
        if not report.exists():
            print("The bundle does not start.")
    return proof.returncode


if __name__ == "__main__":
    bootstrap.enter(tests=True)
    sys.exit(main())
