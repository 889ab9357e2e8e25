"""Writes the files of test/ingest/files with programs that others use: python-docx, reportlab, warcio, feedgen, Python's mailbox.

    python make_files.py
"""

import gzip
import io
import mailbox
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
from feedgen.feed import FeedGenerator
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FOLDER = Path(__file__).parent / "files"
TITLE = "Norway and Tunisia agree on ports"
PARAGRAPHS = [
    "TUNIS, June 14 (Example Wire) -- Norwegian Prime Minister Lars Halvorsen visited Tunisia from June 12 to June 14. He met "
    "Tunisian President Sami Ben Salah in Tunis on June 13, and the two leaders spoke for an hour about ports and fisheries.",
    '"We agreed on all that matters," Halvorsen said after the talks. “The rest is for our ministers,” Ben Salah added.',
    "The two countries will sign an agreement in Oslo in September, according to the Norwegian foreign ministry. It had said "
    "in May that negotiations would take until the end of the year.",
]
HTML = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title} - Example Wire</title>"
    "<meta property='og:site_name' content='Example Wire'><meta property='article:published_time' content='2024-06-14T18:00:00Z'></head>"
    "<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article><footer>All rights reserved</footer></body></html>"
).format(title=TITLE, body="".join(f"<p>{one}</p>" for one in PARAGRAPHS))


def write_docx() -> None:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.sections[0].header.paragraphs[0].text = "Example Wire, internal"
    document.save(FOLDER / "report.docx")


def write_pdf() -> None:
    styles = getSampleStyleSheet()

    def mark(canvas, _) -> None:
        canvas.drawString(72, 30, f"Example Wire - page {canvas.getPageNumber()}")

    parts = []
    for _ in range(9):  # three pages
        for paragraph in PARAGRAPHS:
            parts += [Paragraph(paragraph, styles["Normal"]), Spacer(1, 12)]
        parts.append(Spacer(1, 60))
    SimpleDocTemplate(str(FOLDER / "report.pdf"), pagesize=A4, title=TITLE, invariant=True).build(parts, onFirstPage=mark, onLaterPages=mark)


def message(number: int, html: bool) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Example Wire <news@example.org>"
    mail["To"] = "reader@example.net"
    mail["Subject"] = TITLE
    mail["Date"] = "Fri, 14 Jun 2024 23:30:00 -0400"
    mail["Message-ID"] = f"<wire-{number}@example.org>"
    mail["Archived-At"] = f"<https://example.org/wire/{number}>"
    wrapped = "\n\n".join("\n".join(wrap(one)) for one in PARAGRAPHS)
    mail.set_content(f"{wrapped}\n\nFrom Tunis, our reporter.\n", cte="quoted-printable")
    if html:
        mail.add_alternative(HTML, subtype="html")
        mail.add_attachment(b"%PDF-1.4 none", maintype="application", subtype="pdf", filename="annex.pdf")
    return mail


def wrap(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 72)


def write_mail() -> None:
    path = FOLDER / "letters.mbox"
    path.unlink(missing_ok=True)
    box = mailbox.mbox(path)
    for number, html in [(1, False), (2, True)]:
        entry = mailbox.mboxMessage(message(number, html))
        entry.set_from("news@example.org", (2024, 6, 14, 23, 30, 0, 4, 166, 0))
        box.add(entry)
    box.close()
    text = path.read_bytes().replace(b"===============", b"=x=")
    path.write_bytes(text)


def record(writer: WARCWriter, url: str, kind: str, body: bytes, *, status: str = "200 OK", more: list | None = None) -> None:
    headers = StatusAndHeaders(status, [("Content-Type", kind), *(more or [])], protocol="HTTP/1.1")
    names = {"WARC-Date": "2024-06-15T01:00:00Z", "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{len(url):012d}>"}
    writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=names))


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 700] for at in range(0, len(body), 700)]
    return b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in pieces) + b"0\r\n\r\n"


def write_warc() -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    record(writer, "https://example.org/wire/1", "text/html; charset=utf-8", HTML.encode())
    record(writer, "https://example.org/logo.png", "image/png", b"\x89PNG\r\n")
    record(writer, "https://example.org/old", "text/html", b"", status="301 Moved", more=[("Location", "/wire/1")])
    packed = chunked(gzip.compress(HTML.encode(), mtime=0))
    record(writer, "https://example.org/wire/22", "text/html", packed, more=[("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")])
    (FOLDER / "crawl.warc.gz").write_bytes(out.getvalue())
    with zipfile.ZipFile(FOLDER / "crawl.wacz", "w") as archive:
        for name, content in [("archive/data.warc.gz", out.getvalue()), ("datapackage.json", b"{}")]:
            archive.writestr(zipfile.ZipInfo(name, (2024, 6, 15, 0, 0, 0)), content)


def write_news() -> None:
    body = "".join(f"<p>{one.replace('&', '&amp;')}</p>" for one in PARAGRAPHS)
    nitf = (
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>x</title></head><body><body.head><hedline>'
        f"<hl1>{TITLE}</hl1></hedline></body.head><body.content>{body}<media media-type='image'><media-caption>A handshake"
        "</media-caption></media></body.content></body></nitf>"
    )

    def item(guid: str, status: str) -> str:
        return (
            f'<newsItem guid="{guid}" version="2" standard="NewsML-G2" standardversion="2.31" xml:lang="en"><itemMeta>'
            '<itemClass qcode="ninat:text"/><provider literal="exw"><name>Example Wire</name></provider>'
            "<versionCreated>2024-06-15T01:00:00Z</versionCreated><firstCreated>2024-06-14T18:00:00Z</firstCreated>"
            f'<pubStatus qcode="stat:{status}"/></itemMeta><contentMeta><language tag="en-GB"/><headline>{TITLE}</headline>'
            f'</contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">{nitf}</inlineXML></contentSet></newsItem>'
        )

    items = item("urn:newsml:example.org:1", "usable") + item("urn:newsml:example.org:2", "canceled")
    message = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/>'
        f'<itemSet>{items}<packageItem guid="p"/></itemSet></newsMessage>\n'
    )
    (FOLDER / "news.xml").write_text(message, encoding="utf-8")
    (FOLDER / "article.nitf.xml").write_text(f'<?xml version="1.0"?>\n{nitf}\n', encoding="utf-8")


def write_feeds() -> None:
    feed = FeedGenerator()
    feed.id("https://example.org/")
    feed.title("Example Wire")
    feed.link(href="https://example.org/")
    feed.description("News of the world")
    feed.language("en")
    feed.updated("2024-06-15T01:00:00Z")
    feed.lastBuildDate("2024-06-15T01:00:00Z")
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    for number, content in [(1, body), (2, None), (3, None)]:
        entry = feed.add_entry(order="append")
        entry.id(f"https://example.org/wire/{number}")
        entry.link(href=f"https://example.org/wire/{number}?utm_source=feed")
        entry.title(TITLE)
        entry.published("2024-06-14T18:00:00Z")
        entry.updated("2024-06-15T01:00:00Z")
        if content is not None:
            entry.content(content, type="CDATA")
        if number < 3:
            entry.summary(PARAGRAPHS[0])
    feed.rss_file(FOLDER / "feed.rss", pretty=True)
    feed.atom_file(FOLDER / "feed.atom", pretty=True)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for write in [write_docx, write_pdf, write_mail, write_warc, write_news, write_feeds]:
        write()
