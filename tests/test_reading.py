"""Reading, with real files and a real server: what is read, and what is said of what cannot be."""

import codecs
import gzip
import io
import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from kg.errors import InputError
from kg.model import Document
from kg.reading import read_documents
from kg.reading.metadata import parse_day
from kg.reading.pdf import join_pages
from kg.reading.web import fetch

STORY = "Norland attacked Sudria on Monday, the minister said."
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>A raid | The Courier</title>
<meta property="og:title" content="A raid"><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2021-09-01T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>A raid</h1>
{"".join(f"<p>{STORY} “It is number {n},” she said &amp; left.</p>" for n in range(6))}</article>
<footer>© 2015 The Courier. All rights reserved.</footer></body></html>"""


def read(*inputs, **options):
    found = list(read_documents([str(name) for name in inputs], **options))
    return [d for d in found if isinstance(d, Document)], [str(e) for e in found if isinstance(e, InputError)]


def only(*inputs, **options):
    documents, errors = read(*inputs, **options)
    assert errors == []
    assert len(documents) == 1
    return documents[0]


def error_of(*inputs, **options):
    documents, errors = read(*inputs, **options)
    assert documents == []
    assert len(errors) == 1
    assert "\n" not in errors[0]
    return errors[0]


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Text and its header


@pytest.mark.parametrize(
    "text",
    [
        "a\r\nb\r\n",
        " a \u00ad\u200b\u200e\u202e b\n\n",
        "“a” ‘b’ – c…",
        "\u2028a\x0cb\x85c\td",
        "---\nno header, a rule\n",
        "Note: this is a text\n\nb",
        "😀",
    ],
)
def test_text_is_kept_as_it_is(tmp_path, text):
    assert only(put(tmp_path / "a.txt", text)).text == text


HEADER = "title: A raid: the story\npublished: 2021-09-01\nsource: 'The Courier'\nurl: https://example.org/a\n"


BLOCK = f"---\n{HEADER}---\n"


@pytest.mark.parametrize("head", [BLOCK, f"---\n{HEADER}tags:\n  - war\n\nx\n---\n", f"{HEADER}\n", BLOCK.replace("\n", "\r\n")])
def test_headers_of_text_files(tmp_path, head):
    found = only(put(tmp_path / "a.txt", head + "\n" + STORY + "\n"), published="1999-01-01")
    assert found == Document("a.txt", STORY + "\n", "A raid: the story", "2021-09-01", "The Courier", "https://example.org/a")


def test_a_header_may_bring_an_id_and_lack_a_date(tmp_path):
    found = only(put(tmp_path / "a.txt", f"---\nid: n-1\n---\n{STORY}"), published="2020-02-02")
    assert (found.id, found.published) == ("n-1", "2020-02-02")


@pytest.mark.parametrize(
    "text", ["---\ntitle: never closed\n\nText.", "title: A\nand more text\n\nText.", "text: this\n\nText.", "---\n---\nText."]
)
def test_what_only_looks_like_a_header_is_text(tmp_path, text):
    assert only(put(tmp_path / "a.txt", text)).text == text


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path):
    source = (
        "# A *raid*\n\nNorland **attacked** [Sudria](http://x).\nIt was *early*. ![map](m.png)\n\n"
        "- one `thing`\n- two &amp; three\n\n> She left.\n"
    )
    found = only(put(tmp_path / "a.md", source))
    assert found.title == "A *raid*"
    assert found.text == "A raid\n\nNorland attacked Sudria.\nIt was early. \n\none thing\n\ntwo & three\n\nShe left."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-09-01", "2021-09-01"),
        ("2021-09-01T23:59:00+02:00", "2021-09-01"),
        (" 2021/09/01 ", "2021-09-01"),
        ("20210901", "2021-09-01"),
        ("1 September 2021", "2021-09-01"),
        ("Sep. 1, 2021", "2021-09-01"),
        ("Wed, 01 Sep 2021 08:00:00 +0000", "2021-09-01"),
        ("Sept 1", None),
        ("2021-02-30", None),
        ("01/09/2021", None),
        ("2021", None),
        ("2021-W35-3", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_days(text, day):
    assert parse_day(text) == day


@given(st.text(max_size=30))
def test_days_are_days_or_none(text):
    assert parse_day(text) is None or len(parse_day(text)) == 10


# Encodings

WORDS = "“Café” – Zürich’s minister said: naïve, Ærø, 5 €."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        WORDS.encode("cp1252"),
        ("x" * 40 + WORDS).encode("utf-16-le"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "utf-16 without a mark"],
)
def test_encodings_are_found(tmp_path, data):
    assert only(put(tmp_path / "a.txt", data)).text.lstrip("x") == WORDS


def test_cyrillic_without_a_mark(tmp_path):
    text = "Министр обороны заявил, что войска покинули город в понедельник. Об этом сообщает агентство. " * 5
    assert only(put(tmp_path / "a.txt", text.encode("cp1251"))).text == text


@pytest.mark.parametrize("name", ["a.html", "b.htm"])
def test_a_page_says_its_encoding(tmp_path, name):
    page = PAGE.replace("utf-8", "windows-1252").replace(STORY, WORDS)
    assert WORDS.split("said")[0] in only(put(tmp_path / name, page.encode("cp1252"))).text


# Pages and PDF


def test_html_gives_text_title_day_and_outlet(tmp_path):
    found = only(put(tmp_path / "a.html", PAGE))
    assert (found.title, found.published, found.source) == ("A raid", "2021-09-01", "The Courier")
    assert f"{STORY} “It is number 0,” she said & left.\n\n{STORY}" in found.text
    assert "World" not in found.text
    assert "rights reserved" not in found.text


def test_a_page_without_metadata_has_no_invented_date(tmp_path):
    found = only(put(tmp_path / "a.html", f"<p>{STORY}</p><footer>© 2015</footer>"), published="2021-09-02")
    assert (found.published, found.title) == ("2021-09-02", None)
    assert STORY in found.text


def test_xhtml_and_broken_html(tmp_path):
    page = f'<?xml version="1.0" encoding="utf-8"?>\n<html><body><p>{STORY}</p></body></html>'
    assert STORY in only(put(tmp_path / "a.xhtml", page)).text
    assert STORY in only(put(tmp_path / "b.html", f"<p>{STORY}<div><b></p>")).text
    assert "b.html" in error_of(put(tmp_path / "c" / "b.html", "<html><body></body></html>"))


def pdf(pages, *, title=None, encrypt=None):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A5, encrypt=encrypt)
    if title:
        canvas.setTitle(title)
    for lines in pages:
        for row, line in enumerate(lines):
            canvas.drawString(40, 540 - 14 * row, line)
        canvas.rect(10, 10, 50, 50)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pdf_lines_become_paragraphs(tmp_path):
    lines = [
        "Norland attacked Sudria on Monday, the defence minis-",
        "ter said. The US-",
        "backed group denied that",
        "it took part.",
        "",
        "He left.",
    ]
    found = only(put(tmp_path / "a.pdf", pdf([lines], title="A raid")))
    assert found.text.split("\n\n") == [
        "Norland attacked Sudria on Monday, the defence minister said. The US-backed group denied that it took part.",
        "He left.",
    ]
    assert found.title == "A raid"


def test_pdf_running_heads_and_page_numbers_go(tmp_path):
    words = ["one", "two", "three", "four"]
    story = "Norland lost battle {} of the long war in the north"
    pages = [["The Courier", story.format(word), "and went on.", f"Page {n}"] for n, word in enumerate(words)]
    text = only(put(tmp_path / "a.pdf", pdf(pages))).text
    assert "Courier" not in text
    assert "Page" not in text
    assert all(f"battle {word}" in text for word in words)


def test_a_sentence_goes_on_over_the_page():
    assert join_pages(["The minister", "said nothing."]) == "The minister said nothing."
    assert join_pages(["The minister\n\n", "\n\nsaid nothing."]) == "The minister said nothing."


def test_pdf_that_anybody_may_open_is_read(tmp_path):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([[STORY]]))))
    writer.encrypt(user_password="", owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert STORY in only(put(tmp_path / "a.pdf", out.getvalue())).text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (pdf([[STORY]], encrypt="secret"), "is encrypted; remove its password first"),
        (pdf([[]]), "only images; run OCR on it first"),
        (b"%PDF-1.7\nnot a PDF at all", "cannot be read as PDF"),
        (pdf([[STORY]])[:400], "cannot be read as PDF"),
        (b"", "is empty"),
    ],
    ids=["encrypted", "images", "broken", "cut", "empty"],
)
def test_pdf_that_cannot_be_read(tmp_path, data, told, capfd):
    assert told in error_of(put(tmp_path / "a.pdf", data))
    assert capfd.readouterr().err == ""


# Records


def test_json_lines_keep_texts_and_fields(tmp_path):
    text = "  A\r\nb\u2028c \u200b“d”\n"
    first = {"text": text, "id": "n1", "title": "T", "published": "2021-09-01", "source": "S", "url": "u"}
    lines = [first, {"text": "b"}, {"id": 7, "text": "c"}]
    path = put(tmp_path / "in" / "a.jsonl", "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n")
    documents, errors = read(path, published="2020-01-01")
    assert errors == []
    assert documents == [
        Document("n1", text, "T", "2021-09-01", "S", "u"),
        Document("a.jsonl:2", "b", None, "2020-01-01"),
        Document("7", "c", None, "2020-01-01"),
    ]
    assert read(tmp_path / "in")[0][1].id == "a.jsonl:2"


def test_bad_lines_are_named_and_the_others_read(tmp_path):
    lines = [
        '{"text": "good"}',
        '{"text": "broken"',
        "[1, 2]",
        '"text"',
        '{"title": "none"}',
        '{"text": null}',
        '{"text": "  "}',
        "17",
        '{"text": "x", "published": "31 June"}',
        '{"text": "x", "title": ["a"]}',
        "",
        "[" * 200_000,
        '{"text": "last", "title": null}',
    ]
    documents, errors = read(put(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [document.text for document in documents] == ["good", "last"]
    assert [error.split("a.jsonl:")[1].split(" (")[0] for error in errors] == [
        "2: not valid JSON",
        "3: expected a JSON object, found a list; each line is one document",
        "4: expected a JSON object, found a string; each line is one document",
        '5: expected a text in "text", found nothing; put the document\'s text there',
        '6: expected a text in "text", found null; put the document\'s text there',
        "7: holds no text; leave it out, or look whether it was saved",
        "8: expected a JSON object, found a number; each line is one document",
        "9: published: '31 June' is no date; write it as YYYY-MM-DD",
        "10: title: expected a string, found a list; quote it or leave it out",
        "12: JSON nested too deep; each line is one document",
    ]


def test_half_a_surrogate_pair_moves_no_offset(tmp_path):
    found = only(put(tmp_path / "a.jsonl", r'{"text": "a\ud800b\ud83d\ude00c", "title": "\udc00"}'))
    assert (found.text, found.title) == ("a\ufffdb😀c", "\ufffd")
    assert found.text.encode()


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_text_survives_json_lines_and_csv(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("round")
    assert only(put(folder / "a.jsonl", json.dumps({"text": text}, ensure_ascii=False))).text == text
    quoted = '"' + text.replace('"', '""') + '"'
    if "\0" not in text:
        assert only(put(folder / "a.csv", f"id,text\n1,{quoted}\n")).text == text


def test_a_line_that_is_no_utf8(tmp_path):
    documents, errors = read(put(tmp_path / "a.jsonl", b'{"text": "caf\xe9"}\n{"text": "good"}\n'))
    assert [document.text for document in documents] == ["good"]
    assert "a.jsonl:1: not valid UTF-8" in errors[0]


def test_json_lines_in_utf16(tmp_path):
    assert [d.text for d in read(put(tmp_path / "a.jsonl", '{"text": "é"}\n{"text": "b"}\n'.encode("utf-16")))[0]] == ["é", "b"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_columns_by_many_names(tmp_path, mark):
    head = mark.join(["Headline", "Date", "Outlet", "Link", "Content", "x"])
    row = mark.join(["T", "2021-09-01", "S", "u", '"A ""b"",\r\nc; d | e"', "?"])
    found = only(put(tmp_path / "a.csv", f"{head}\r\n{row}\r\n"))
    assert found == Document("a.csv:2", 'A "b",\r\nc; d | e', "T", "2021-09-01", "S", "u")


def test_csv_names_the_line_a_record_begins_at(tmp_path):
    documents, errors = read(put(tmp_path / "a.csv", 'text,date\n"a\nb",2021-09-01\nc,2021-13-01\n,\n"",2021-09-01\nd,\n'))
    assert [(d.id, d.text) for d in documents] == [("a.csv:2", "a\nb"), ("a.csv:7", "d")]
    assert [error.split("a.csv:")[1] for error in errors] == [
        "4: published: '2021-13-01' is no date; write it as YYYY-MM-DD",
        "6: holds no text; leave it out, or look whether it was saved",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_encodings(tmp_path, encoding):
    assert only(put(tmp_path / "a.csv", f"text\n{WORDS.replace(',', '')}\n".encode(encoding))).text == WORDS.replace(",", "")


def test_csv_cells_may_be_long(tmp_path):
    assert len(only(put(tmp_path / "a.csv", "text\n" + "word " * 100_000)).text) == 500_000


def test_csv_without_a_text_column(tmp_path):
    error = error_of(put(tmp_path / "a.csv", "title,date\na,b\n"))
    assert "a.csv: no column named text (or content, body, article) but title, date; rename" in error


# Folders, ids and other names


def test_folders_are_read_in_order_without_hidden_and_other_files(tmp_path):
    for name in ("b/z.txt", "b/a.md", "a.txt", ".hidden.txt", ".git/a.txt", "b/x.docx", "b/y.png"):
        put(tmp_path / name, f"This is {name}.")
    assert [d.id for d in read(tmp_path)[0]] == ["a.txt", "b/a.md", "b/z.txt"]


def test_bad_files_of_a_folder_are_listed_and_the_good_read(tmp_path):
    put(tmp_path / "a.txt", "")
    put(tmp_path / "b.txt", bytes(range(256)) * 10)
    put(tmp_path / "c.txt", "Good.")
    put(tmp_path / "d.pdf", "none")
    documents, errors = read(tmp_path)
    assert [d.id for d in documents] == ["c.txt"]
    told = ["a.txt: is empty", "b.txt: is a binary file", "d.pdf: cannot be read as PDF"]
    assert [words in error for words, error in zip(told, errors, strict=True)] == [True] * 3


def test_ids_that_two_inputs_share_get_the_input_before_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a/x.txt", "b/x.txt", "b/c/x.txt"):
        put(tmp_path / name, f"This is {name}.")
    assert [d.id for d in read("a", "b")[0]] == ["x.txt", "c/x.txt", "b/x.txt"]
    assert [d.id for d in read("a/x.txt", "b/x.txt")[0]] == ["x.txt", "b/x.txt"]


def test_a_file_named_twice_is_read_once(tmp_path):
    path = put(tmp_path / "x.txt", STORY)
    assert len(read(tmp_path, path, path)[0]) == 1


def test_an_id_given_twice_is_an_error(tmp_path):
    documents, errors = read(put(tmp_path / "a.jsonl", '{"id": "x", "text": "a"}\n{"id": "x", "text": "b"}\n'))
    assert [d.text for d in documents] == ["a"]
    assert "a.jsonl:2: the id 'x' is already that of" in errors[0]
    assert "a.jsonl:1; give each document its own" in errors[0]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.docx", b"PK", "is no kind of file that can be read; expected .txt"),
        ("x.txt", b"  \n\t", "is empty"),
        ("x.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "is a binary file"),
        ("x.txt", b"title: A\n\n   ", "holds no text"),
        ("x.txt", b"published: 2021-31-31\n\nText.", "published: '2021-31-31' is no date; write it as YYYY-MM-DD"),
        ("x.txt", codecs.BOM_UTF16_LE + b"a", "not valid utf-16-le at byte 0"),
        ("x.jsonl", b"\n\n", "holds no document"),
        ("x.csv", b"", "no column named text"),
        ("x.csv", b"text\n", "holds no document"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, content, told):
    error = error_of(put(tmp_path / name, content))
    assert str(tmp_path / name) in error
    assert told in error


def test_what_is_not_there(tmp_path):
    assert "no such file or folder; check the path" in error_of(tmp_path / "nothing")
    assert "is no path" in error_of("a\0b")
    assert "cannot be read (File name too long)" in error_of("x" * 5000)
    (tmp_path / "empty").mkdir()
    assert "holds no file that can be read; expected .txt" in error_of(tmp_path / "empty")
    put(tmp_path / "other" / "x.png", "x")
    assert "holds no file that can be read" in error_of(tmp_path / "other")


@pytest.mark.skipif(os.geteuid() == 0, reason="to the superuser no file is closed")
def test_what_may_not_be_read(tmp_path):
    put(tmp_path / "a.txt", STORY).chmod(0)
    assert "cannot be read (Permission denied); check the path and its permissions" in error_of(tmp_path / "a.txt")
    (tmp_path / "b").mkdir(mode=0)
    assert "Permission denied" in error_of(tmp_path / "b")


def test_a_wrong_date_for_all_is_told_at_once():
    with pytest.raises(InputError, match="--published: 'soon' is no date; write it as YYYY-MM-DD"):
        read("whatever", published="soon")


def test_it_streams(tmp_path):
    put(tmp_path / "a.txt", STORY)
    first = read_documents([str(tmp_path / "a.txt"), str(tmp_path / "missing")])
    assert next(first).text == STORY
    assert isinstance(next(first), InputError)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (STORY.encode(), ["stdin"]),
        (PAGE.encode(), ["stdin"]),
        (pdf([[STORY]]), ["stdin"]),
        (b'{"text": "a"}\n{"id": "x", "text": "b"}\n', ["stdin:1", "x"]),
        (b"{curly} text", ["stdin"]),
    ],
    ids=["text", "html", "pdf", "lines", "braces"],
)
def test_standard_input_by_its_content(data, ids):
    documents, errors = read("-", stdin=io.BytesIO(data))
    assert errors == []
    assert [d.id for d in documents] == ids
    assert data[:1] == b"{" or STORY in documents[0].text


def test_empty_standard_input():
    assert "standard input: is empty" in error_of("-", stdin=io.BytesIO(b""))


# The web


LATIN = PAGE.replace('<meta charset="utf-8">', "").replace("left", "café").translate({ord("“"): None, ord("”"): None})


class Server(BaseHTTPRequestHandler):
    """What a site can answer, by path."""

    def do_GET(self):
        name = self.path.strip("/").partition("?")[0]
        answers = {
            "page": ("text/html; charset=utf-8", PAGE.encode()),
            "latin": ("text/html; charset=ISO-8859-1", LATIN.encode("latin-1")),
            "plain": ("text/plain", STORY.encode()),
            "report.pdf": ("application/octet-stream", pdf([[STORY]])),
            "report": ("application/pdf", pdf([[STORY]])),
            "news.jsonl": ("application/octet-stream", b'{"text": "a"}\n{"text": "b"}\n'),
            "untold": (None, PAGE.encode()),
            "picture": ("image/png", b"\x89PNG"),
            "empty": ("text/html", b""),
            "large": ("text/html", b"x" * 300_000),
        }
        if name == "moved":
            self._answer(302, None, b"", Location="/page")
        elif name == "loop":
            self._answer(302, None, b"", Location="/loop")
        elif name == "elsewhere":
            self._answer(302, None, b"", Location="file:///etc/passwd")
        elif name == "zipped":
            self._answer(200, "text/html", gzip.compress(PAGE.encode()), **{"Content-Encoding": "gzip"})
        elif name == "bomb":
            self._answer(200, "text/html", gzip.compress(b"x" * 30_000_000), **{"Content-Encoding": "gzip"})
        elif name == "endless":
            self._drip(b"x" * 50_000, 0)
        elif name == "slow":
            self._drip(b"x", 0.05)
        elif name in answers:
            self._answer(200, *answers[name])
        else:
            self._answer(404, "text/html", b"<p>Nothing here.</p>")

    def _answer(self, status, kind, body, **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, piece, pause):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(2000):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            pass

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ["page", "moved", "zipped", "untold"])
def test_a_page_of_the_web(site, name):
    found = only(f"{site}/{name}")
    assert (found.id, found.url) == (f"{site}/{name}",) * 2
    assert (found.title, found.published, found.source) == ("A raid", "2021-09-01", "The Courier")
    assert STORY in found.text


@pytest.mark.parametrize("name", ["plain", "report", "report.pdf", "report.pdf?x=1"])
def test_other_kinds_of_the_web(site, name):
    found = only(f"{site}/{name}")
    assert STORY in found.text
    assert found.url == f"{site}/{name}"


def test_lines_of_the_web(site):
    assert [d.id for d in read(f"{site}/news.jsonl")[0]] == [f"{site}/news.jsonl:1", f"{site}/news.jsonl:2"]


def test_the_encoding_that_the_server_names(site):
    assert "café" in only(f"{site}/latin").text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing", "the server answers 404 Not Found; check the address"),
        ("picture", "is image/png; expected a page of HTML"),
        ("empty", "is empty"),
        ("loop", "check the address"),
        ("elsewhere", "check the address"),
        ("bomb", "larger than 20 MB; save the page"),
        ("endless", "larger than 20 MB; save the page"),
    ],
)
def test_addresses_that_cannot_be_read(site, name, told):
    error = error_of(f"{site}/{name}")
    assert f"{site}/{name}: " in error
    assert told in error


def test_limits_of_size_and_time(site):
    with pytest.raises(InputError, match=r"larger than 0\.1 MB"):
        fetch(f"{site}/large", largest=100_000)
    with pytest.raises(InputError, match="not read whole within 1 seconds"):
        fetch(f"{site}/slow", longest=1.0)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[::1", "https://no.such.host.invalid/", "http://"])
def test_addresses_that_nobody_answers(url):
    assert "check the address and the connection" in error_of(url)
