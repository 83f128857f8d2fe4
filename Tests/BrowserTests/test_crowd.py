"""A crowd before the public pages: who came with a browser works for a place, who came without scripts answers for one."""

import http.client
import re
import shutil
import socket
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from conftest import People, Server
from journeys import PHONE, REPORTER, hand_in

# A number opens after 20 seconds, on a machine that is kept busy.
WAIT_MILLISECONDS = 60_000
NUMBERS = {word: number for number, word in enumerate("零一两三四五六七八九")}


@pytest.fixture(scope="module")
def crowded():
    """A server of its own: the others find no crowd at their door."""
    folder = Path(tempfile.mkdtemp(prefix="dengwen-crowd-", dir="/tmp"))
    running = Server(folder)
    yield running
    code = running.stop()
    shutil.rmtree(folder, ignore_errors=True)
    assert code == 0, "the server must end cleanly"


@pytest.fixture
def visitors(chromium, crowded):
    everybody = People(chromium, crowded)
    yield everybody
    everybody.close()


class Crowd:
    """Programs that send what must go up sealed, as fast as they are answered: each takes a place, and none is stored."""

    def __init__(self, url: str):
        self.url = url
        self.is_over, self.has_to_wait = threading.Event(), threading.Event()
        # Forms that found no place, and what ended a program before its time.
        self.refused, self.ended = 0, []
        self.programs = [threading.Thread(target=self._go) for _ in range(2)]

    def _go(self):
        try:
            self._flood()
        except Exception as error:  # pytest only warns of what ends a thread
            self.ended.append(error)

    def _flood(self):
        to = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=WAIT_MILLISECONDS / 1000)
        to.request("GET", "/report")
        page = to.getresponse()
        cookie = page.headers["set-cookie"].split(";")[0]
        secret = re.search(r'name="csrf" value="([^"]+)"', page.read().decode()).group(1)
        form = urlencode({
            "csrf": secret, "area": "O420281", "managed": "own", "signature": "real", "reporter-name": REPORTER,
            "reporter-phone": PHONE, "accused-name": "舟某", "accused-unit": "湖北省人民政府", "accused-post": "副省长",
            "text": "2026年6月，舟某收受礼金8000元。", "read": "yes", "no-secrets": "yes",
        })
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        while not self.is_over.is_set():
            to.request("POST", "/report", form, headers)
            answer = to.getresponse()
            answer.read()
            assert answer.status in (422, 429), answer.status
            if answer.status == 429:
                self.refused += 1
                self.has_to_wait.set()
        to.close()

    def goes_on(self) -> int:
        """How many forms were sent away so far, while all programs still send."""
        assert self.ended == [] and all(program.is_alive() for program in self.programs), self.ended
        return self.refused


@contextmanager
def crowd(url: str):
    everybody = Crowd(url)
    for program in everybody.programs:
        program.start()
    try:
        assert everybody.has_to_wait.wait(WAIT_MILLISECONDS / 1000), f"the room was never used up: {everybody.ended}"
        yield everybody
    finally:
        everybody.is_over.set()
        for program in everybody.programs:
            program.join()
    assert everybody.ended == []


def send_with(page, crowd, field: str, other: str) -> None:
    """Sends the form with what its sender did for a place, and with nothing else. It passes while the crowd is still there, which
    leaves no place to anybody who did nothing."""
    brought = {name: page.locator(f"#report input[name={name}]").input_value() for name in ("wait-number", field, other)}
    assert brought["wait-number"] and brought[field].lstrip("-").isdigit() and not brought[other], brought
    before = crowd.goes_on()
    page.click("#report .actions button.primary")
    page.locator(".slip .code").wait_for(timeout=WAIT_MILLISECONDS)
    assert crowd.goes_on() > before, "nobody was sent away meanwhile"


def hand_in_and_wait(page) -> None:
    """Hands in until it has to wait: two places a second come back, and once in a while one is taken."""
    hand_in(page)
    for _ in range(3):
        if page.locator("#wait-answer").count():
            break
        hand_in(page)
    assert page.locator("#wait-answer").count() == 1
    assert "舟某" in page.input_value("#text"), "nothing typed is lost"


def answer_to(question: str) -> int:
    first, verb, second = re.search("原来有(.).+?，(又拿来|拿走了)(.)", question).groups()
    return NUMBERS[first] + NUMBERS[second] * (1 if verb == "又拿来" else -1)


def test_a_browser_works_for_its_place_and_needs_no_answer(visitors, crowded):
    page = visitors(width=375, height=740)
    errors = []
    page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    with crowd(crowded.url) as flood:
        hand_in_and_wait(page)
        assert page.locator("script").count() == 1
        says = page.locator("#work [role=status]")
        says.filter(has_text="算好了").wait_for(timeout=WAIT_MILLISECONDS)
        assert page.locator("input[name=wait-work]").input_value().isdigit()
        says.filter(has_text="现在可以").wait_for(timeout=WAIT_MILLISECONDS)
        assert page.input_value("#wait-answer") == ""
        send_with(page, flood, "wait-work", "wait-answer")
    assert page.locator("script").count() == 0, "a page on which nobody waits runs none"
    assert errors == [] and visitors.foreign == []


def test_without_scripts_an_answer_is_enough(visitors, crowded):
    page = visitors(scripts=False, width=375, height=740)
    with crowd(crowded.url) as flood:
        hand_in_and_wait(page)
        page.fill("#wait-answer", str(answer_to(page.locator("label[for=wait-answer]").inner_text())))
        assert page.locator("#work [role=status]").inner_text() == ""
        page.wait_for_timeout(21_000)
        send_with(page, flood, "wait-answer", "wait-work")
    assert visitors.foreign == []


PHOTO = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0" + bytes(2_000) + b"\xff\xd9"}


@contextmanager
def crowded_with_files(url: str):
    """Eight senders of one long file each hold the places that are for everybody, fast enough to keep them."""
    is_over = threading.Event()
    head = ("POST /report HTTP/1.1\r\nHost: here\r\nContent-Type: multipart/form-data; boundary=X\r\nContent-Length: 400000000\r\n\r\n"
            '--X\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n')
    to = urlsplit(url)
    senders = [socket.create_connection((to.hostname, to.port)) for _ in range(8)]
    for sender in senders:
        sender.sendall(head.encode() + PHOTO["buffer"])

    def go_on():
        while not is_over.wait(0.5):
            for sender in senders:
                sender.sendall(bytes(65_536))

    program = threading.Thread(target=go_on)
    program.start()
    try:
        yield
    finally:
        is_over.set()
        program.join()
        for sender in senders:
            sender.close()


def test_while_many_files_come_a_browser_works_for_a_place_for_its_own(visitors, crowded):
    page = visitors(width=375, height=740)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with crowded_with_files(crowded.url):
        hand_in(page, files=[PHOTO])
        page.locator("#files-problem").wait_for(timeout=WAIT_MILLISECONDS)
        assert "舟某" in page.input_value("#text") and page.locator("#wait-answer").count() == 0
        page.locator("#work [role=status]").filter(has_text="现在可以").wait_for(timeout=WAIT_MILLISECONDS)
        page.set_input_files("#files", [PHOTO])
        page.click("#report .actions button.primary")
        page.locator(".slip .code").wait_for(timeout=WAIT_MILLISECONDS)
    assert errors == [] and visitors.foreign == []


def test_without_scripts_the_words_go_at_once_and_the_file_is_named_as_not_taken(visitors, crowded):
    page = visitors(scripts=False, width=375, height=740)
    with crowded_with_files(crowded.url):
        hand_in(page, files=[PHOTO])
        assert "不运行脚本" in page.inner_text("#files-problem") and "舟某" in page.input_value("#text")
        page.click("#report .actions button.primary")
        assert page.locator(".slip .code").count() == 1
    assert visitors.foreign == []
