"""Small PDFs, written by hand."""

import zlib
from collections.abc import Sequence

__all__ = ["pdf", "pdf_of_streams", "scan"]


def pdf(pages: Sequence[Sequence[str]], compress: bool = False) -> bytes:
    """A PDF with these lines on its pages, in Windows-1252."""
    return pdf_of_streams([_drawn(lines) for lines in pages], compress)


def pdf_of_streams(
    streams: Sequence[bytes], compress: bool = False, resources: bytes = b"", more: Sequence[bytes] = ()
) -> bytes:
    """A PDF of pages that are drawn by these streams; `more` are objects from number 4 on."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    first = 4 + len(more)
    numbers = [first + 2 * k for k in range(len(streams))]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [ %s ] /Count %d >>" % (kids, len(streams)),
        font,
        *more,
    ]
    for number, stream in zip(numbers, streams, strict=True):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> %s >> >>" % (number + 1, resources)
        )
        data = zlib.compress(stream, 9) if compress else stream
        kind = b" /Filter /FlateDecode" if compress else b""
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), kind, data))
    return _file(objects)


def scan() -> bytes:
    """A PDF of one page that is a picture."""
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 4 >>\n"
        b"stream\n\x00\xff\xff\x00\nendstream"
    )
    return pdf_of_streams([b"q 612 0 0 792 0 0 cm /I1 Do Q"], resources=b"/XObject << /I1 4 0 R >>", more=[image])


def _drawn(lines: Sequence[str]) -> bytes:
    parts = [b"BT /F1 11 Tf 14 TL 72 740 Td"]
    for line in lines:
        shown = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        parts.append(b"(%s) Tj T*" % shown)
    return b"\n".join([*parts, b"ET"])


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    )
