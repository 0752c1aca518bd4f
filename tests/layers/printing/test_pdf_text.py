import zlib

import pypdf
import pytest
from wulong_planner.layers.printing import pdf_text


@pytest.mark.parametrize(
    ("written", "meant"),
    [("⽰", "示"), ("⼈", "人"), ("⺠", "民"), ("⻚", "页"), ("示", "示"), ("A", "A"), ("㵲", "㵲")],
)
def test_plain_character(written, meant):
    assert pdf_text.plain_character(written) == meant


def small_pdf(cmap, *, packed):
    """Return a PDF of one page whose text is glyph 1 of a font that names it by ``cmap``."""
    content = b"BT /F1 12 Tf 10 10 Td <0001> Tj ET"
    stream = zlib.compress(cmap) if packed else cmap
    entries = b"/Filter /FlateDecode " if packed else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [7 0 R] /ToUnicode 6 0 R >>",
        b"<< %s/Length %d >>\nstream\n%s\nendstream" % (entries, len(stream), stream),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (B) "
        b"/Supplement 0 >> /DW 1000 >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(data)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"xref\n0 8\n0000000000 65535 f \n" + rows
    return data + b"trailer\n<<\n/Size 8\n/Root 1 0 R\n>>\nstartxref\n%d\n%%%%EOF\n" % start


def cmap_of(code):
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        b"1 beginbfchar\n<0001> <%04X>\nendbfchar\nendcmap end end\n" % code
    )


def text_of(path):
    return pypdf.PdfReader(path, strict=True).pages[0].extract_text()


@pytest.mark.parametrize("packed", [True, False])
def test_radicals_become_characters(tmp_path, packed):
    path = tmp_path / "small.pdf"
    path.write_bytes(small_pdf(cmap_of(ord("⽰")), packed=packed))
    assert text_of(path) == "⽰"
    assert pdf_text.make_searchable(path) == 1
    assert text_of(path) == "示"
    assert pdf_text.make_searchable(path) == 0


def test_a_pdf_without_radicals_stays_byte_for_byte(tmp_path):
    path = tmp_path / "small.pdf"
    path.write_bytes(small_pdf(cmap_of(ord("示")), packed=True))
    before = path.read_bytes()
    assert pdf_text.make_searchable(path) == 0
    assert path.read_bytes() == before


def test_a_file_that_is_no_pdf_is_left_alone(tmp_path):
    path = tmp_path / "other.pdf"
    path.write_bytes(b"no pdf at all")
    assert pdf_text.make_searchable(path) == 0
    assert path.read_bytes() == b"no pdf at all"
