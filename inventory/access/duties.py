"""What each role is there for, in one sentence."""

from inventory.actor import Role

DUTIES = {
    Role.IT: "Pflegt Geräte, gibt sie aus, nimmt sie zurück und prüft die Ausstattung der Anträge.",
    Role.HR: "Pflegt Personen und Einheiten, nimmt Anträge auf und entscheidet sie nach der Beteiligung.",
    Role.MANAGER: "Sieht die eigenen Leute und nimmt zu ihren Anträgen Stellung.",
    Role.HEAD: "Sieht die Anträge der eigenen Einheit mit allem darunter und votiert.",
    Role.CONTROLLING: "Sieht Zahlen der ganzen Stadt, ohne Namen.",
    Role.AUDITOR: "Sieht die Anträge, bei denen besondere Daten zu Hause verarbeitet werden.",
    Role.ADMIN: "Pflegt Konten, Vertretungen und die Angaben zur Stadt.",
}
