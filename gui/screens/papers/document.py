"""A file as the window knows it, and what can leave the window with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from gui.jobs import Job
from inventory.exchange.files import whole_file
from inventory.papers import sheets

POINTS = 72
MOST_DOTS = 400
"""To an inch: what a printer gets; more nobody sees, and a page would take a hundred megabytes."""


@dataclass(frozen=True)
class Document:
    """`name` is what people call it, `to` the mail address of the person it concerns."""

    name: str
    data: bytes
    file_name: str
    to: str = ""
    paper_id: int | None = None


def save(path: Path, document: Document) -> None:
    with whole_file(path) as draft:
        draft.write_bytes(document.data)


def save_mail(path: Path, document: Document) -> None:
    """A mail that any mail program opens to be sent, with the paper attached."""
    mail = EmailMessage()
    mail["Subject"] = document.name
    mail["X-Unsent"] = "1"
    if document.to:
        mail["To"] = document.to
    mail.set_content(f"Guten Tag,\n\nanbei: {document.name}.\n\nMit freundlichen Grüßen\n")
    mail.add_attachment(document.data, "application", "pdf", filename=document.file_name)
    with whole_file(path) as draft:
        draft.write_bytes(mail.as_bytes(policy=SMTP))


def printer_for(name: str) -> QPrinter:
    """Full pages without margins: a paper brings its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    printer.setDocName(name)
    return printer


def print_all(printer: QPrinter, documents: Sequence[Document], job: Job) -> None:
    """One after the other as one job of the printer."""
    with QPainter(printer) as painter:
        fresh = True
        for place, document in enumerate(documents):
            with sheets.opened(document.data) as opened:
                for page in range(len(opened)):
                    job(place + page / len(opened), len(documents))
                    if not fresh:
                        printer.newPage()
                    fresh = False
                    _print_page(painter, printer, opened, page)
        job(len(documents), len(documents))


def _print_page(painter: QPainter, printer: QPrinter, opened: sheets.Sheets, page: int) -> None:
    """True to size, whatever the resolution."""
    dots = min(printer.resolution(), MOST_DOTS)
    picture = opened.picture(page, dots / POINTS)
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
    )
    size = QSizeF(*opened.size(page)) * (printer.resolution() / POINTS)
    painter.drawImage(QRectF(-painter.viewport().topLeft(), size), image)
