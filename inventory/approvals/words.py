"""The words of a home-office case: what it is about, where it stands, what was said of it."""

from inventory.devices.fields import DeviceKind
from inventory.fields import Word


class ApplicationKind(Word):
    FIRST = "erst", "Erstantrag"
    CHANGE = "aenderung", "Änderung"
    RENEWAL = "verlaengerung", "Verlängerung"
    END = "beendigung", "Beendigung"


class WorkForm(Word):
    REGULAR = "regelmaessig", "Mobile Arbeit, regelmäßig"
    SITUATIONAL = "situativ", "Mobile Arbeit, situativ"
    TELEWORK = "telearbeit", "Alternierende Telearbeit"


class Weekday(Word):
    MONDAY = "mo", "Montag"
    TUESDAY = "di", "Dienstag"
    WEDNESDAY = "mi", "Mittwoch"
    THURSDAY = "do", "Donnerstag"
    FRIDAY = "fr", "Freitag"


class Place(Word):
    HOME = "wohnung", "Wohnung"
    ELSEWHERE = "inland", "Anderer Ort im Inland"
    ABROAD = "ausland", "Ausland"


class DataCategory(Word):
    NONE = "keine", "Keine personenbezogenen Daten"
    PERSONAL = "personenbezogen", "Personenbezogene Daten"
    SPECIAL = "besonders", "Besonders geschützte Daten (Sozial-, Personal-, Art. 9)"


class Equipment(Word):
    NOTEBOOK = "notebook", "Notebook"
    LTE = "lte", "LTE"
    TABLET = "ipad", "iPad"
    MONITOR = "monitor", "Monitor"
    HEADSET = "headset", "Headset"
    DOCK = "dock", "Dockingstation"


SUPPLIED_BY: dict[Equipment, tuple[DeviceKind, ...]] = {
    Equipment.NOTEBOOK: (DeviceKind.STANDARD, DeviceKind.LTE, DeviceKind.TECHNICAL),
    Equipment.LTE: (DeviceKind.ROUTER, DeviceKind.STICK, DeviceKind.LTE),
    Equipment.TABLET: (DeviceKind.TABLET,),
}
"""Which devices with a number fulfil a wish, the usual one first; the rest is handed over as accessories."""
WORKING_DEVICES = (
    DeviceKind.STANDARD,
    DeviceKind.LTE,
    DeviceKind.TECHNICAL,
    DeviceKind.TABLET,
    DeviceKind.THIN_CLIENT,
)
"""Who holds none of these cannot work at home, whatever was approved."""


class Declaration(Word):
    PRIVACY = "datenschutz", "Datenschutz eingehalten"
    AGREEMENT = "dv_gelesen", "Dienstvereinbarung gelesen"
    SELF_CHECK = "selbst_check", "Selbst-Check des Arbeitsplatzes gemacht"
    RETURN = "rueckgabe", "Rückgabe der Arbeitsmittel zugesagt"
    RECALL = "rueckkehr", "Rückkehr auf Weisung zugesagt"


class SignatureForm(Word):
    INK = "papier", "Unterschrift auf Papier"
    TEXT = "textform", "Textform"
    ADVANCED = "fes", "Fortgeschrittene elektronische Signatur"
    QUALIFIED = "qes", "Qualifizierte elektronische Signatur"


class Mark(Word):
    """What kind of say a step is; the ruleset names those that need different persons."""

    OPINION = "stellungnahme", "Stellungnahme"
    VOTE = "votum", "Votum"
    IT_CHECK = "it_pruefung", "IT-Prüfung"
    PRIVACY = "datenschutz", "Datenschutz"
    DECISION = "entscheidung", "Entscheidung"


class Vote(Word):
    FOR = "befuerwortet", "Befürwortet"
    CONDITIONALLY = "mit_auflagen", "Mit Auflagen befürwortet"
    AGAINST = "nicht", "Nicht befürwortet"


class Reason(Word):
    UNSUITABLE_TASK = "taetigkeit", "Tätigkeit ungeeignet"
    PRESENCE = "praesenz", "Präsenz oder Publikumsverkehr"
    STAFFING = "mindestbesetzung", "Mindestbesetzung"
    SECURITY = "sicherheit", "Datenschutz oder Informationssicherheit"
    EQUIPMENT = "technik", "IT nicht bereitstellbar"
    WORKPLACE = "arbeitsplatz", "Häuslicher Arbeitsplatz ungeeignet"
    TRAINING = "einarbeitung", "Einarbeitung oder Ausbildung"
    LAPSED = "entfallen", "Voraussetzung entfallen"


class ItCheck(Word):
    VPN = "vpn", "VPN"
    FACTOR = "mfa", "Zweiter Faktor"
    ENCRYPTION = "verschluesselung", "Festplatte verschlüsselt"
    MANAGED = "mdm", "Geräteverwaltung (MDM)"
    SIM = "sim", "LTE/SIM"
    LICENCE = "lizenz", "Lizenz"
    RELEASE = "freigabe", "Verfahren freigegeben"


class Body(Word):
    COUNCIL = "pr", "Personalrat"
    DISABILITY = "sbv", "Schwerbehindertenvertretung"
    EQUALITY = "gb", "Gleichstellungsbeauftragte"


class Result(Word):
    CONSENT = "zugestimmt", "Zugestimmt"
    HEARD = "angehoert", "Angehört"
    DISCUSSION = "eroerterung", "Erörterung verlangt"
    WITHHELD = "verweigert", "Zustimmung verweigert"
    DEEMED = "fiktion", "Gilt als zugestimmt"


ANSWERS: dict[Body, frozenset[Result]] = {
    Body.COUNCIL: frozenset({Result.CONSENT, Result.DISCUSSION, Result.WITHHELD}),
    Body.DISABILITY: frozenset({Result.HEARD}),
    Body.EQUALITY: frozenset({Result.HEARD}),
}
"""What each of them can answer; consent by silence is no answer but its own step."""


POSITIVE_ANSWERS = frozenset({Result.CONSENT, Result.DEEMED})


class Intention(Word):
    APPROVE = "genehmigen", "Genehmigen"
    REFUSE = "ablehnen", "Ablehnen"


class EndReason(Word):
    NOTICE = "kuendigung", "Auf eigenen Wunsch"
    EXPIRY = "ablauf", "Befristung abgelaufen"
    MOVE = "wechsel", "Wechsel der Organisationseinheit"
    EXIT = "austritt", "Austritt"
    REVOKED = "widerruf", "Widerruf"
    TRIAL = "probezeit", "Probezeit nicht bestanden"
    SUCCEEDED = "abgeloest", "Durch einen neuen Vorgang abgelöst"


class Paper(Word):
    APPLICATION = "antrag", "Antrag"
    RECEIPT = "eingang", "Eingangsbestätigung"
    OPINION = "stellungnahme", "Stellungnahmebogen"
    IT_NOTE = "it_vermerk", "IT-Vermerk"
    CLARIFICATION = "nachforderung", "Nachforderung"
    PARTICIPATION = "beteiligung", "Vorlage zur Beteiligung"
    APPROVAL = "genehmigung", "Genehmigung"
    AGREEMENT = "zusatzvereinbarung", "Zusatzvereinbarung"
    REFUSAL = "ablehnung", "Ablehnung"
    INVITATION = "einladung", "Einladung zur Klärung"
    MINUTES = "protokoll", "Ergebnisprotokoll"
    HANDOVER = "uebergabe", "Übergabeprotokoll"
    TRIAL = "probezeit", "Probezeitvermerk"
    SUSPENSION = "aussetzung", "Aussetzungsmitteilung"
    HEARING = "anhoerung", "Anhörung zum Widerruf"
    REVOCATION = "widerruf", "Widerruf"
    END = "beendigung", "Beendigungsbestätigung"
    RETURN = "rueckgabe", "Rückgabeprotokoll"
    WITHDRAWAL = "ruecknahme", "Bestätigung der Rücknahme"
    PLEDGE = "verpflichtung", "Verpflichtung"
    BRIEFING = "unterweisung", "Unterweisungsnachweis"
    LOSS = "verlust", "Verlustanzeige"
    REMINDER = "mahnung", "Erinnerung an die Rückgabe"
    DISPOSAL = "aussonderung", "Aussonderungsprotokoll"


class Task(Word):
    END_CASE = "vorgang_beenden", "Vorgang zum Austritt beenden"
    REVIEW_CASE = "vorgang_pruefen", "Vorgang nach Wechsel prüfen"
    RETURN_DEVICES = "geraete_zurueck", "Geräte zurücknehmen"
