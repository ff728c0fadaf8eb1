"""What the databases and the operating system refuse, in sentences with the way out."""

import errno
import re

from inventory.errors import Refused, Unreachable

_NOTHING_SAVED = "Es wurde nichts gespeichert."
_AGAIN = "Bitte versuchen Sie es gleich noch einmal."
_TELL = "Bitte verständigen Sie die Administration des Servers."

_BUSY = f"Die Datenbank ist gerade durch einen anderen Vorgang belegt. {_AGAIN}"
_DAMAGED = "Die Datenbank ist beschädigt. Bitte spielen Sie die letzte Sicherung zurück."
_FULL = (
    f"Auf dem Datenträger ist kein Platz mehr. {_NOTHING_SAVED} "
    "Bitte schaffen Sie Platz und versuchen Sie es noch einmal."
)
_DEVICE = (
    f"Der Datenträger meldet einen Fehler beim Lesen oder Schreiben. {_NOTHING_SAVED} "
    "Bitte lassen Sie ihn prüfen."
)
_SQLITE = {
    3: "Der Zugriff auf die Datenbank ist nicht erlaubt. Bitte lassen Sie sich das Recht dazu geben.",
    5: _BUSY,
    6: _BUSY,
    7: f"Der Arbeitsspeicher reicht nicht. {_NOTHING_SAVED} Bitte schließen Sie andere Programme.",
    8: "Die Datenbank ist schreibgeschützt. Bitte heben Sie den Schutz der Datei und ihres Ordners auf.",
    10: _DEVICE,
    11: _DAMAGED,
    13: _FULL,
    14: "Die Datenbank lässt sich nicht öffnen. "
    "Bitte prüfen Sie, ob es die Datei und ihren Ordner gibt und ob Sie beide benutzen dürfen.",
    15: _BUSY,
    26: _DAMAGED,
}
_FORBIDDEN = "Dort darf nicht geschrieben werden. Bitte wählen Sie einen anderen Ort."
_OPERATING_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EIO: _DEVICE,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOENT: "Diesen Ort gibt es nicht mehr. Bitte prüfen Sie, ob das Laufwerk verbunden ist.",
}

_UNREACHABLE = Unreachable().message
_MISSING_DATABASE = "Diese Datenbank gibt es auf dem Server nicht. Bitte prüfen Sie ihren Namen."
_LOGIN = "Der Datenbankserver lehnt die Anmeldung ab. Bitte prüfen Sie Benutzernamen und Kennwort."
_NOT_ALLOWED = "Das erlaubt die Datenbank Ihrer Anmeldung nicht. Bitte lassen Sie sich das Recht dazu geben."
# By SQLSTATE; its longest beginning counts.
_POSTGRESQL = {
    "08": _UNREACHABLE,
    "25006": f"Der Datenbankserver nimmt gerade keine Änderungen an. {_TELL}",
    "28": _LOGIN,
    "3D000": _MISSING_DATABASE,
    "40": f"Jemand anderes hat gleichzeitig gespeichert. {_NOTHING_SAVED} {_AGAIN}",
    "42501": _NOT_ALLOWED,
    "53100": f"Auf dem Datenbankserver ist kein Platz mehr. {_NOTHING_SAVED} {_TELL}",
    "53200": f"Dem Datenbankserver fehlt Arbeitsspeicher. {_NOTHING_SAVED} {_TELL}",
    "53300": _UNREACHABLE,
    "55P03": _BUSY,
    "57P": _UNREACHABLE,
    "58": f"Der Datenträger des Datenbankservers meldet einen Fehler. {_NOTHING_SAVED} {_TELL}",
    "XX001": f"Die Datenbank auf dem Server ist beschädigt. {_TELL}",
}
# A refused connection has no SQLSTATE, only words in the language of the server.
_WORDS = (
    (r"(database|Datenbank) .* (does not exist|existiert nicht)", _MISSING_DATABASE),
    (r"(role|Rolle) .* (does not exist|existiert nicht)", _LOGIN),
    (r"password|Passwort|authentication|Authentifizierung|pg_hba", _LOGIN),
    (r"permission denied|keine Berechtigung", _NOT_ALLOWED),
)


def refusal_for(error: BaseException) -> Refused | None:
    """The sentence for an error of a driver or of the operating system; None for what is a bug."""
    cause = getattr(error, "orig", None) or error
    sentence = None
    if isinstance(code := getattr(cause, "sqlite_errorcode", None), int):
        sentence = _SQLITE.get(code & 0xFF)
    elif isinstance(cause, OSError):
        sentence = _OPERATING_SYSTEM.get(cause.errno or 0)
    elif type(cause).__module__.startswith("psycopg"):
        sentence = _from_server(cause)
    if sentence == _UNREACHABLE:
        return Unreachable()
    return Refused(sentence) if sentence else None


def _from_server(error: BaseException) -> str | None:
    state = getattr(error, "sqlstate", None)
    if state:
        return next((_POSTGRESQL[state[:n]] for n in range(5, 1, -1) if state[:n] in _POSTGRESQL), None)
    if type(error).__name__ not in ("OperationalError", "InterfaceError", "ConnectionTimeout"):
        return None
    return next((sentence for words, sentence in _WORDS if re.search(words, str(error))), _UNREACHABLE)
