"""Tools that nobody here wrote verify what leaves the house: the API's description and the webhooks."""

import json
import queue
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator
from journeys import PETITION_LEAD, PHONE, REGISTRAR, REPORTER, accept, register_letter
from openapi_spec_validator import validate
from standardwebhooks import Webhook, WebhookVerificationError

ADMINISTRATOR = "大冶系统管理员"
# What leaves the house is approved by the other office (三员分立).
SECURITY_OFFICER = "大冶安全保密管理员"
# The pump looks at once when something is announced; the bound is for a machine that is busy with other tests.
DELIVERY_SECONDS = 60

# Every key of the envelope (CloudEvents 1.0, structured JSON) with its extensions, and nothing else.
ENVELOPE = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        "specversion", "id", "source", "type", "time", "subject", "datacontenttype", "sequence", "partitionkey",
        "dataclassification", "data",
    ],
    "properties": {
        "specversion": {"const": "1.0"},
        "id": {"type": "string", "pattern": "^evt_[0-9A-Za-z]+$"},
        "source": {"type": "string", "pattern": "^/dengwen/[0-9]+$"},
        "type": {"type": "string", "pattern": r"^dengwen\.[a-z]+\.[a-z]+\.v1$"},
        "time": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"},
        "subject": {"type": "string", "pattern": "^case/[0-9A-Za-z_-]+$"},
        "datacontenttype": {"const": "application/json"},
        "sequence": {"type": "string", "pattern": "^[0-9]{10}$"},
        "partitionkey": {"type": "string"},
        "dataclassification": {"const": "restricted"},
        "data": {
            "type": "object",
            "additionalProperties": False,
            "required": ["case_ref", "rev"],
            "properties": {"case_ref": {"type": "string"}, "rev": {"type": "integer", "minimum": 1}},
        },
    },
}


def test_the_description_of_the_api_is_valid():
    validate(yaml.safe_load((ROOT / "docs/openapi.yaml").read_text(encoding="utf-8")))


class Receiver:
    """An HTTP server of the test's own on loopback; it keeps what came, body and headers."""

    def __init__(self):
        self.came = queue.Queue()
        came = self.came

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                came.put((body, {name.lower(): value for name, value in self.headers.items()}))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/dengwen"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def next(self, kind: str) -> tuple[bytes, dict]:
        """The next message of a kind; passes over others, such as the ping of a new endpoint."""
        while True:
            body, headers = self.came.get(timeout=DELIVERY_SECONDS)
            if json.loads(body)["type"] == kind:
                return body, headers


@pytest.fixture
def receiver():
    running = Receiver()
    yield running
    running.server.shutdown()
    running.server.server_close()


def propose_endpoint(page, address: str) -> str:
    """Proposes an endpoint through the page and gives the secret, which is shown this once."""
    page.goto("/webhooks")
    page.fill("#name", "测试接收端")
    page.fill("#address", address)
    page.fill("#networks", "127.0.0.0/8")
    page.check("input[name=events][value='dengwen.report.registered.v1']")
    page.click("main form.entry button.primary")
    return page.locator(".secret").inner_text().strip()


def test_a_webhook_is_approved_by_a_second_administrator_and_its_signature_verifies(people, receiver):
    first, second = people(ADMINISTRATOR), people(SECURITY_OFFICER)
    secret = propose_endpoint(first, receiver.url)
    first.goto("/webhooks")
    assert secret not in first.content(), "the secret is shown once"
    assert first.locator("form[action$='/approve']").count() == 0, "who proposed does not approve"
    second.goto("/webhooks")
    second.locator("form[action$='/approve'] button").last.click()
    second.wait_for_selector("[role=status]")

    registrar = people(REGISTRAR)
    number = register_letter(
        registrar, **{"accused-1-name": "星某", "accused-1-unit": "东岳路街道", "accused-1-post": "科员"}
    )
    # Of what waits for triage nobody outside hears.
    accept(registrar, people(PETITION_LEAD), number)
    body, headers = receiver.next("dengwen.report.registered.v1")

    event = Webhook(secret).verify(body, headers)
    Draft202012Validator(ENVELOPE).validate(event)
    assert headers["content-type"] == "application/cloudevents+json"
    assert event["source"] == "/dengwen/420281"
    assert event["partitionkey"] == event["data"]["case_ref"] == event["subject"].removeprefix("case/")
    told = body.decode() + json.dumps(headers)
    assert not any(secret in told for secret in (REPORTER, PHONE, "星某", number)), "references, nothing else"

    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body.replace(b'"rev":', b'"rev":1'), headers)
    second.goto("/webhooks")
    assert "204" in second.locator("table.list").last.inner_text()
    second.locator("form[action$='/disable'] button").last.click()
    second.wait_for_selector("[role=status]")
    first.goto("/webhooks")
    first.locator("form[action$='/enable'] button").last.click()
    receiver.next("dengwen.endpoint.ping.v1")
    second.goto("/webhooks")
    second.locator("form[action$='/disable'] button").last.click()
    second.wait_for_selector("[role=status]")


@pytest.mark.parametrize("address", ["http://example.org:8080/x", "https://user@example.org/", "ftp://127.0.0.1:21/"])
def test_an_address_that_is_not_guarded_is_refused_with_what_was_typed(people, address):
    page = people(ADMINISTRATOR)
    page.goto("/webhooks")
    page.fill("#name", "坏地址")
    page.fill("#address", address)
    page.fill("#networks", "10.0.0.0/8")
    page.check("input[name=events][value='dengwen.report.registered.v1']")
    page.click("main form.entry button.primary")
    assert page.locator("#address-problem").inner_text().strip()
    assert page.input_value("#address") == address
    assert page.locator(".secret").count() == 0
