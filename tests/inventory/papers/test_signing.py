"""Papers are signed with certificates, one person after another, and what came of it is told."""

import hashlib
import io
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
import pypdf
import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pypdf.annotations import FreeText
from sqlmodel import select

from inventory.approvals.records import Application
from inventory.approvals.states import State
from inventory.approvals.words import Paper, SignatureForm
from inventory.city.actions import found_city
from inventory.errors import Refused
from inventory.papers.actions import make
from inventory.papers.drawing import draw
from inventory.papers.filing import Filed, file_signed
from inventory.papers.keeping import content
from inventory.papers.receiving import receive
from inventory.papers.records import KeptPaper
from inventory.papers.returned import SignedPaper, arrived
from inventory.papers.sample import sample_facts
from inventory.papers.signing import Key, key_from_card, key_from_file, open_places, sign
from inventory.papers.verdict import NOT_ENOUGH, VOID, Verdict, in_the_way, verdicts
from inventory.papers.wording import delivered
from tests.inventory.approvals.office import DAY, Office
from tests.inventory.papers.certificates import PASSWORD, YEAR, Authority
from tests.inventory.papers.filled import answers, issued, read_here
from tests.inventory.papers.fillers import with_pikepdf
from tests.inventory.papers.judge import complaints, fonts

FIRST, SECOND = "unterschrift_1", "unterschrift_2"
COVERED_SO_FAR = "SIGNATURE-BYTERANGE-001"
"""The validator wants every signature to cover the whole file; only the last one can."""


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def paper() -> bytes:
    wording = delivered(Paper.AGREEMENT)
    return draw(wording, sample_facts(wording, DAY), "7K3F9QZ")


@pytest.fixture(scope="module")
def signed(authority: Authority, paper: bytes) -> tuple[bytes, bytes]:
    """The paper after the first signature, and after the second."""
    once = put(paper, FIRST, key(authority, "Dr. Ayşe Öztürk-Größer"), "Zusatzvereinbarung")
    return once, put(once, SECOND, key(authority, "Jörg Müller", qualified=True))


def now() -> datetime:
    return datetime.now(UTC)


def key(authority: Authority, name: str = "Jörg Müller", **more: Any) -> Key:
    return key_from_file(authority.card_of(name, **more), PASSWORD, now())


def put(data: bytes, place: str, by: Key, reason: str = "") -> bytes:
    return sign(data, by, field=place, reason=reason, now=now())


def test_two_people_sign_after_each_other_and_the_paper_stays_what_it_was(
    paper: bytes, signed: tuple[bytes, bytes]
) -> None:
    once, twice = signed
    assert once.startswith(paper)
    assert twice.startswith(once)
    assert complaints(once) == []
    assert all(COVERED_SO_FAR in it for it in complaints(twice))
    assert all(fonts(twice).values())
    with pikepdf.open(io.BytesIO(paper)) as before, pikepdf.open(io.BytesIO(twice)) as after:
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert dict(before.docinfo) == dict(after.docinfo)


def test_where_a_paper_can_still_be_signed_is_known_by_whom(
    signed: tuple[bytes, bytes], paper: bytes
) -> None:
    once, twice = signed
    assert [it.field for it in open_places(paper)] == [FIRST, SECOND]
    assert [it.field for it in open_places(once)] == [SECOND]
    assert open_places(twice) == ()
    assert open_places(paper)[0].whose.startswith("Stadt ")


def test_a_verdict_says_who_when_and_what_happened_afterwards(
    authority: Authority, signed: tuple[bytes, bytes]
) -> None:
    first, second = verdicts(signed[1], [authority.pem])
    assert (first.field, second.field) == (FIRST, SECOND)
    assert (first.who, second.who) == ("Dr. Ayşe Öztürk-Größer", "Jörg Müller")
    assert all(it.intact and it.trusted and not it.problem for it in (first, second))
    assert first.at
    assert first.at <= now()
    assert first.later == "Danach kamen nur weitere Unterschriften dazu."
    assert second.later == "Danach wurde nichts mehr geändert."
    assert first.sentences[0].startswith("Unterschrieben von Dr. Ayşe Öztürk-Größer am ")
    assert (first.form, second.form) == (SignatureForm.ADVANCED, SignatureForm.QUALIFIED)


def test_each_signature_stands_up_to_a_check_by_hand(signed: tuple[bytes, bytes]) -> None:
    """Without the program that made it: digest, attributes and key, as RFC 5652 has them."""
    with pikepdf.open(io.BytesIO(signed[1])) as pdf:
        found = [it.V for it in pdf.Root.AcroForm.Fields]
        assert len(found) == 2
        for signature in found:
            assert signature.SubFilter == "/ETSI.CAdES.detached"
            start, length, further, rest = map(int, signature.ByteRange)
            covered = signed[1][start : start + length] + signed[1][further : further + rest]
            _require_signed(bytes(signature.Contents), covered)


def _require_signed(contents: bytes, covered: bytes) -> None:
    content_info: Any = cms.ContentInfo.load(contents)
    (signer,) = content_info["content"]["signer_infos"]
    attributes = {it["type"].native: it["values"][0] for it in signer["signed_attrs"]}
    assert attributes["message_digest"].native == hashlib.sha256(covered).digest()
    serial = signer["sid"].chosen["serial_number"].native
    (certificate,) = (
        it.chosen for it in content_info["content"]["certificates"] if it.chosen.serial_number == serial
    )
    public = x509.load_der_x509_certificate(certificate.dump()).public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    said = signer["signed_attrs"].untag().dump()
    public.verify(signer["signature"].native, said, ec.ECDSA(hashes.SHA256()))


def test_on_paper_it_says_who_signed(signed: tuple[bytes, bytes]) -> None:
    with pikepdf.open(io.BytesIO(signed[1])) as pdf:
        looks = [it.AP.N for it in pdf.Root.AcroForm.Fields]
        drawn = [it for look in looks for it in look.Resources.XObject.values()]
    assert len(drawn) == 2


def test_a_name_no_font_can_print_does_not_stop_anybody(authority: Authority, paper: bytes) -> None:
    once = put(paper, FIRST, key(authority, "Jörg \N{GRINNING FACE} 王 Müller"))
    assert complaints(once) == []


@pytest.mark.parametrize(
    ("card", "password", "sentence"),
    [
        ({}, "falsch", "Kennwort passt nicht"),
        ({"begins": -3 * YEAR, "ends": -YEAR}, PASSWORD, "abgelaufen"),
        ({"begins": YEAR, "ends": 2 * YEAR}, PASSWORD, "gilt erst ab"),
        ({"signs": False}, PASSWORD, "nicht zum Unterschreiben gedacht"),
    ],
)
def test_a_key_that_does_not_do_is_refused_before_anything_is_signed(
    authority: Authority, card: dict[str, Any], password: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        key_from_file(authority.card_of("Jörg Müller", **card), password, now())


def test_a_file_that_holds_no_key_is_refused() -> None:
    with pytest.raises(Refused, match="Kennwort passt nicht"):
        key_from_file(b"kein Schluessel", PASSWORD, now())


def test_nobody_signs_where_somebody_signed_already(
    authority: Authority, signed: tuple[bytes, bytes]
) -> None:
    for place in (FIRST, "unterschrift_7"):
        with pytest.raises(Refused, match="schon unterschrieben"):
            put(signed[0], place, key(authority))


def test_a_card_without_its_reader_is_refused_in_words() -> None:
    with (
        pytest.raises(Refused, match="Bitte verständigen Sie die IT"),
        key_from_card("/nichts.so", "1", now()),
    ):
        pass


def test_a_desk_without_the_extra_says_so(
    monkeypatch: pytest.MonkeyPatch, authority: Authority, paper: bytes
) -> None:
    card = authority.card_of("Jörg Müller")
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    with pytest.raises(Refused, match="fehlt auf diesem Arbeitsplatz ein Programmteil"):
        key_from_file(card, PASSWORD, now())
    with pytest.raises(Refused, match="fehlt auf diesem Arbeitsplatz ein Programmteil"):
        verdicts(paper, [authority.pem])


def test_a_stranger_is_not_trusted_whatever_the_name(
    authority: Authority, signed: tuple[bytes, bytes]
) -> None:
    twice = put(signed[0], SECOND, key(Authority("Stadt Talheim Root"), "Jörg Müller", qualified=True))
    first, second = verdicts(twice, [authority.pem])
    assert first.trusted
    assert (second.intact, second.trusted, second.form) == (True, False, SignatureForm.ADVANCED)
    assert second.problem.startswith("Dem Zertifikat vertraut die Stadt nicht")
    assert second.sentences[0].startswith("Unterschrieben als „Jörg Müller“")


def test_without_any_authority_nobody_is_trusted(signed: tuple[bytes, bytes]) -> None:
    assert [it.trusted for it in verdicts(signed[1], [])] == [False, False]


def test_a_certificate_that_ended_meanwhile_is_told_from_a_strangers(
    authority: Authority, paper: bytes
) -> None:
    soon = authority.card_of("Jörg Müller", ends=timedelta(seconds=2))
    once = put(paper, FIRST, key_from_file(soon, PASSWORD, now()))
    while datetime.now(UTC) < _end(once):
        pass
    (verdict,) = verdicts(once, [authority.pem])
    assert (verdict.intact, verdict.trusted, verdict.expired) == (True, False, True)
    assert "inzwischen abgelaufen" in verdict.problem


def _end(data: bytes) -> datetime:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        contents = bytes(pdf.Root.AcroForm.Fields[0].V.Contents)
    found: Any = cms.ContentInfo.load(contents)["content"]["certificates"]
    ends: datetime = min(it.chosen.not_valid_after for it in found)
    return ends + timedelta(seconds=1)


def _one_bit(data: bytes, at: int) -> bytes:
    broken = bytearray(data)
    broken[at] ^= 1
    return bytes(broken)


def test_wherever_a_file_was_damaged_no_signature_over_it_holds(
    authority: Authority, signed: tuple[bytes, bytes]
) -> None:
    once, _twice = signed
    for part in range(1, 7):
        broken = _one_bit(once, len(once) * part // 7)
        for verdict in _judged(broken, authority):
            assert verdict.problem, part


def test_a_truncated_file_is_reported(authority: Authority, signed: tuple[bytes, bytes]) -> None:
    for part in (0.3, 0.95):
        for verdict in _judged(signed[1][: int(len(signed[1]) * part)], authority):
            assert verdict.problem


def _judged(data: bytes, authority: Authority) -> Sequence[Verdict]:
    try:
        return verdicts(data, [authority.pem])
    except Refused:
        return ()


def test_what_was_written_into_the_file_afterwards_is_told(
    authority: Authority, signed: tuple[bytes, bytes]
) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(signed[1]), incremental=True)
    writer.add_annotation(0, FreeText(text="gilt nicht", rect=(100, 100, 200, 150)))
    file = io.BytesIO()
    writer.write(file)
    for verdict in verdicts(file.getvalue(), [authority.pem]):
        assert verdict.intact
        assert (
            verdict.problem == "Danach wurde der Inhalt der Datei geändert; die Unterschrift deckt das nicht."
        )


def test_an_unsigned_paper_has_no_verdicts(authority: Authority, paper: bytes) -> None:
    assert verdicts(paper, [authority.pem]) == ()


def test_where_the_law_wants_writing_only_qualified_signatures_do(
    authority: Authority, signed: tuple[bytes, bytes]
) -> None:
    first, second = verdicts(signed[1], [authority.pem])
    assert in_the_way(Paper.AGREEMENT, [first, second]) == NOT_ENOUGH.format(paper="Zusatzvereinbarung")
    assert in_the_way(Paper.AGREEMENT, [second]) == ""
    assert in_the_way(Paper.APPROVAL, [first, second]) == ""
    assert in_the_way(Paper.APPROVAL, [Verdict(FIRST)]) == VOID


def test_a_signed_paper_that_comes_in_is_known_for_what_it_is(
    paper: bytes, signed: tuple[bytes, bytes]
) -> None:
    came = arrived(signed[1])
    assert isinstance(came, SignedPaper)
    assert came.number == "7K3F9QZ"
    assert arrived(paper) is None
    assert arrived(b"\x89PNG\r\n\x1a\n") is None


class Signing:
    """An agreement of a case that waits for its signatures."""

    def __init__(self, office: Office, authority: Authority) -> None:
        office.hr.do(found_city)
        self.office, self.authority = office, authority
        self.case = office.case_in(State.SIGNATURE)
        self.paper: KeptPaper = office.hr.do(
            make, paper=Paper.AGREEMENT, application_id=self.case.key(), on=DAY
        )
        kept = office.hr.see(content, paper_id=self.paper.key(), actor=office.hr.actor)
        self.data: bytes = kept.data

    def signed(self, *, places: int = 2, qualified: bool = True) -> bytes:
        data = self.data
        for place in (FIRST, SECOND)[:places]:
            data = put(data, place, key(self.authority, "Anna Fuchs", qualified=qualified))
        return data

    def file(self, data: bytes) -> Filed:
        given = verdicts(data, [self.authority.pem])
        return self.office.hr.do(file_signed, paper_id=self.paper.key(), file=data, given=given, on=DAY)

    def look(self) -> tuple[KeptPaper, Application]:
        paper = self.office.hr.see(lambda session: session.get_one(KeptPaper, self.paper.key()))
        return paper, self.office.look_at(self.case)


def test_an_agreement_that_both_signed_qualified_moves_its_case(office: Office, authority: Authority) -> None:
    it = Signing(office, authority)
    data = it.signed()
    filed = it.file(data)
    paper, case = it.look()
    assert (filed.signed, filed.moved, filed.notes) == (True, True, [])
    assert (paper.signed_on, case.state) == (DAY, State.EQUIPMENT)
    assert case.agreed_as is SignatureForm.QUALIFIED
    shown = office.hr.see(content, paper_id=paper.key(), actor=office.hr.actor)
    assert (shown.data, shown.name[-13:]) == (data, "_signiert.pdf")


def test_an_agreement_signed_in_a_lesser_form_is_kept_but_does_not_count(
    office: Office, authority: Authority
) -> None:
    it = Signing(office, authority)
    filed = it.file(it.signed(qualified=False))
    paper, case = it.look()
    assert filed.notes == [NOT_ENOUGH.format(paper="Zusatzvereinbarung")]
    assert (paper.signed_on, case.state) == (None, State.SIGNATURE)


def test_an_agreement_only_one_has_signed_waits_for_the_other(office: Office, authority: Authority) -> None:
    it = Signing(office, authority)
    filed = it.file(it.signed(places=1))
    assert not filed.signed
    assert filed.notes[0].startswith("Noch nicht unterschrieben: ")
    assert it.file(it.signed()).moved


def test_another_paper_is_not_taken_for_it(office: Office, authority: Authority, paper: bytes) -> None:
    it = Signing(office, authority)
    with pytest.raises(Refused, match="wie es erstellt wurde"):
        it.file(put(paper, FIRST, key(authority)))
    with pytest.raises(Refused, match="noch nichts unterschrieben"):
        it.file(it.data)


def test_a_form_that_was_signed_is_kept_with_its_signature(office: Office, authority: Authority) -> None:
    office.hr.do(found_city)
    filled = put(with_pikepdf(issued(office).data, answers()), FIRST, key(authority))
    returned = read_here(filled)
    assert (returned.signed, returned.problems) == (True, {})
    received = office.hr.do(receive, returned=returned, on=DAY)
    assert received.submitted, received.problems
    paper = office.hr.see(lambda session: session.exec(select(KeptPaper)).one())
    kept = office.hr.see(content, paper_id=paper.key(), actor=office.hr.actor)
    (verdict,) = verdicts(kept.data, [authority.pem])
    assert (kept.data, verdict.problem) == (filled, "")
